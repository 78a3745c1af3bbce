import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { openStation } from '../station.ts';
import { scanByWedge } from '../visitors.ts';
import { runUpdates } from './campaign.ts';

const updates = 5;
test.setTimeout(300_000);

/** The long form is `npm run updates`. */
test(`${updates} new versions at moments of chance interrupt no sign-in`, async () => {
  const { taken, ...result } = await runUpdates({ updates, seed: 4 });
  expect(result).toEqual({ updates, interrupted: [], stored: updates, version: updates });
  // Otherwise nothing was at stake.
  expect(taken).toBeGreaterThanOrEqual(updates / 2);
});

/** Looks for a new version; resolves when one waits. */
const untilOneWaits = (kiosk: Page): Promise<void> =>
  kiosk.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
  });

/** Lets in the one that waits; resolves when it has taken over. */
const letIn = (kiosk: Page): Promise<void> =>
  kiosk.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    waiting?.postMessage({ type: 'SKIP_WAITING' });
    while (waiting?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 50));
  });

/** The kiosk itself lets nothing in meanwhile. */
const neverQuiet = async (browser: BrowserContext): Promise<void> => {
  await browser.addInitScript(() => {
    const real = window.setInterval;
    const without = (...[handler, ms, ...rest]: Parameters<typeof real>) =>
      ms === 10_000 ? 0 : real(handler, ms, ...rest);
    window.setInterval = without as typeof setInterval;
  });
};

test('a page whose version was taken over from still loads its parts', async () => {
  const { kiosk, gateway, end } = await openStation({ prepare: neverQuiet });
  try {
    gateway.version = 1;
    await untilOneWaits(kiosk);
    await letIn(kiosk);
    expect(await kiosk.locator('meta[name=version]').count()).toBe(0);
    await kiosk.getByRole('button', { name: 'Français' }).click();
    await kiosk.getByRole('heading', { name: 'Scannez votre badge' }).waitFor({ timeout: 5_000 });
    expect(await kiosk.locator('meta[name=version]').count()).toBe(0);
  } finally {
    await end();
  }
});

test('a version that is being put by while the one before takes over has all its files', async () => {
  const { kiosk, gateway, end } = await openStation({ prepare: neverQuiet });
  try {
    gateway.version = 1;
    await untilOneWaits(kiosk);
    // The second is fetched up to one file, which comes when the first has taken over.
    const held = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    gateway.delay = async (path) => {
      if (!path.endsWith('.wasm')) return;
      held.resolve();
      await goOn.promise;
    };
    gateway.version = 2;
    await kiosk.evaluate(
      () => void navigator.serviceWorker.ready.then((registration) => registration.update()),
    );
    await held.promise;
    await letIn(kiosk);
    goOn.resolve();
    await untilOneWaits(kiosk);
    await letIn(kiosk);
    // From here on there is no network: what is not kept is nowhere.
    gateway.wire = 'down';
    await kiosk.goto(`${gateway.url}/kiosk`);
    await kiosk.getByRole('button', { name: 'Français' }).click();
    await kiosk.getByRole('heading', { name: 'Scannez votre badge' }).waitFor();
    expect(await kiosk.locator('meta[name=version]').getAttribute('content')).toBe('2');
    await scanByWedge(kiosk, 'WRT-4711');
    await kiosk.locator('.saved').waitFor();
  } finally {
    await end();
  }
});

test('a page that found none of its files begins again by itself', async () => {
  const { kiosk, gateway, browser, end } = await openStation();
  try {
    // As where two versions took over while a busy tablet was loading the page: its script is nowhere any more.
    await browser.route('**/assets/index-*.js', (route) => route.abort());
    await kiosk.evaluate(async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations())
        await registration.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await kiosk.goto(`${gateway.url}/kiosk`);
    expect(await kiosk.locator('#app > *').count()).toBe(0);
    await browser.unroute('**/assets/index-*.js');
    await kiosk.getByRole('heading', { name: 'Scan your badge' }).waitFor({ timeout: 40_000 });
  } finally {
    await end();
  }
});
