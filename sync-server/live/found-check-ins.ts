import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod/mini';
import { SeenBy } from '#domain/check-in.ts';
import type { CheckInState, FoundCheckIn, RegistrantSummary } from '#domain/console-api.ts';
import {
  badgeClaims,
  everWithdrawn,
  identified,
  isWithdrawn,
  rulingsOf,
  standingClaims,
  withdrawalsOf,
} from '../matching/index.ts';
import { type Registry, summaryOf } from '../registry/index.ts';
import type { Reading } from '../store/index.ts';

/** Far more than anybody looks through. */
const mostFound = 200;
/** Far more than any class has. */
const mostOnRoster = 2_000;

const Sentences = z.array(z.string());

const rowsWhere = (db: Reading, condition: RawBuilder<boolean>, most = mostFound) =>
  db
    .selectFrom('check_in')
    .innerJoin('device', 'device.id', 'check_in.device')
    .innerJoin('approved_event', 'approved_event.id', 'check_in.event')
    .leftJoin('match', 'match.check_in', 'check_in.id')
    .leftJoin('outside_dates', 'outside_dates.check_in', 'check_in.id')
    .leftJoin('staff_decision', (join) =>
      join.onRef('staff_decision.check_in', '=', 'check_in.id').on('undone_at', 'is', null),
    )
    .leftJoin('staff', 'staff.id', 'staff_decision.staff')
    .where(condition)
    .select([
      'check_in.id',
      'check_in.event',
      'approved_event.name as event_name',
      'device.station',
      'check_in.at',
      'method',
      'claim_json',
      'badge_json',
      'match.decision',
      'why_json',
      'outside_dates.check_in as outside_dates',
      'verdict',
      'reason',
      'staff.name as decided_by',
      isWithdrawn.as('withdrawn'),
      identified.as('registrant'),
    ])
    .orderBy('check_in.id', 'desc')
    .limit(most)
    .execute();
type Row = Awaited<ReturnType<typeof rowsWhere>>[number];

const stateOf = (row: Row, registrant: RegistrantSummary | undefined): CheckInState => {
  if (row.withdrawn) return { is: 'withdrawn' };
  if (row.verdict === 'not-registrant')
    return { is: 'not-registrant', by: row.decided_by ?? '', reason: row.reason };
  const isDecided = row.verdict === 'accept' || row.decision === 'auto';
  if (isDecided && registrant)
    return { is: 'matched', registrant, by: row.decided_by, outsideDates: row.outside_dates !== null };
  if (row.why_json === null) return { is: 'waiting' };
  return { is: 'review', why: Sentences.parse(JSON.parse(row.why_json)) };
};

/** Where check-ins are found. */
export interface FoundIn {
  store: { db: Reading };
  registry: Pick<Registry, 'several'>;
}

const namesOf = async (
  registry: FoundIn['registry'],
  rows: readonly Row[],
): Promise<Map<string, RegistrantSummary>> => {
  const people = await registry.several(rows.flatMap(({ registrant }) => registrant ?? []));
  return new Map(people.map((one) => [one.id, summaryOf(one)]));
};

/** How far the people of a class's roster got, by check-in. */
export const checkInsOfRoster = async (
  { store: { db }, registry }: FoundIn,
  event: string,
): Promise<Map<string, CheckInState>> => {
  const rows = await rowsWhere(
    db,
    sql<boolean>`check_in.event = ${event} AND method = 'roster'`,
    mostOnRoster,
  );
  const summaries = await namesOf(registry, rows);
  return new Map(rows.map((row) => [row.id, stateOf(row, summaries.get(row.registrant ?? ''))]));
};

/** Check-ins as the office sees them, with how far each has got: newest first, at most 200. */
export const checkInsWhere = async (
  { store: { db }, registry }: FoundIn,
  condition: RawBuilder<boolean>,
): Promise<FoundCheckIn[]> => {
  const rows = await rowsWhere(db, condition);
  const ids = rows.map(({ id }) => id);
  const claims = await standingClaims(db, rows);
  const listed = await badgeClaims(db, rows);
  const withdrawals = await withdrawalsOf(db, ids);
  const rulings = await rulingsOf({ db, registry }, ids);
  const summaries = await namesOf(registry, rows);
  return rows.map((row) => ({
    checkIn: row.id,
    event: { id: row.event, name: row.event_name },
    station: row.station,
    at: row.at,
    method: SeenBy.parse(row.method),
    claim: claims.get(row.id) ?? {},
    listed: listed.get(row.id) ?? null,
    state: stateOf(row, summaries.get(row.registrant ?? '')),
    withdrawal: withdrawals.get(row.id) ?? null,
    ruledOut: rulings.get(row.id) ?? [],
  }));
};

/** One of them, or null. */
export const checkInOf = async (from: FoundIn, id: string): Promise<FoundCheckIn | null> =>
  (await checkInsWhere(from, sql<boolean>`check_in.id = ${id}`))[0] ?? null;

/** Those that were ever taken back at their station with "this is not me", of one event or of all. */
export const withdrawnCheckIns = (from: FoundIn, event: string | undefined): Promise<FoundCheckIn[]> =>
  checkInsWhere(
    from,
    event === undefined ? everWithdrawn : sql<boolean>`check_in.event = ${event} AND ${everWithdrawn}`,
  );
