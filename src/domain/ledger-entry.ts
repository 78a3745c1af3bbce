import * as z from 'zod/mini';
import { CalendarDay, Instant } from './calendar.ts';

const posting = {
  id: z.string(),
  registrant: z.string(),
  why: z.string(),
  postedBy: z.string(),
  postedAt: Instant,
};

const hundredths = z.number().check(z.int());

/** CEC earned at one approved event, with the policy and the facts (check-in ids) it came from. */
export const CreditEntry = z.object({
  ...posting,
  kind: z.literal('credit'),
  event: z.string(),
  cec: hundredths.check(z.gt(0)),
  minutes: z.number().check(z.int(), z.gte(0)),
  earnedOn: CalendarDay,
  policy: z.string(),
  facts: z.array(z.string()),
});
/** Takes one earlier credit or adjustment out of the fold. */
const ReversalEntry = z.object({ ...posting, kind: z.literal('reversal'), reverses: z.string() });
/** A correction by the office; `cec` in hundredths, may be negative. */
export const AdjustmentEntry = z.object({
  ...posting,
  kind: z.literal('adjustment'),
  cec: hundredths,
  earnedOn: CalendarDay,
});

/** The ledger is append-only: an entry is never changed, only reversed. `cec` in hundredths. */
export const LedgerEntry = z.discriminatedUnion('kind', [CreditEntry, ReversalEntry, AdjustmentEntry]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;
export type CreditEntry = z.infer<typeof CreditEntry>;
type ReversalEntry = z.infer<typeof ReversalEntry>;
export type AdjustmentEntry = z.infer<typeof AdjustmentEntry>;

/** The part of an entry that the requirement depends on. */
export type CountableEntry = Pick<CreditEntry | AdjustmentEntry, 'kind' | 'id' | 'cec' | 'earnedOn'>;
/** An entry as far as the rules of credit look at it. */
export type LedgerLine = CountableEntry | Pick<ReversalEntry, 'kind' | 'id' | 'reverses'>;

/** Credits and adjustments that stand: without reversals and without what they reverse. Order is kept. */
export const standingEntries = <Entry extends LedgerLine>(
  entries: readonly Entry[],
): Exclude<Entry, { kind: 'reversal' }>[] => {
  const reversed = new Set(entries.flatMap((entry) => (entry.kind === 'reversal' ? [entry.reverses] : [])));
  return entries.filter(
    (entry): entry is Exclude<Entry, { kind: 'reversal' }> =>
      entry.kind !== 'reversal' && !reversed.has(entry.id),
  );
};
