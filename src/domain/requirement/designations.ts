/** Points 1 to 3 of the requirement: what gaining and losing designations does to it. */
import type { CalendarDay } from '../calendar.ts';
import { writeCec } from '../credit/amount.ts';
import type { Designation } from '../designation.ts';
import { cycleYearsOf, endedOn, gainedOn, heldOn } from './cycle.ts';
import { cycleEnd } from './date.ts';
import { type RequirementFold, type RequirementTerms, told } from './fold.ts';

/** What is held on the day of a change, and what of it is new or gone. */
interface Holdings {
  day: CalendarDay;
  held: readonly Designation[];
  gained: readonly Designation[];
  ended: readonly Designation[];
}

const codesOf = (designations: readonly Designation[]): string =>
  designations.map(({ code }) => code).join(', ');

/** The first designation, or the first after none was left: that day plus its cycle, with nothing earned yet. */
const startAnew = (
  fold: RequirementFold,
  { day, held }: Holdings,
  { policy }: RequirementTerms,
): RequirementFold => {
  const requirementDate = cycleEnd(day, cycleYearsOf(held, policy));
  const sentence = `${codesOf(held)} earned on ${day}: ${writeCec(policy.needed)} CEC needed by ${requirementDate}`;
  return told(fold, { requirementDate, counted: [], completedOn: null }, sentence);
};

/** No designation held: nothing is required, and what was earned so far goes with it. */
const requireNothing = (fold: RequirementFold, { day, ended }: Holdings): RequirementFold =>
  told(fold, null, `${codesOf(ended)} ended on ${day}: no designation is left, nothing is required`);

/** A master or inspection designation gained: the nearer of the date so far and that day plus its own cycle. */
const pullNearer = (
  fold: RequirementFold,
  gained: Designation,
  { policy }: RequirementTerms,
): RequirementFold => {
  const { cycle } = fold;
  if (cycle === null || gained.kind === 'technician') return fold;
  const own = cycleEnd(gained.earned, policy.cycleYears[gained.kind]);
  const what = `${gained.code} (${gained.kind}) earned on ${gained.earned}`;
  const before = cycle.requirementDate;
  return own < before
    ? told(
        fold,
        { ...cycle, requirementDate: own },
        `${what}: requirement date moved from ${before} to ${own}`,
      )
    : told(fold, cycle, `${what}: requirement date stays ${before}, which is not after ${own}`);
};

/** Designations lost while others are left: the date stays; the next cycle is as long as those left make it. */
const keepDate = (
  fold: RequirementFold,
  { day, held, ended }: Holdings,
  { policy }: RequirementTerms,
): RequirementFold =>
  ended.length === 0 || fold.cycle === null
    ? fold
    : told(
        fold,
        fold.cycle,
        `${codesOf(ended)} ended on ${day}: requirement date stays ${fold.cycle.requirementDate}; ` +
          `the next cycle is ${cycleYearsOf(held, policy)} years`,
      );

/** Everything that happened to the designations on one day, as one change: swapping one for another leaves no gap. */
export const changeDesignations = (
  terms: RequirementTerms,
  fold: RequirementFold,
  day: CalendarDay,
): RequirementFold => {
  const { designations } = terms;
  const held = heldOn(designations, day);
  const holdings = { day, held, gained: gainedOn(designations, day), ended: endedOn(designations, day) };
  if (held.length === 0) return fold.cycle === null ? fold : requireNothing(fold, holdings);
  if (fold.cycle === null) return startAnew(fold, holdings, terms);
  const nearer = holdings.gained.reduce((so, gained) => pullNearer(so, gained, terms), fold);
  return keepDate(nearer, holdings, terms);
};
