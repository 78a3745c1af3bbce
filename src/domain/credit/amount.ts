/** How much presence is worth: minutes and approved value in, hundredths of CEC out. */
import type { CreditTerms } from '../approved-event.ts';
import type { Policy } from '../policy.ts';
import type { DayPresent } from './presence.ts';

/** Hundredths of CEC as a person writes them: 50 is `0.5`. */
export const writeCec = (hundredths: number): string => String(hundredths / 100);

/** An amount on its way to a credit: hundredths of CEC, the minutes behind it, and how it came about. */
interface Amount {
  cec: number;
  minutes: number;
  reasons: string[];
}

const totalMinutes = (days: readonly { minutes: number }[]): number =>
  days.reduce((total, { minutes }) => total + minutes, 0);

/** Minutes in hundredths of CEC, floored to the policy's step: 210 of 420 is 50, 209 is 0. */
const cecOfMinutes = (minutes: number, { minutesPerCec, step }: Policy): number =>
  Math.floor((minutes * 100) / (minutesPerCec * step)) * step;

const fromMinutes = (minutes: number, policy: Policy): Amount => {
  const cec = cecOfMinutes(minutes, policy);
  const rate = `${policy.minutesPerCec} minutes a CEC, in steps of ${writeCec(policy.step)}`;
  return { cec, minutes, reasons: [`${minutes} minutes are ${writeCec(cec)} CEC (${rate})`] };
};

const atMost = (amount: Amount, limit: number | null, sentence: string): Amount =>
  limit === null || amount.cec <= limit
    ? amount
    : { ...amount, cec: limit, reasons: [...amount.reasons, `${sentence} ${writeCec(limit)} CEC`] };

/** Classes and workshops: the minutes attended earn, at most the approved value. */
const byDayAmount = (terms: CreditTerms, present: readonly DayPresent[], policy: Policy): Amount =>
  atMost(
    fromMinutes(totalMinutes(present), policy),
    terms.approvedValue,
    'the event is approved for at most',
  );

/** Conventions and distance learning: being there at all earns the approved value, else what the event's minutes earn. */
const wholeEventAmount = (terms: CreditTerms, policy: Policy): Amount => {
  const minutes = totalMinutes(terms.days);
  if (terms.approvedValue === null) return fromMinutes(minutes, policy);
  const reason = `present at the event, which is approved for ${writeCec(terms.approvedValue)} CEC as a whole`;
  return { cec: terms.approvedValue, minutes, reasons: [reason] };
};

/** What the days present are worth under the policy, at most `maxPerEvent`. Needs at least one day present. */
export const amountAtEvent = (terms: CreditTerms, present: readonly DayPresent[], policy: Policy): Amount => {
  const amount =
    terms.basis === 'by-day' ? byDayAmount(terms, present, policy) : wholeEventAmount(terms, policy);
  return atMost(amount, policy.maxPerEvent, 'one event counts for at most');
};
