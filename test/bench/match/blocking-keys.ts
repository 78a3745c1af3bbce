/** How many of those who are registered each blocking key of a model finds, and how many no other one would. */

import { indexCandidates } from '../../../sync-server/linkage/candidates.ts';
import type { MatchModel } from '../../../sync-server/linkage/index.ts';
import type { LabelledLists } from './labelled-lists.ts';
import { fillTables } from './labelled-run.ts';
import { shareOf } from './proportions.ts';

export interface KeyYield {
  key: string;
  /** Shares of the registered attendees: found by this key; found by it and by no key before it; found by it alone. */
  found: number;
  added: number;
  alone: number;
  /** Rows to look at for one attendee. */
  rows: number;
}

const nameOf = (key: MatchModel['keys'][number]): string =>
  key.map(({ column, by }) => (by ? `${column} (${by})` : column)).join(' + ');

/** By key, in the model's order, and at last the share of true pairs that all keys together find. */
export const measureKeys = (
  model: MatchModel,
  labelled: LabelledLists,
): { keys: KeyYield[]; together: number } => {
  const { tables, lists } = fillTables(model, labelled);
  const rowOf = new Map(lists.registrants.ids.map((id, row) => [id, row]));
  const people = labelled.truth.flatMap((person, attendee) => {
    const row = person === null ? undefined : rowOf.get(person);
    return row === undefined ? [] : { attendee, row };
  });
  /** By person, how many keys have found them so far. */
  const times = new Uint8Array(people.length);
  const measured = model.keys.map((key) => {
    const candidatesOf = indexCandidates({ ...model, keys: [key] }, tables.dictionaries, lists.registrants);
    let [found, added, rows] = [0, 0, 0];
    const whom = people.map(({ attendee, row }, nth) => {
      const candidates = candidatesOf(lists.attendees, attendee);
      rows += candidates.length;
      const isFound = candidates.includes(row);
      if (isFound) {
        found++;
        if (times[nth] === 0) added++;
        times[nth] = (times[nth] ?? 0) + 1;
      }
      return isFound;
    });
    return { key: nameOf(key), found, added, rows, whom };
  });
  return {
    keys: measured.map(({ key, found, added, rows, whom }) => ({
      key,
      found: shareOf(found, people.length),
      added: shareOf(added, people.length),
      alone: shareOf(whom.filter((isFound, nth) => isFound && times[nth] === 1).length, people.length),
      rows: shareOf(rows, people.length),
    })),
    together: shareOf(times.filter((count) => count > 0).length, people.length),
  };
};
