import { closeSync, openSync, writeSync } from 'node:fs';
import { generate } from 'lean-qr';

const width = 640;
const height = 480;
const white = 235;
const black = 16;

/** One frame of luma: a wall, and on it the badge's QR code where there is one. */
const drawFrame = (payload: string | null): Buffer => {
  const luma = Buffer.alloc(width * height, 120);
  if (payload === null) return luma;
  const code = generate(payload);
  const quiet = 4;
  const modulePixels = Math.floor((height * 0.8) / (code.size + 2 * quiet));
  const sidePixels = modulePixels * (code.size + 2 * quiet);
  const left = Math.floor((width - sidePixels) / 2);
  const top = Math.floor((height - sidePixels) / 2);
  for (let y = 0; y < sidePixels; y++) {
    for (let x = 0; x < sidePixels; x++) {
      const dark = code.get(Math.floor(x / modulePixels) - quiet, Math.floor(y / modulePixels) - quiet);
      luma[(top + y) * width + left + x] = dark ? black : white;
    }
  }
  return luma;
};

/**
 * Writes the film that Chromium plays as its camera (`--use-file-for-fake-video-capture`), one frame a second:
 * an empty wall, the badge held up for some seconds, and the wall again. YUV4MPEG2, 4:2:0.
 */
export const writeCameraFilm = (
  file: string,
  film: { wallSeconds: number; payload: string | null; badgeSeconds: number; wallAfterSeconds: number },
): void => {
  const wall = drawFrame(null);
  const badge = drawFrame(film.payload);
  const noColour = Buffer.alloc((width * height) / 2, 128);
  const out = openSync(file, 'w');
  writeSync(out, `YUV4MPEG2 W${width} H${height} F1:1 Ip A1:1 C420jpeg\n`);
  const frames = [
    ...Array<Buffer>(film.wallSeconds).fill(wall),
    ...Array<Buffer>(film.badgeSeconds).fill(badge),
    ...Array<Buffer>(film.wallAfterSeconds).fill(wall),
  ];
  for (const luma of frames) {
    writeSync(out, 'FRAME\n');
    writeSync(out, luma);
    writeSync(out, noColour);
  }
  closeSync(out);
};
