import type { ReadingHints } from './columns.ts';

/** What the reading thread is given. */
export interface ReadOrder {
  bytes: Uint8Array;
  hints: ReadingHints;
}
