/** Where a registrant stands on a day: the fold over designations and ledger entries, and its status. */
import type { CalendarDay } from '../calendar.ts';
import { writeCec } from '../credit/amount.ts';
import { type LedgerLine, standingEntries } from '../ledger-entry.ts';
import { changesInOrder, type RequirementChange } from './changes.ts';
import { earnedIn, type RequirementFold, type RequirementTerms } from './fold.ts';
import type { RequirementState } from './state.ts';
import { statusOn, writeStatus } from './status.ts';
import { foldChange, startOfFold } from './step.ts';

const writeNotYet = (change: RequirementChange, asOf: CalendarDay): string[] =>
  change.kind === 'entry'
    ? [`${change.entry.kind} of ${writeCec(change.entry.cec)} on ${change.day} does not count yet on ${asOf}`]
    : [];

/** What a fold says on a day. CEC in hundredths. */
const stateOn = (
  fold: RequirementFold,
  asOf: CalendarDay,
  { policy }: RequirementTerms,
): RequirementState => {
  const { cycle, reasons } = fold;
  if (cycle === null) {
    const sentence = `on ${asOf} no designation is held: nothing is required`;
    return {
      status: 'not-required',
      requirementDate: null,
      earned: 0,
      needed: 0,
      reasons: [...reasons, sentence],
    };
  }
  const { requirementDate } = cycle;
  const status = statusOn(asOf, requirementDate, policy);
  return {
    status,
    requirementDate,
    earned: earnedIn(cycle),
    needed: policy.needed,
    reasons: [...reasons, writeStatus(status, asOf, requirementDate)],
  };
};

/**
 * The requirement of one registrant as it stands on `asOf`: nothing later counts yet, neither entries nor
 * designations. Pure; the order in which entries were posted does not matter.
 */
export const requirementState = ({
  entries,
  asOf,
  ...terms
}: RequirementTerms & { entries: readonly LedgerLine[]; asOf: CalendarDay }): RequirementState => {
  const changes = changesInOrder(terms.designations, terms.opening, standingEntries(entries));
  const fold = changes
    .filter(({ day }) => day <= asOf)
    .reduce((so, change) => foldChange(terms, so, change), startOfFold(terms));
  const notYet = changes.filter(({ day }) => day > asOf).flatMap((change) => writeNotYet(change, asOf));
  return stateOn({ ...fold, reasons: [...fold.reasons, ...notYet] }, asOf, terms);
};
