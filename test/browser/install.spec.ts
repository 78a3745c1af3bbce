/** What a browser needs to install the app, and the guide to it where the browser leaves it to people. */
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import * as z from 'zod/mini';
import { hasApps, killBrowser, openBrowser, whyNoApps } from './browser.ts';
import { isInviting, openBooth, openStation } from './station.ts';

const Picture = z.object({ src: z.string(), sizes: z.string(), type: z.string() });
const Manifest = z.object({
  icons: z.array(Picture),
  shortcuts: z.array(z.object({ name: z.string(), url: z.string(), icons: z.array(Picture) })),
  screenshots: z.array(z.extend(Picture, { form_factor: z.enum(['narrow', 'wide']), label: z.string() })),
});

/** What the browser makes of a picture. Runs in the page. */
const lookAt = async (src: string): Promise<{ sizes: string; type: string | null }> => {
  const picture = new Image();
  picture.src = src;
  await picture.decode();
  const type = (await fetch(src)).headers.get('content-type');
  return { sizes: `${picture.naturalWidth}x${picture.naturalHeight}`, type };
};

test('every picture of the manifest is there, in its size, and no tablet keeps those of the screens', async () => {
  const { kiosk, browser, end } = await openStation();
  try {
    const devTools = await browser.newCDPSession(kiosk);
    const manifestLink = await kiosk.locator('link[rel="manifest"]').getAttribute('href');
    expect(manifestLink).toBe('/manifest.webmanifest');
    const { errors, data } = await devTools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { icons, shortcuts, screenshots } = Manifest.parse(JSON.parse(data ?? ''));
    for (const { src, sizes, type } of [
      ...icons,
      ...screenshots,
      ...shortcuts.flatMap((shortcut) => shortcut.icons),
    ])
      expect({ src, ...(await kiosk.evaluate(lookAt, src)) }).toEqual({ src, sizes, type });
    expect(screenshots.map(({ form_factor }) => form_factor).sort()).toEqual([
      'narrow',
      'narrow',
      'wide',
      'wide',
    ]);
    for (const { url } of shortcuts) {
      const page = await browser.newPage();
      expect((await page.goto(new URL(url, kiosk.url()).href))?.status()).toBe(200);
      await page.getByRole('heading').first().waitFor();
      await page.close();
    }
    const kept = await kiosk.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain('/index.html');
    expect(kept.filter((path) => path.startsWith('/pictures/'))).toEqual([]);
  } finally {
    await end();
  }
});

const agents = {
  ipad: {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
    touches: 5,
    step: 'In Safari, touch “Share”.',
  },
  android: {
    userAgent: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    touches: 5,
    step: 'In Chrome, open the menu with the three dots.',
  },
  mac: {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
    touches: 0,
    step: 'In Chrome or Edge, look for the install sign in the address bar.',
  },
};

const guide = (page: Page) => page.getByRole('heading', { name: /^(Put|Install) Rollcall on/ });

/** Other browsers make no offer to install; this one does as soon as it can. Runs in the page. */
const withholdOffers = (): void => {
  addEventListener('beforeinstallprompt', (event) => event.stopImmediatePropagation());
};

/** Notes it on the page, and asks all the same. Runs in the page. */
const watchOffers = (): void => {
  addEventListener('beforeinstallprompt', (event) => {
    const { prompt } = event as Event & { prompt(): Promise<unknown> };
    Object.defineProperty(event, 'prompt', {
      value: () => {
        document.body.dataset.asked = event.defaultPrevented ? 'kept back, then asked' : 'asked';
        return prompt.call(event);
      },
    });
  });
};

/** A tablet that is no station yet. */
const withNewTablet = async (
  look: (tablet: { page: Page; browser: BrowserContext; kiosk: string }) => Promise<void>,
): Promise<void> => {
  const booth = await openBooth();
  const profile = join(booth.folder, 'profile');
  const browser = await openBrowser({ profile });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await look({ page, browser, kiosk: `${booth.gateway.url}/kiosk` });
  } finally {
    killBrowser(profile);
    await booth.end();
  }
};

test('a tablet that is no station yet shows the steps of its own browser', () =>
  withNewTablet(async ({ page, browser, kiosk }) => {
    await page.addInitScript(withholdOffers);
    const devTools = await browser.newCDPSession(page);
    for (const { userAgent, touches, step } of Object.values(agents)) {
      await devTools.send('Emulation.setUserAgentOverride', { userAgent });
      await devTools.send('Emulation.setTouchEmulationEnabled', {
        enabled: touches > 0,
        maxTouchPoints: Math.max(1, touches),
      });
      await page.goto(kiosk);
      await page.getByText(step).waitFor();
      await expect(page.getByText(/In Safari|In Chrome/)).toHaveCount(1);
    }
  }));

test('the browser’s own offer takes the place of the steps, and waits until staff want it', () => {
  test.skip(!hasApps, whyNoApps);
  return withNewTablet(async ({ page, kiosk }) => {
    await page.addInitScript(watchOffers);
    const install = page.getByRole('button', { name: 'Install now' });
    // When the browser makes its offer is the browser's own matter: now and then it skips a visit.
    await expect(async () => {
      await page.goto(kiosk);
      await install.waitFor({ timeout: 4_000 });
    }).toPass({ timeout: 60_000 });
    await install.click();
    await expect(page.locator('body')).toHaveAttribute('data-asked', 'kept back, then asked');
    await expect(page.getByText(/In Safari|In Chrome/)).toHaveCount(0);
  });
});

test('staff of a station in a browser’s tab are told how to install it, those of an installed one are not', async () => {
  test.skip(!hasApps, whyNoApps);
  const { kiosk, browser, profile, gateway, end } = await openStation();
  try {
    await kiosk.keyboard.press('Control+Alt+s');
    await kiosk.getByLabel('Choose a station PIN').fill('418257');
    await kiosk.getByLabel('Enter it once more').fill('418257');
    await expect(guide(kiosk)).toBeVisible();
    await browser.close();

    const app = (await openBrowser({ profile, app: `${gateway.url}/kiosk` })).pages()[0];
    if (!app) throw new Error('the app has no window');
    await isInviting(app);
    await app.keyboard.press('Control+Alt+s');
    await app.getByLabel('Enter the station PIN').fill('418257');
    await app.getByRole('heading', { name: 'All safe' }).waitFor();
    await app.waitForTimeout(500);
    await expect(guide(app)).toHaveCount(0);
  } finally {
    await end();
  }
});

test('staff of a tablet are shown how to keep visitors in the app, a drawing with words for each step', async () => {
  const { kiosk, browser, end } = await openStation();
  try {
    const devTools = await browser.newCDPSession(kiosk);
    const enterStaff = async (pinField: string): Promise<void> => {
      await kiosk.keyboard.press('Control+Alt+s');
      await kiosk.getByLabel(pinField).fill('418257');
    };
    await enterStaff('Choose a station PIN');
    await kiosk.getByLabel('Enter it once more').fill('418257');
    await kiosk.getByRole('heading', { name: 'All safe' }).waitFor();
    const show = kiosk.getByText('Show the steps');
    // A computer has nothing of the kind.
    await expect(show).toHaveCount(0);
    for (const { userAgent, names } of [
      { ...agents.ipad, names: 'Guided Access' },
      { ...agents.android, names: 'App pinning' },
    ]) {
      await devTools.send('Emulation.setUserAgentOverride', { userAgent });
      await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
      await kiosk.reload();
      await isInviting(kiosk);
      await enterStaff('Enter the station PIN');
      await show.click();
      const steps = kiosk.locator('.lock').getByRole('listitem');
      await expect(steps).toHaveCount(4);
      await expect(steps.first()).toContainText(names);
      const drawings = steps.getByRole('img');
      const labels = await drawings.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      expect(new Set(labels.filter(Boolean)).size).toBe(4);
    }
  } finally {
    await end();
  }
});
