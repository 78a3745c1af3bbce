import type { AttendanceFact } from '#domain/attendance.ts';
import { identified } from '../matching/index.ts';
import type { Reading } from '../store/index.ts';

/** Every check-in of one registrant, of one event or of all, with who says that it is theirs. Oldest first. */
export const checkInsOf = (db: Reading, { registrant, event }: { registrant: string; event?: string }) =>
  db
    .selectFrom('check_in')
    .innerJoin('match', 'match.check_in', 'check_in.id')
    .innerJoin('device', 'device.id', 'check_in.device')
    .leftJoin('staff_decision', (join) =>
      join.onRef('staff_decision.check_in', '=', 'check_in.id').on('undone_at', 'is', null),
    )
    .leftJoin('staff', 'staff.id', 'staff_decision.staff')
    .where(identified, '=', registrant)
    // The same said so that an index can be used.
    .where((eb) =>
      eb.or([eb('match.registrant', '=', registrant), eb('staff_decision.registrant', '=', registrant)]),
    )
    .$if(event !== undefined, (query) => query.where('check_in.event', '=', event ?? ''))
    .select([
      'check_in.id',
      'check_in.event',
      'check_in.at',
      'check_in.method',
      'device.station',
      'match.why_json',
      'staff.name as decided_by',
    ])
    .orderBy('check_in.at')
    .orderBy('check_in.id')
    .execute();
export type CheckInRow = Awaited<ReturnType<typeof checkInsOf>>[number];

/** A check-in as the rules of credit see it. */
export const factOf = ({ id, event, at }: Pick<CheckInRow, 'id' | 'event' | 'at'>): AttendanceFact => ({
  id,
  event,
  source: 'booth',
  at,
});
