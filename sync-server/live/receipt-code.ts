import { sql } from 'kysely';
import * as z from 'zod/mini';
import { SeenBy } from '#domain/check-in.ts';
import type { CheckInState, CheckInsFound, KeptOut, RegistrantSummary } from '#domain/console-api.ts';
import { identified, isWithdrawn, standingClaims } from '../matching/index.ts';
import { type Registry, summaryOf } from '../registry/index.ts';
import { eventOfRecord, type Reading } from '../store/index.ts';

const Sentences = z.array(z.string());

const checkInsEndingIn = (db: Reading, ending: string) =>
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
    .where(sql`substr(check_in.id, -10)`, '=', ending)
    .select([
      'check_in.id',
      'check_in.event',
      'approved_event.name as event_name',
      'device.station',
      'check_in.at',
      'method',
      'claim_json',
      'match.decision',
      'why_json',
      'outside_dates.check_in as outside_dates',
      'verdict',
      'reason',
      'staff.name as decided_by',
      isWithdrawn.as('withdrawn'),
      identified.as('registrant'),
    ])
    .orderBy('check_in.id')
    .execute();
type Row = Awaited<ReturnType<typeof checkInsEndingIn>>[number];

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

/** Records that arrived under such an id and were not let in, or not yet. */
const keptOutEndingIn = async (db: Reading, ending: string): Promise<KeptOut[]> => {
  const rows = await db
    .selectFrom('raw_record')
    .innerJoin('device', 'device.id', 'raw_record.device')
    .innerJoin('approved_event', (join) => join.on(eventOfRecord, '=', sql.ref('approved_event.id')))
    .leftJoin('quarantine', 'quarantine.receipt', 'raw_record.receipt')
    .where(sql`substr(raw_record.id, -10)`, '=', ending)
    .leftJoin('check_in', 'check_in.receipt', 'raw_record.receipt')
    .leftJoin('correction', 'correction.receipt', 'raw_record.receipt')
    .where('check_in.id', 'is', null)
    .where('correction.id', 'is', null)
    .select([
      'raw_record.receipt',
      'approved_event.id as event',
      'approved_event.name as event_name',
      'device.station',
      'raw_record.received_at',
      'quarantine.receipt as quarantined',
      'resolution',
    ])
    .orderBy('raw_record.receipt')
    .limit(20)
    .execute();
  const stateOfRecord = ({ quarantined, resolution }: (typeof rows)[number]): KeptOut['state'] => {
    if (resolution === 'rejected') return 'rejected';
    return quarantined !== null && resolution === null ? 'quarantined' : 'not-opened';
  };
  return rows.map((row) => ({
    receipt: row.receipt,
    event: { id: row.event, name: row.event_name },
    station: row.station,
    receivedAt: row.received_at,
    state: stateOfRecord(row),
  }));
};

/** Check-ins whose id ends in these ten hexadecimal digits, as their receipt says them, and what became of them. */
export const findByReceiptCode = async (
  { store: { db }, registry }: { store: { db: Reading }; registry: Pick<Registry, 'several'> },
  ending: string,
): Promise<CheckInsFound> => {
  const rows = await checkInsEndingIn(db, ending);
  const claims = await standingClaims(db, rows);
  const people = await registry.several(rows.flatMap(({ registrant }) => registrant ?? []));
  const summaries = new Map(people.map((one) => [one.id, summaryOf(one)]));
  return {
    checkIns: rows.map((row) => ({
      checkIn: row.id,
      event: { id: row.event, name: row.event_name },
      station: row.station,
      at: row.at,
      method: SeenBy.parse(row.method),
      claim: claims.get(row.id) ?? {},
      state: stateOf(row, summaries.get(row.registrant ?? '')),
    })),
    keptOut: await keptOutEndingIn(db, ending),
  };
};
