/**
 * What the camera sees during the burst: badges held up one after another, and between them the wall while somebody
 * signs in another way. A patch in the corner says to the measuring script what goes on; the kiosk does not know it.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { generate } from 'lean-qr';
import type { BurstVisitor } from './visitors.ts';

export const patchPixels = 16;
/** Luma of the patch. */
export const patches = { pause: 16, badge: 235, wedge: 160, form: 90 } as const;
export type Moment = keyof typeof patches;

const width = 320;
const height = 240;
const framesPerSecond = 5;
/** How long the camera sees each; a form is filled by a script, as fast as the kiosk lets it. */
const seconds: Record<Moment, number> = { pause: 1, badge: 2, wedge: 2, form: 7 };

const drawFrame = (moment: Moment, payload: string | null): Buffer => {
  const luma = Buffer.alloc(width * height, 120);
  if (payload !== null) {
    const code = generate(payload);
    const quiet = 4;
    const modulePixels = Math.floor(height / (code.size + 2 * quiet));
    const side = modulePixels * (code.size + 2 * quiet);
    const left = width - side;
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const dark = code.get(Math.floor(x / modulePixels) - quiet, Math.floor(y / modulePixels) - quiet);
        luma[y * width + left + x] = dark ? 16 : 235;
      }
  }
  for (let y = 0; y < patchPixels; y++) luma.fill(patches[moment], y * width, y * width + patchPixels);
  return luma;
};

/** Writes the film as YUV4MPEG2 and returns how many seconds it lasts. */
export const writeBurstFilm = (file: string, visitors: readonly BurstVisitor[]): number => {
  const out = openSync(file, 'w');
  const noColour = Buffer.alloc((width * height) / 2, 128);
  let frames = 0;
  const show = (moment: Moment, payload: string | null, long = seconds[moment]): void => {
    const luma = drawFrame(moment, payload);
    for (let frame = 0; frame < long * framesPerSecond; frame++, frames++) {
      writeSync(out, 'FRAME\n');
      writeSync(out, luma);
      writeSync(out, noColour);
    }
  };
  writeSync(out, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  // The kiosk is opened and enrolled meanwhile, and at the end everybody has gone before the film begins anew.
  show('pause', null, 20);
  for (const { by, payload } of visitors) {
    show(by, by === 'badge' ? payload : null);
    show('pause', null);
  }
  show('pause', null, 60);
  closeSync(out);
  return frames / framesPerSecond;
};
