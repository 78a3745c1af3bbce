import type { Signature } from '#domain/roster/roster-change.ts';

/** A point as the pad gives it: CSS pixels and wall clock milliseconds. */
export interface PadPoint {
  x: number;
  y: number;
  time: number;
}

/** Far below what a record may hold once it is sealed: a signature has some three hundred. */
const mostPoints = 1_500;
const mostStrokes = 200;

/** Of a long stroke every nth point, its last one always. */
const thinned = (points: PadPoint[], every: number): PadPoint[] =>
  points.filter((_, index) => index % every === 0 || index === points.length - 1);

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** What was written as it is kept, with milliseconds from its first point; null where nothing was. */
export const signatureOf = (
  written: PadPoint[][],
  { width, height }: { width: number; height: number },
): Signature | null => {
  const strokes = written.filter((points) => points.length > 0).slice(0, mostStrokes);
  const startedAt = strokes[0]?.[0]?.time;
  if (startedAt === undefined || width <= 0 || height <= 0) return null;
  const every = Math.ceil(strokes.flat().length / (mostPoints - strokes.length));
  return {
    width,
    height,
    strokes: strokes.map((points) =>
      thinned(points, every).map(({ x, y, time }) => [
        tenths(x),
        tenths(y),
        Math.max(0, Math.round(time - startedAt)),
      ]),
    ),
  };
};
