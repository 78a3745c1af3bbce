import type { RosterChange } from '#domain/roster/roster-change.ts';
import type { Writing } from '../store/index.ts';
import { seenAt } from './add-check-in.ts';

/** Why a change of a roster cannot be let in, as a sentence for staff; null when it can. */
export const rosterTrouble = async (tx: Writing, { event }: RosterChange): Promise<string | null> => {
  const row = await tx.selectFrom('class').select('event').where('event', '=', event).executeTakeFirst();
  return row ? null : 'it changes the roster of an event that is no class';
};

/** A change of a roster that was opened, with the work of looking at the roster again. */
export const addRosterChange = async (tx: Writing, receipt: number, change: RosterChange): Promise<void> => {
  const { id, device, event, seq } = change;
  await tx
    .insertInto('roster_change')
    .values({ id, receipt, device, event, seq, at: seenAt(change), change_json: JSON.stringify(change) })
    .execute();
  await tx
    .insertInto('work')
    .values({ kind: 'roster', subject: event })
    .onConflict((at) => at.doNothing())
    .execute();
};
