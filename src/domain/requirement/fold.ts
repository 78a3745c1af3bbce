/** The state that the requirement is folded in. It is recomputed from the start and never edited. */
import type { CalendarDay } from '../calendar.ts';
import type { Designation } from '../designation.ts';
import type { Policy } from '../policy.ts';
import type { Opening } from '../registrant.ts';

/** What stays the same while one registrant's changes are folded. */
export interface RequirementTerms {
  designations: readonly Designation[];
  opening: Opening | null;
  policy: Policy;
}

/** The running cycle. */
export interface Cycle {
  requirementDate: CalendarDay;
  /** What was added since the cycle began, in hundredths of CEC; may hold negatives, its sum is never below 0. */
  counted: readonly number[];
  /** The day that completed the cycle before this one: what was earned up to it is surplus. */
  completedOn: CalendarDay | null;
}

/** `cycle` is null while nothing is required. Reasons are sentences, oldest first. */
export interface RequirementFold {
  cycle: Cycle | null;
  reasons: readonly string[];
}

/** Hundredths of CEC. */
export const earnedIn = ({ counted }: Pick<Cycle, 'counted'>): number =>
  counted.reduce((sum, cec) => sum + cec, 0);

/** The fold with the cycle as it is after a change, and the sentence that says why. */
export const told = (fold: RequirementFold, cycle: Cycle | null, sentence: string): RequirementFold => ({
  cycle,
  reasons: [...fold.reasons, sentence],
});
