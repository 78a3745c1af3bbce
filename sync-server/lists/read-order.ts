import type { KnownColumns } from './columns.ts';

/** What the reading thread is given. */
export interface ReadOrder extends KnownColumns {
  bytes: Uint8Array;
}
