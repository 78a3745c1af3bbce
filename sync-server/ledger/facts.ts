import { sql } from 'kysely';
import * as z from 'zod/mini';
import { AttendanceFact } from '#domain/attendance.ts';
import { identified } from '../matching/index.ts';
import type { Reading } from '../store/index.ts';

/** Check-ins that may be a registrant's, by index: everybody who ever decided or matched so. */
const perhapsTheirs = (db: Reading, registrant: string) =>
  db
    .selectFrom('match')
    .select('check_in')
    .where('registrant', '=', registrant)
    .union(db.selectFrom('staff_decision').select('check_in').where('registrant', '=', registrant))
    .as('perhaps');

/** The days that a row of a list or of a roster names. */
const daysNamed = sql<string | null>`COALESCE(list_row.days_json, roster_person.days_json)`.as('days_json');

/** Every check-in of one registrant, of one event or of all, with who says that it is theirs. Oldest first. */
export const checkInsOf = (db: Reading, { registrant, event }: { registrant: string; event?: string }) =>
  db
    .selectFrom(perhapsTheirs(db, registrant))
    .innerJoin('check_in', 'check_in.id', 'perhaps.check_in')
    .innerJoin('device', 'device.id', 'check_in.device')
    .leftJoin('match', 'match.check_in', 'check_in.id')
    .leftJoin('staff_decision', (join) =>
      join.onRef('staff_decision.check_in', '=', 'check_in.id').on('undone_at', 'is', null),
    )
    .leftJoin('staff', 'staff.id', 'staff_decision.staff')
    .leftJoin('list_row', 'list_row.check_in', 'check_in.id')
    .leftJoin('roster_person', 'roster_person.check_in', 'check_in.id')
    .where(identified, '=', registrant)
    // An expression, so that no planner walks all check-ins of the event by its index instead of the person's few:
    // at 20,000 check-ins that made every posting a thousand times as long.
    .$if(event !== undefined, (query) => query.where(sql`check_in.event || ''`, '=', event ?? ''))
    .select([
      'check_in.id',
      'check_in.event',
      'check_in.at',
      'check_in.method',
      'device.station',
      'match.why_json',
      'staff.name as decided_by',
      'list_row.row as list_row',
      'roster_person.counts',
      'roster_person.person as roster_person',
    ])
    .select(daysNamed)
    .orderBy('check_in.at')
    .orderBy('check_in.id')
    .execute();
export type CheckInRow = Awaited<ReturnType<typeof checkInsOf>>[number];

const Days = z.nonoptional(AttendanceFact.shape.days);

/** What counts of the check-ins: a roster does once it is closed. */
export const countedOf = <Row extends { counts: 0 | 1 | null }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ counts }) => counts !== 0);

/** A row of a list as the rules of credit see it, with the days that it names. */
export const factOfListRow = ({
  id,
  event,
  days_json,
}: Pick<CheckInRow, 'id' | 'event' | 'days_json'>): AttendanceFact => ({
  id,
  event,
  source: 'list',
  ...(days_json !== null && { days: Days.parse(JSON.parse(days_json)) }),
});

/** A check-in as the rules of credit see it: timed, or as a row of a list or of a roster. */
export const factOf = ({
  id,
  event,
  at,
  method,
  days_json,
}: Pick<CheckInRow, 'id' | 'event' | 'at' | 'method' | 'days_json'>): AttendanceFact => {
  if (method === 'list') return factOfListRow({ id, event, days_json });
  if (method === 'roster')
    return { id, event, source: 'roster', days: Days.parse(JSON.parse(days_json ?? '[]')) };
  return { id, event, source: 'booth', at };
};

/** All facts of one event, by whose they are. */
export const factsOfEvent = async (db: Reading, event: string): Promise<Map<string, AttendanceFact[]>> => {
  const rows = await db
    .selectFrom('check_in')
    .leftJoin('match', 'match.check_in', 'check_in.id')
    .leftJoin('staff_decision', (join) =>
      join.onRef('staff_decision.check_in', '=', 'check_in.id').on('undone_at', 'is', null),
    )
    .leftJoin('list_row', 'list_row.check_in', 'check_in.id')
    .leftJoin('roster_person', 'roster_person.check_in', 'check_in.id')
    .where('check_in.event', '=', event)
    .where(identified, 'is not', null)
    .select(['check_in.id', 'check_in.event', 'check_in.at', 'check_in.method', 'roster_person.counts'])
    .select([daysNamed, identified.as('registrant')])
    .execute();
  const facts = new Map<string, AttendanceFact[]>();
  for (const { registrant, ...row } of countedOf(rows))
    if (registrant !== null) facts.set(registrant, [...(facts.get(registrant) ?? []), factOf(row)]);
  return facts;
};
