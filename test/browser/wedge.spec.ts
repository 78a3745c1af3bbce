/** A hand scanner's keys as the browser itself delivers them, on a page that has much else to do. */
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { killBrowser, openBrowser } from './browser.ts';
import { emptyFilm, isInviting, openBooth, openStation } from './station.ts';

/**
 * Real key events, one right behind the other, none waiting for the page to have handled the one before. They carry a
 * scanner's own times, a millisecond apart: this machine may be as busy as the page.
 */
const pressKeys = async (page: Page, text: string): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  const keys = [...text].map((key) => ({ key, text: key }));
  const all = [...keys, { key: 'Enter', text: '\r' }];
  const firstSeconds = Date.now() / 1_000 - all.length / 1_000;
  await Promise.all(
    all.map((key, nth) =>
      devtools.send('Input.dispatchKeyEvent', {
        ...key,
        type: 'keyDown',
        timestamp: firstSeconds + nth / 1_000,
      }),
    ),
  );
};

test('a page so busy that it hears each key late still knows a scanner by its speed', async () => {
  const station = await openStation();
  try {
    await station.kiosk.evaluate(() => {
      const busyMs = 80;
      addEventListener('keydown', () => {
        const until = performance.now() + busyMs;
        while (performance.now() < until);
      });
    });
    await pressKeys(station.kiosk, 'WRT-4711');
    await expect(station.kiosk.getByText('We will match it')).toBeVisible();
    const claims = async (): Promise<unknown[]> => {
      const rows = await station.server.rooms.store.db.selectFrom('check_in').select('claim_json').execute();
      return rows.map(({ claim_json }) => JSON.parse(claim_json));
    };
    await expect.poll(claims).toEqual([{ badge_id: 'WRT-4711' }]);
  } finally {
    await station.end();
  }
});

test('a badge that is scanned before the page can read it is read then', async () => {
  let goOn = (): void => undefined;
  const isPressed = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const booth = await openBooth();
  const profile = join(booth.folder, 'profile');
  try {
    const browser = await openBrowser({ profile, cameraFilm: emptyFilm(booth.folder) });
    await browser.route(/wedge-listener/, async (route) => {
      await isPressed;
      await route.continue();
    });
    const kiosk = browser.pages()[0] ?? (await browser.newPage());
    await kiosk.goto(await booth.enrolmentLink());
    await isInviting(kiosk);
    await pressKeys(kiosk, 'WRT-4712');
    await expect(kiosk.getByText('We will match it')).toHaveCount(0);
    goOn();
    await expect(kiosk.getByText('We will match it')).toBeVisible();
  } finally {
    goOn();
    killBrowser(profile);
    await booth.end();
  }
});
