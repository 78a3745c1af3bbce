import { RosterChange } from '#domain/roster/roster-change.ts';
import type { RosterChangesAnswer } from '#domain/roster/roster-wire.ts';
import type { Reading } from '../store/index.ts';

/** A change with what the server knows of how it came. */
export interface KeptChange {
  position: number;
  receipt: number;
  at: string;
  change: RosterChange;
}

/** Everything that was ever said about the roster of a class, in the order in which it came. */
export const changesOf = async (db: Reading, event: string): Promise<KeptChange[]> => {
  const rows = await db
    .selectFrom('roster_change')
    .select(['position', 'receipt', 'at', 'change_json'])
    .where('event', '=', event)
    .orderBy('position')
    .execute();
  return rows.map(({ change_json, ...kept }) => ({
    ...kept,
    change: RosterChange.parse(JSON.parse(change_json)),
  }));
};

/** Changes of one answer. */
const most = 200;
/** A signature may be some 40 kB: an answer on a poor line stays small enough to arrive. */
const mostBytes = 512 * 1024;

/** What was said about the rosters of these events after a position, for a device that merges it with its own. */
export const changesAfter = async (
  db: Reading,
  { events, after }: { events: readonly string[]; after: number },
): Promise<RosterChangesAnswer> => {
  const rows = await db
    .selectFrom('roster_change')
    .select(['position', 'change_json'])
    .where('event', 'in', events)
    .where('position', '>', after)
    .orderBy('position')
    .limit(most + 1)
    .execute();
  let bytes = 0;
  const taken = rows.slice(0, most).filter(({ change_json }, index) => {
    bytes += change_json.length;
    return index === 0 || bytes <= mostBytes;
  });
  return {
    changes: taken.map(({ change_json }) => RosterChange.parse(JSON.parse(change_json))),
    next: taken.at(-1)?.position ?? after,
    more: taken.length < rows.length,
  };
};
