/** Point 2 of the requirement: which designations are held, and how long that makes a cycle. */
import type { CalendarDay } from '../calendar.ts';
import type { Designation } from '../designation.ts';
import type { Policy } from '../policy.ts';

/** A designation that ended on the day it was earned, or before, was never held. */
const wasHeld = ({ earned, endedOn }: Designation): boolean => endedOn === null || earned < endedOn;

/** The designations held on a day: from the day earned, no longer from `endedOn` on. */
export const heldOn = (designations: readonly Designation[], day: CalendarDay): Designation[] =>
  designations.filter(({ earned, endedOn }) => earned <= day && (endedOn === null || day < endedOn));

/** Those that began to be held on a day. */
export const gainedOn = (designations: readonly Designation[], day: CalendarDay): Designation[] =>
  designations.filter((designation) => designation.earned === day && wasHeld(designation));

/** Those that were held until the day before. */
export const endedOn = (designations: readonly Designation[], day: CalendarDay): Designation[] =>
  designations.filter((designation) => designation.endedOn === day && wasHeld(designation));

/** The days on which what is held changes, once each. */
export const daysOfChange = (designations: readonly Designation[]): CalendarDay[] => {
  const days = designations.filter(wasHeld).flatMap(({ earned, endedOn }) => [earned, endedOn]);
  return [...new Set(days)].filter((day) => day !== null);
};

/** Years of a cycle: the shortest among the designations held, of which there must be at least one. */
export const cycleYearsOf = (held: readonly Designation[], { cycleYears }: Policy): number =>
  Math.min(...held.map(({ kind }) => cycleYears[kind]));
