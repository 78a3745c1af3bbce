/** A hand scanner's keys as the browser itself delivers them, on a page that has much else to do. */
import { expect, type Page, test } from '@playwright/test';
import { openStation } from './station.ts';

/** Real key events, one right behind the other, none waiting for the page to have handled the one before. */
const pressKeys = async (page: Page, text: string): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  const keys = [...text].map((key) => ({ type: 'keyDown' as const, key, text: key }));
  const enter = { type: 'keyDown' as const, key: 'Enter', text: '\r' };
  await Promise.all([...keys, enter].map((key) => devtools.send('Input.dispatchKeyEvent', key)));
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
