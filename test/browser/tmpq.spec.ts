import { test } from '@playwright/test';
import { openStation } from './station.ts';

test('q', async () => {
  const station = await openStation({ cameras: 2 });
  const { kiosk } = station;
  const info = () =>
    kiosk.evaluate(async () => {
      const s = document.querySelector('video')?.srcObject;
      const t = s instanceof MediaStream ? s.getVideoTracks()[0] : undefined;
      const kept = await new Promise((resolve) => {
        const o = indexedDB.open('rollcall');
        o.onsuccess = () => {
          const r = o.result.transaction('setting').objectStore('setting').get('camera-facing');
          r.onsuccess = () => {
            o.result.close();
            resolve(r.result?.value);
          };
        };
      });
      const d = (await navigator.mediaDevices.enumerateDevices())
        .filter((x) => x.kind === 'videoinput')
        .map((x) => x.deviceId.slice(0, 4) + x.label);
      return JSON.stringify([
        t?.readyState,
        t?.getSettings().deviceId?.slice(0, 4),
        t?.getSettings().facingMode,
        kept,
        d,
      ]);
    });
  await kiosk.getByRole('button', { name: 'Use the other camera' }).waitFor();
  console.log('before', await info());
  await kiosk.getByRole('button', { name: 'Use the other camera' }).click();
  for (let i = 0; i < 4; i++) {
    await kiosk.waitForTimeout(800);
    console.log('turned', await info());
  }
  await kiosk.reload();
  for (let i = 0; i < 8; i++) {
    await kiosk.waitForTimeout(1000);
    console.log('reloaded', await info());
  }
  await station.end();
});
