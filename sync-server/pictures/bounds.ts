/** What looking at one picture may take. */
import type { PictureHashes } from '#domain/application/picture-likeness.ts';

/** A sheet of A4 at 600 dots an inch has 35 million. */
export const mostPixels = 64_000_000;
/** Of the whole process, in which an empty one takes a tenth. */
export const mostMegabytes = 700;
/** What is within the bounds of pixels takes less than two, on a slow machine ten. */
export const mostSeconds = 20;

/** What the process answers; null: it cannot be read, or there is nothing to see. */
export interface PictureAnswer {
  hashes: PictureHashes | null;
}
