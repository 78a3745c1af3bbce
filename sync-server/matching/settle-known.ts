/** Brings the ledger in step with those whom a check-in may be, at once: what staff did has posted when it is answered. */
import type { LedgerEntry } from '#domain/ledger-entry.ts';
import type { Writing } from '../store/index.ts';

/** One registrant at one event; given by the room that owns the ledger. */
export type SettleIn = (
  tx: Writing,
  pair: { registrant: string; event: string; by: string },
) => Promise<LedgerEntry[]>;

/** Whom it concerns and what was posted for them. */
export type Affected = { registrant: string; posted: LedgerEntry[] }[];

/** The registrant whom staff decided on, in a decision that stands; null where they said that it is none. */
export const decidedOn = (tx: Writing, checkIn: string) =>
  tx
    .selectFrom('staff_decision')
    .select(['id', 'registrant'])
    .where('check_in', '=', checkIn)
    .where('undone_at', 'is', null)
    .executeTakeFirst();

/** First for the registrant named, then for the one whom the engine had found. */
export const settleKnown = async (
  tx: Writing,
  settleIn: SettleIn,
  { checkIn, named, by }: { checkIn: string; named: string | null; by: string },
): Promise<Affected> => {
  const { event, found } = await tx
    .selectFrom('check_in')
    .leftJoin('match', 'match.check_in', 'check_in.id')
    .select(['check_in.event', 'match.registrant as found'])
    .where('check_in.id', '=', checkIn)
    .executeTakeFirstOrThrow();
  const affected: Affected = [];
  for (const registrant of new Set([named, found].filter((id) => id !== null)))
    affected.push({ registrant, posted: await settleIn(tx, { registrant, event, by }) });
  return affected;
};
