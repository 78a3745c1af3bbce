/** Films that Chromium plays as its camera (`--use-file-for-fake-video-capture`), again and again. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { generate } from 'lean-qr';

export interface FrameSize {
  width: number;
  height: number;
}

/** Writes frames of luma as YUV4MPEG2, 4:2:0, without colour; returns how many there were. */
export const writeFilm = (
  file: string,
  { width, height, perSecond, frames }: FrameSize & { perSecond: number; frames: Iterable<Buffer> },
): number => {
  const noColour = Buffer.alloc((width * height) / 2, 128);
  const out = openSync(file, 'w');
  let written = 0;
  writeSync(out, `YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1 C420jpeg\n`);
  for (const luma of frames) {
    writeSync(out, 'FRAME\n');
    writeSync(out, luma);
    writeSync(out, noColour);
    written++;
  }
  closeSync(out);
  return written;
};

const wallShade = 120;
const white = 235;
const black = 16;
const quietModules = 4;

/**
 * A grey wall, and on it a badge's QR code where there is one, as high as `share` of the frame; in the middle, or at the
 * right edge.
 */
export const drawWall = (
  { width, height }: FrameSize,
  code: { payload: string; share: number; at: 'middle' | 'right' } | null,
): Buffer => {
  const luma = Buffer.alloc(width * height, wallShade);
  if (code === null) return luma;
  const modules = generate(code.payload);
  const modulePixels = Math.floor((height * code.share) / (modules.size + 2 * quietModules));
  const side = modulePixels * (modules.size + 2 * quietModules);
  const left = code.at === 'right' ? width - side : Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isDark = modules.get(
        Math.floor(x / modulePixels) - quietModules,
        Math.floor(y / modulePixels) - quietModules,
      );
      luma[(top + y) * width + left + x] = isDark ? black : white;
    }
  }
  return luma;
};
