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

/** YUV4MPEG2, 4:2:0: what Chromium plays as its camera (`--use-file-for-fake-video-capture`), again and again. */
const writeFilm = (file: string, { frames, perSecond }: { frames: Buffer[]; perSecond: number }): void => {
  const noColour = Buffer.alloc((width * height) / 2, 128);
  const out = openSync(file, 'w');
  writeSync(out, `YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1 C420jpeg\n`);
  for (const luma of frames) {
    writeSync(out, 'FRAME\n');
    writeSync(out, luma);
    writeSync(out, noColour);
  }
  closeSync(out);
};

/** An empty wall, the badge held up for some seconds, and the wall again; one frame a second. */
export const writeCameraFilm = (
  file: string,
  film: { wallSeconds: number; payload: string | null; badgeSeconds: number; wallAfterSeconds: number },
): void => {
  const wall = drawFrame(null);
  const badge = drawFrame(film.payload);
  const frames = [
    ...Array<Buffer>(film.wallSeconds).fill(wall),
    ...Array<Buffer>(film.badgeSeconds).fill(badge),
    ...Array<Buffer>(film.wallAfterSeconds).fill(wall),
  ];
  writeFilm(file, { frames, perSecond: 1 });
};

/** A series of codes, two a second, as a tablet shows them. */
export const writeSeriesFilm = (file: string, payloads: readonly string[]): void =>
  writeFilm(file, { frames: payloads.map(drawFrame), perSecond: 2 });
