import { sql } from 'kysely';
import type { CheckInsFound, KeptOut } from '#domain/console-api.ts';
import { eventOfRecord, type Reading } from '../store/index.ts';
import { checkInsWhere, type FoundIn } from './found-check-ins.ts';

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
    .leftJoin('roster_change', 'roster_change.receipt', 'raw_record.receipt')
    .where('check_in.id', 'is', null)
    .where('correction.id', 'is', null)
    .where('roster_change.id', 'is', null)
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
export const findByReceiptCode = async (from: FoundIn, ending: string): Promise<CheckInsFound> => ({
  checkIns: await checkInsWhere(from, sql<boolean>`substr(check_in.id, -10) = ${ending}`),
  keptOut: await keptOutEndingIn(from.store.db, ending),
});
