import { drawWall, writeFilm } from './camera-film.ts';

const size = { width: 640, height: 480 };

const drawFrame = (payload: string | null): Buffer =>
  drawWall(size, payload === null ? null : { payload, share: 0.8, at: 'middle' });

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
  writeFilm(file, { ...size, frames, perSecond: 1 });
};

/** A series of codes, two a second, as a tablet shows them. */
export const writeSeriesFilm = (file: string, payloads: readonly string[]): void => {
  writeFilm(file, { ...size, frames: payloads.map(drawFrame), perSecond: 2 });
};
