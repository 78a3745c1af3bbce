import { LedgerEntry } from '#domain/ledger-entry.ts';
import type { Database, Reading } from '../store/index.ts';

type Row = Omit<Database['ledger_entry'], 'position'>;

const entryOfRow = (row: Row): LedgerEntry =>
  LedgerEntry.parse({
    id: row.id,
    kind: row.kind,
    registrant: row.registrant,
    why: row.why,
    postedBy: row.posted_by,
    postedAt: row.posted_at,
    ...(row.event !== null && { event: row.event }),
    ...(row.cec !== null && { cec: row.cec }),
    ...(row.minutes !== null && { minutes: row.minutes }),
    ...(row.earned_on !== null && { earnedOn: row.earned_on }),
    ...(row.policy !== null && { policy: row.policy }),
    ...(row.facts_json !== null && { facts: JSON.parse(row.facts_json) }),
    ...(row.reverses !== null && { reverses: row.reverses }),
  });

export const rowOfEntry = (entry: LedgerEntry): Row => ({
  id: entry.id,
  kind: entry.kind,
  registrant: entry.registrant,
  event: entry.kind === 'credit' ? entry.event : null,
  cec: entry.kind === 'reversal' ? null : entry.cec,
  minutes: entry.kind === 'credit' ? entry.minutes : null,
  earned_on: entry.kind === 'reversal' ? null : entry.earnedOn,
  policy: entry.kind === 'credit' ? entry.policy : null,
  facts_json: entry.kind === 'credit' ? JSON.stringify(entry.facts) : null,
  reverses: entry.kind === 'reversal' ? entry.reverses : null,
  why: entry.why,
  posted_by: entry.postedBy,
  posted_at: entry.postedAt,
});

/** All entries of one registrant in the order of posting. */
export const entriesOf = async (db: Reading, registrant: string): Promise<LedgerEntry[]> => {
  const rows = await db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('registrant', '=', registrant)
    .orderBy('position')
    .execute();
  return rows.map(entryOfRow);
};
