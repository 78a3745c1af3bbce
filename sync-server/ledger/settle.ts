import { uuidv7 } from 'uuidv7';
import { creditAtEvent } from '#domain/credit/credit.ts';
import { type CreditEntry, type LedgerEntry, standingEntries } from '#domain/ledger-entry.ts';
import type { Policy } from '#domain/policy.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Writing } from '../store/index.ts';
import { checkInsOf, countedOf, factOf } from './facts.ts';
import { entriesOf, rowOfEntry } from './rows.ts';

type Earned = NonNullable<ReturnType<typeof creditAtEvent>['credit']>;

const isSame = (standing: CreditEntry, earned: Earned, policy: Policy): boolean =>
  standing.cec === earned.cec &&
  standing.minutes === earned.minutes &&
  standing.earnedOn === earned.earnedOn &&
  standing.policy === policy.id &&
  JSON.stringify(standing.facts) === JSON.stringify(earned.facts);

interface Posting {
  registrant: string;
  event: string;
  by: string;
  at: string;
}

/** What must be posted so that the ledger holds what was earned: nothing, a credit, a reversal, or both. */
const entriesToPost = (
  { registrant, event, by, at }: Posting,
  {
    standing,
    earned,
    reasons,
    policy,
  }: { standing: CreditEntry | undefined; earned: Earned | null; reasons: string[]; policy: Policy },
): LedgerEntry[] => {
  if (standing && earned && isSame(standing, earned, policy)) return [];
  const posted = { registrant, postedBy: by, postedAt: at };
  const reversal: LedgerEntry[] = standing
    ? [
        {
          ...posted,
          id: uuidv7(),
          kind: 'reversal',
          reverses: standing.id,
          why: earned ? 'the facts changed: see the next entry' : `no credit is left: ${reasons.join('; ')}`,
        },
      ]
    : [];
  const credit: LedgerEntry[] = earned
    ? [
        {
          ...posted,
          id: uuidv7(),
          kind: 'credit',
          event,
          policy: policy.id,
          why: reasons.join('; '),
          ...earned,
        },
      ]
    : [];
  return [...reversal, ...credit];
};

/** Remembers which of these check-ins fit no day of the event, so that the review queue shows them. */
const keepOutsideDates = async (tx: Writing, checkIns: string[], outside: string[]): Promise<void> => {
  if (checkIns.length === 0) return;
  await tx.deleteFrom('outside_dates').where('check_in', 'in', checkIns).execute();
  if (outside.length === 0) return;
  const rows = outside.map((check_in) => ({ check_in }));
  await tx.insertInto('outside_dates').values(rows).execute();
};

/**
 * Brings the ledger in step with the facts of one registrant at one event, inside a transaction.
 * Doing it again posts nothing.
 */
export const createSettle =
  ({ clock, catalogue }: { clock: Clock; catalogue: Catalogue }) =>
  async (tx: Writing, { registrant, event, by }: Omit<Posting, 'at'>): Promise<LedgerEntry[]> => {
    const policy = await catalogue.activePolicyIn(tx);
    const terms = await catalogue.termsIn(tx, event);
    const rows = await checkInsOf(tx, { registrant, event });
    const { credit, review, reasons } = creditAtEvent({ terms, facts: countedOf(rows).map(factOf), policy });
    await keepOutsideDates(
      tx,
      rows.map(({ id }) => id),
      review.map(({ fact }) => fact.id),
    );
    const standing = standingEntries(await entriesOf(tx, registrant)).find(
      (entry): entry is CreditEntry => entry.kind === 'credit' && entry.event === event,
    );
    const entries = entriesToPost(
      { registrant, event, by, at: instantOf(clock) },
      { standing, earned: credit, reasons, policy },
    );
    if (entries.length > 0) await tx.insertInto('ledger_entry').values(entries.map(rowOfEntry)).execute();
    await tx
      .deleteFrom('work')
      .where('kind', '=', 'post')
      .where('subject', '=', JSON.stringify([registrant, event]))
      .execute();
    return entries;
  };
