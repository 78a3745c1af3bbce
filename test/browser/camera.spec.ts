/** The camera over a long day: turned, taken away, and left alone. */
import { expect, type Page, test } from '@playwright/test';
import { openStation } from './station.ts';

/** The device that the kiosk's picture comes from, null while there is none. */
const deviceOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject;
    const track = stream instanceof MediaStream ? stream.getVideoTracks()[0] : undefined;
    return track?.readyState === 'live' ? (track.getSettings().deviceId ?? null) : null;
  });

/** What the station keeps of it. */
const keptFacing = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('rollcall');
        opening.onsuccess = () => {
          const row = opening.result.transaction('setting').objectStore('setting').get('camera-facing');
          row.onsuccess = () => {
            opening.result.close();
            resolve(row.result?.value);
          };
        };
      }),
  );

test('a station remembers which of its cameras it looks with', async () => {
  const station = await openStation({ cameras: 2 });
  try {
    const { kiosk } = station;
    const turn = kiosk.getByRole('button', { name: 'Use the other camera' });
    await turn.waitFor();
    const front = await deviceOf(kiosk);
    await turn.click();
    // On the way there is none, or another for a moment: fake cameras do not say which way they look.
    await kiosk.locator('.viewfinder-back').waitFor();
    const back = await deviceOf(kiosk);
    expect([null, front]).not.toContain(back);
    await expect.poll(() => keptFacing(kiosk)).toBe('back');
    await kiosk.reload();
    await kiosk.locator('.viewfinder-back').waitFor();
    expect(await deviceOf(kiosk)).toBe(back);
  } finally {
    await station.end();
  }
});

test('a camera that was taken away comes back by itself', async () => {
  const station = await openStation();
  try {
    const { kiosk } = station;
    await expect.poll(() => deviceOf(kiosk)).not.toBeNull();
    const taken = await kiosk.evaluateHandle(() => {
      const stream = document.querySelector('video')?.srcObject ?? null;
      if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop();
      return stream;
    });
    // Another stream: the camera may be back before anybody has looked.
    const isAnother = (): Promise<boolean> =>
      kiosk.evaluate((gone) => document.querySelector('video')?.srcObject !== gone, taken);
    await expect
      .poll(async () => ((await isAnother()) ? deviceOf(kiosk) : null), { timeout: 20_000 })
      .not.toBeNull();
    // With one camera there is nothing to turn to.
    await expect(kiosk.getByRole('button', { name: 'Use the other camera' })).toHaveCount(0);
  } finally {
    await station.end();
  }
});

test('after ten minutes alone the camera rests until somebody touches the tablet', async () => {
  const station = await openStation({ prepare: (browser) => browser.clock.install() });
  try {
    const { kiosk } = station;
    await kiosk.locator('.viewfinder-live').waitFor();
    await kiosk.clock.fastForward('09:00');
    await expect(kiosk.getByText('Touch to wake the camera')).toHaveCount(0);
    await kiosk.clock.fastForward('01:10');
    await expect(kiosk.getByText('Touch to wake the camera')).toBeVisible();
    await kiosk.waitForTimeout(3_000);
    await expect(kiosk.getByText('Touch to wake the camera')).toBeVisible();
    await kiosk.mouse.click(20, 20);
    await expect(kiosk.locator('.viewfinder-live')).toBeVisible();
  } finally {
    await station.end();
  }
});
