import { expect, test } from '@playwright/test';
import { openStation } from '../station.ts';
import { runUpdates } from './campaign.ts';

const updates = 10;
test.setTimeout(300_000);

/** The long form is `npm run updates`. */
test(`${updates} new versions at moments of chance interrupt no sign-in`, async () => {
  const { taken, ...result } = await runUpdates({ updates, seed: 4 });
  expect(result).toEqual({ updates, interrupted: [], stored: updates, version: updates });
  // Otherwise nothing was at stake.
  expect(taken).toBeGreaterThanOrEqual(updates / 2);
});

test('a page whose version was taken over from still loads its parts', async () => {
  const { kiosk, gateway, end } = await openStation();
  try {
    gateway.version = 1;
    await kiosk.evaluate(async () => {
      const taken = new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const next = registration.installing ?? registration.waiting;
      next?.addEventListener('statechange', () => next.postMessage({ type: 'SKIP_WAITING' }));
      next?.postMessage({ type: 'SKIP_WAITING' });
      await taken;
    });
    expect(await kiosk.locator('meta[name=version]').count()).toBe(0);
    await kiosk.getByRole('button', { name: 'Français' }).click();
    await kiosk.getByRole('heading', { name: 'Scannez votre badge' }).waitFor({ timeout: 5_000 });
    expect(await kiosk.locator('meta[name=version]').count()).toBe(0);
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
