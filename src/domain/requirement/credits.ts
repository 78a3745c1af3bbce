/** Point 4 of the requirement: credits and adjustments add up, complete the cycle, or are surplus. */
import type { CalendarDay } from '../calendar.ts';
import { writeCec } from '../credit/amount.ts';
import type { CountableEntry } from '../ledger-entry.ts';
import { cycleYearsOf, heldOn } from './cycle.ts';
import { dateAfterCompleting } from './date.ts';
import { type Cycle, earnedIn, type RequirementFold, type RequirementTerms, told } from './fold.ts';

/**
 * The length of a cycle on the day it is completed. An entry may be older than every designation that the opening
 * knows; then those of the opening's day decide.
 */
const cycleYearsOn = ({ designations, opening, policy }: RequirementTerms, day: CalendarDay): number => {
  const held = heldOn(designations, day);
  return cycleYearsOf(held.length === 0 && opening ? heldOn(designations, opening.asOf) : held, policy);
};

/** `0.5 + 1.5 = 2`, with a minus for what the office took away; a single part is just itself. */
const writeSum = (counted: readonly number[]): string => {
  const [first = 0, ...others] = counted;
  const parts = others.map((cec) => ` ${cec < 0 ? '-' : '+'} ${writeCec(Math.abs(cec))}`);
  return (
    writeCec(first) + (parts.length === 0 ? '' : `${parts.join('')} = ${writeCec(earnedIn({ counted }))}`)
  );
};

/** `needed` is reached: that day completes the cycle, and the next begins with nothing (`carryOver: false`). */
export const completeCycle = (
  terms: RequirementTerms,
  fold: RequirementFold,
  cycle: Cycle,
  day: CalendarDay,
): RequirementFold => {
  const { needed } = terms.policy;
  const requirementDate = dateAfterCompleting(cycle.requirementDate, cycleYearsOn(terms, day), day);
  const surplus = earnedIn(cycle) - needed;
  return told(
    fold,
    { requirementDate, counted: [], completedOn: day },
    `${writeSum(cycle.counted)} of ${writeCec(needed)} on ${day}; ` +
      `requirement date moved from ${cycle.requirementDate} to ${requirementDate}` +
      (surplus > 0 ? `; the surplus of ${writeCec(surplus)} is not carried over` : ''),
  );
};

/** The cycle with one more part. Earned never falls below 0, whatever the office takes away. */
const addTo = (cycle: Cycle, cec: number): Cycle => {
  const counted = [...cycle.counted, cec];
  return { ...cycle, counted: earnedIn({ counted }) < 0 ? [] : counted };
};

/** Earned up to and including the day that completed the last cycle (`nextCycleCounts: 'from-completion'`). */
const isSurplus = ({ completedOn }: Cycle, earnedOn: CalendarDay): boolean =>
  completedOn !== null && earnedOn <= completedOn;

/** One credit or adjustment that stands. */
export const countEntry = (
  terms: RequirementTerms,
  fold: RequirementFold,
  entry: CountableEntry,
): RequirementFold => {
  const { cycle } = fold;
  const { needed } = terms.policy;
  const what = `${entry.kind} of ${writeCec(entry.cec)} on ${entry.earnedOn}`;
  if (cycle === null) return told(fold, null, `${what} does not count: nothing was required then`);
  if (isSurplus(cycle, entry.earnedOn)) {
    return told(fold, cycle, `${what} does not count: the cycle was completed on ${cycle.completedOn}`);
  }
  const after = addTo(cycle, entry.cec);
  const earned = earnedIn(after);
  return earned >= needed
    ? completeCycle(terms, fold, after, entry.earnedOn)
    : told(fold, after, `${what} counts: ${writeCec(earned)} of ${writeCec(needed)}`);
};
