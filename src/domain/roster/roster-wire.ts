import * as z from 'zod/mini';
import { RosterChange } from './roster-change.ts';

/**
 * What other devices and the office said about the roster of the class that the asking device is enrolled for:
 * `GET /v1/roster-changes?after=N`, with the device's token. The device's own changes are among them.
 */
export const RosterChangesAnswer = z.object({
  /** In the order in which the server took them up, at most 200. */
  changes: z.array(RosterChange),
  /** What to ask `after` next; the same again where nothing is new. */
  next: z.number().check(z.int(), z.gte(0)),
  /** Whether more are there already. */
  more: z.boolean(),
});
export type RosterChangesAnswer = z.infer<typeof RosterChangesAnswer>;
