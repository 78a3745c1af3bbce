/**
 * What the camera sees during the burst: badges held up one after another, and between them the wall while somebody
 * signs in another way. A patch in the corner says to the measuring script what goes on; the kiosk does not know it.
 */
import { drawWall, writeFilm } from '../../browser/camera-film.ts';
import type { BurstVisitor } from './visitors.ts';

export const patchPixels = 16;
/** Luma of the patch. */
export const patches = { pause: 16, badge: 235, wedge: 160, form: 90 } as const;
export type Moment = keyof typeof patches;

const size = { width: 320, height: 240 };
const perSecond = 5;
/** How long the camera sees each; a form is filled by a script, as fast as the kiosk lets it. */
const seconds: Record<Moment, number> = { pause: 1, badge: 2, wedge: 2, form: 7 };
/** The kiosk is opened and enrolled before the first comes; everybody has gone before the film begins anew. */
const secondsBefore = 20;
const secondsAfter = 60;

const drawFrame = (moment: Moment, payload: string | null): Buffer => {
  const luma = drawWall(size, payload === null ? null : { payload, share: 1, at: 'right' });
  for (let y = 0; y < patchPixels; y++)
    luma.fill(patches[moment], y * size.width, y * size.width + patchPixels);
  return luma;
};

function* show(moment: Moment, payload: string | null, long = seconds[moment]): Generator<Buffer> {
  const luma = drawFrame(moment, payload);
  for (let frame = 0; frame < long * perSecond; frame++) yield luma;
}

function* burst(visitors: readonly BurstVisitor[]): Generator<Buffer> {
  yield* show('pause', null, secondsBefore);
  for (const { by, payload } of visitors) {
    yield* show(by, by === 'badge' ? payload : null);
    yield* show('pause', null);
  }
  yield* show('pause', null, secondsAfter);
}

/** Writes the film and returns how many seconds it lasts. */
export const writeBurstFilm = (file: string, visitors: readonly BurstVisitor[]): number =>
  writeFilm(file, { ...size, perSecond, frames: burst(visitors) }) / perSecond;
