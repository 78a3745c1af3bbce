/** The built decoder, in its worker, on pictures of badges that are turned, tilted, out of focus and in bad light. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { restingFrames } from '../bench/camera/film.ts';
import { openDecodingPage } from '../bench/scan/decoding-page.ts';

/** A Windows bitmap of 24 bits a pixel, rows from the top: the plainest file that browsers read. */
const bitmapFile = (shades: Buffer, { width, height }: { width: number; height: number }): Buffer => {
  const header = Buffer.alloc(54);
  header.write('BM');
  header.writeUInt32LE(54 + shades.length * 3, 2);
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(-height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  return Buffer.concat([header, Buffer.from([...shades].flatMap((shade) => [shade, shade, shade]))]);
};

test('reads every badge, and nothing from the wall', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-decoder-'));
  const page = await openDecodingPage();
  try {
    const { wall, badges, ...size } = restingFrames();
    const file = join(folder, 'picture.bmp');
    for (const [payload, shades] of badges) {
      writeFileSync(file, bitmapFile(shades, size));
      expect((await page.kiosk(file)).texts).toEqual([payload]);
    }
    writeFileSync(file, bitmapFile(wall, size));
    expect((await page.kiosk(file)).texts).toEqual([]);
  } finally {
    await page.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
