/** What became of every row of a list, or would become of it, as a table to keep. */
import { sql } from 'kysely';
import * as z from 'zod/mini';
import { Claim } from '#domain/claim-schema.ts';
import { writeCec } from '#domain/credit/amount.ts';
import { creditedAt } from '../ledger/index.ts';
import { identified } from '../matching/index.ts';
import { csvOf } from '../spreadsheet-csv.ts';
import type { Reading } from '../store/index.ts';

const Why = z.object({ why: z.array(z.string()) });
const Sentences = z.array(z.string());

const rowsOf = (db: Reading, list: string) =>
  db
    .selectFrom('list_row')
    .leftJoin('check_in', 'check_in.id', 'list_row.check_in')
    .leftJoin('match', 'match.check_in', 'check_in.id')
    .leftJoin('staff_decision', (join) =>
      join.onRef('staff_decision.check_in', '=', 'check_in.id').on('undone_at', 'is', null),
    )
    .select([
      'list_row.row',
      'sheet',
      'list_row.claim_json',
      'set_aside',
      'list_row.decision as found',
      'list_row.registrant as found_registrant',
      'found_json',
      'list_row.check_in',
      'match.why_json',
      'verdict',
      'reason',
      identified.as('registrant'),
    ])
    .where('list_row.list', '=', list)
    .orderBy('list_row.position')
    .execute();
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const leftOut: Record<NonNullable<Row['set_aside']>, string> = {
  absent: 'left out: the list says that the person did not come',
  repeated: 'left out: the very same row stands further up',
  'day-unclear': 'left out: its day cannot be read',
};

const found: Record<NonNullable<Row['found']>, string> = {
  auto: 'matched',
  review: 'needs review',
  none: 'unknown',
};

const outcomeOf = (row: Row, stands: boolean): string => {
  if (row.set_aside !== null) return leftOut[row.set_aside];
  if (row.found === null) return 'not looked up yet';
  if (!stands) return `${found[row.found]}, not posted`;
  if (row.check_in === null) return 'left out: the very same row is on an earlier list';
  if (row.verdict === 'not-registrant') return 'not a registrant';
  return row.registrant === null ? found[row.found === 'auto' ? 'review' : row.found] : 'matched';
};

const whyOf = (row: Row): string => {
  if (row.reason !== null) return row.reason;
  if (row.verdict !== null) return 'decided in review';
  if (row.why_json !== null) return Sentences.parse(JSON.parse(row.why_json)).join('; ');
  return row.found_json === null ? '' : Why.parse(JSON.parse(row.found_json)).why.join('; ');
};

const nameOf = ({ given_name, surname, full_name }: Claim): string =>
  full_name ?? [given_name, surname].filter(Boolean).join(' ');

const header = [
  'Row',
  'Sheet',
  'Name',
  'Number given',
  'E-mail given',
  'Outcome',
  'Registrant number',
  'Registrant',
  'CEC at this event',
  'Why',
];

/** Null where there is no such list. */
export const outcomeCsv = async (
  db: Reading,
  list: string,
): Promise<{ name: string; csv: string } | null> => {
  const kept = await db
    .selectFrom('attendance_list')
    .select(['name', 'event', 'stands'])
    .where('id', '=', list)
    .executeTakeFirst();
  if (!kept) return null;
  const rows = await rowsOf(db, list);
  const isStanding = kept.stands === 1;
  const registrantOf = (row: Row): string | null => (isStanding ? row.registrant : row.found_registrant);
  const ids = JSON.stringify([...new Set(rows.map(registrantOf).filter((id) => id !== null))]);
  const people = await db
    .selectFrom('registrant')
    .select(['id', 'registrant_number', 'given_name', 'surname'])
    .where('id', 'in', sql<string>`(SELECT value FROM json_each(${ids}))`)
    .execute();
  const known = new Map(people.map((one) => [one.id, one]));
  const credited = await creditedAt(db, kept.event);
  const lines = rows.map((row) => {
    const claim = Claim.parse(JSON.parse(row.claim_json));
    const registrant = known.get(registrantOf(row) ?? '');
    return [
      row.row,
      row.sheet ?? '',
      nameOf(claim),
      claim.registrant_number ?? '',
      claim.email ?? '',
      outcomeOf(row, isStanding),
      registrant?.registrant_number ?? '',
      registrant ? `${registrant.given_name} ${registrant.surname}`.trim() : '',
      registrant ? writeCec(credited.get(registrant.id) ?? 0) : '',
      whyOf(row),
    ];
  });
  return { name: kept.name, csv: csvOf([header, ...lines]) };
};
