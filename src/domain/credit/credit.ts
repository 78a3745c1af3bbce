/** The credit of one registrant at one approved event, from everything known about the two together. */
import type { CreditTerms } from '../approved-event.ts';
import type { AttendanceFact } from '../attendance.ts';
import type { CreditEntry } from '../ledger-entry.ts';
import type { Policy } from '../policy.ts';
import { amountAtEvent, writeCec } from './amount.ts';
import { type DayPresent, type FactInReview, presenceAtEvent } from './presence.ts';

interface CreditAtEvent {
  /** What the ledger should hold: `cec` in hundredths, `facts` the ids it rests on. Null when nothing is earned. */
  credit: Pick<CreditEntry, 'cec' | 'minutes' | 'earnedOn' | 'facts'> | null;
  /** One row a fact; such a fact earns nothing for the day that the event does not have. */
  review: FactInReview[];
  /** How it came about, or why there is no entry, in sentences for a clerk. */
  reasons: string[];
}

const writeDay = (terms: CreditTerms, { date, minutes }: DayPresent): string => {
  const whole = terms.days.find((day) => day.date === date)?.minutes ?? minutes;
  return terms.basis === 'whole-event' ? `present on ${date}` : `${date}: ${minutes} of ${whole} minutes`;
};

/**
 * One credit from all facts (all of them about this person at this event). Pure: the same facts give the same
 * credit in whatever order they arrived, and one more fact never lowers it.
 */
export const creditAtEvent = ({
  terms,
  facts,
  policy,
}: {
  terms: CreditTerms;
  facts: readonly AttendanceFact[];
  policy: Policy;
}): CreditAtEvent => {
  const { present, review, reasons } = presenceAtEvent(facts, { terms, graceDays: policy.graceDays });
  const last = present.at(-1);
  if (!last)
    return { credit: null, review, reasons: [...reasons, 'not present on any day of the event: no entry'] };

  const amount = amountAtEvent(terms, present, policy);
  const told = [...reasons, ...present.map((day) => writeDay(terms, day)), ...amount.reasons];
  if (amount.cec === 0) return { credit: null, review, reasons: [...told, '0 CEC is no entry'] };

  const behind = [...new Set(present.flatMap((day) => day.facts))].toSorted();
  return {
    credit: { cec: amount.cec, minutes: amount.minutes, earnedOn: last.date, facts: behind },
    review,
    reasons: [...told, `${writeCec(amount.cec)} CEC earned on ${last.date}, the last day present`],
  };
};
