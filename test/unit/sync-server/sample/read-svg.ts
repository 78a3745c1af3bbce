import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const scale = 3;

/** The pixels of a picture made of rectangles, as `badgeSvg` draws them. */
const paint = (svg: string): ImageData => {
  const [x0 = 0, y0 = 0, units = 0, tall = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '')
    .split(' ')
    .map(Number);
  const width = units * scale;
  const height = tall * scale;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const black = svg.slice(svg.lastIndexOf('<path'));
  for (const [, x = '', y = '', length = '', rows = ''] of black.matchAll(
    /M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g,
  )) {
    for (let row = (Number(y) - y0) * scale; row < (Number(y) - y0 + Number(rows)) * scale; row += 1) {
      const start = (row * width + (Number(x) - x0) * scale) * 4;
      for (let at = start; at < start + Number(length) * scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
};

const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(file)).buffer } });

/** What the decoder of the kiosk reads in the picture. */
export const readSvg = async (svg: string): Promise<{ text: string; format: string }[]> => {
  const found = await readBarcodes(paint(svg), { tryHarder: true });
  return found.map(({ text, format }) => ({ text, format }));
};
