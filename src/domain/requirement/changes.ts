/** What the requirement is folded over, in the order of the rules. */
import type { CalendarDay } from '../calendar.ts';
import type { Designation } from '../designation.ts';
import type { CountableEntry } from '../ledger-entry.ts';
import type { Opening } from '../registrant.ts';
import { compareText } from '../text-order.ts';
import { daysOfChange } from './cycle.ts';

/** A day on which designations were gained or ended (all of that day at once), or one standing ledger entry. */
export type RequirementChange =
  | { kind: 'designations'; day: CalendarDay }
  | { kind: 'entry'; day: CalendarDay; entry: CountableEntry };

/** By day; on the same day designations first, then entries by id. */
const compareChanges = (a: RequirementChange, b: RequirementChange): number => {
  if (a.day !== b.day) return compareText(a.day, b.day);
  if (a.kind === 'entry' && b.kind === 'entry') return compareText(a.entry.id, b.entry.id);
  return a.kind === b.kind ? 0 : a.kind === 'designations' ? -1 : 1;
};

/** Designation changes up to the opening's day are already in the opening; entries count whatever their day. */
export const changesInOrder = (
  designations: readonly Designation[],
  opening: Opening | null,
  standing: readonly CountableEntry[],
): RequirementChange[] =>
  [
    ...daysOfChange(designations)
      .filter((day) => opening === null || day > opening.asOf)
      .map((day) => ({ kind: 'designations' as const, day })),
    ...standing.map((entry) => ({ kind: 'entry' as const, day: entry.earnedOn, entry })),
  ].toSorted(compareChanges);
