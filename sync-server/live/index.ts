/** An event as it happens: what came in, from which station, and how far it got. */
import { sql } from 'kysely';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { EventCounts, EventList, EventPage, Station } from '#domain/console-api.ts';
import type { Catalogue, EventTiming } from '../catalogue/index.ts';
import type { Intake } from '../intake/index.ts';
import { everWithdrawn, isWithdrawn } from '../matching/index.ts';
import { eventOfRecord, type Reading, type Store } from '../store/index.ts';

export { checkInOf, checkInsOfRoster, withdrawnCheckIns } from './found-check-ins.ts';
export { findByReceiptCode } from './receipt-code.ts';

interface Sources {
  store: Store;
  catalogue: Catalogue;
  intake: Intake;
}

const firstDay = (event: ApprovedEvent): string => event.days[0]?.date ?? '';
const lastDay = (event: ApprovedEvent): string => event.days.at(-1)?.date ?? '';

/** Events by text and time; those on today first, then latest first. */
export const eventList = async (
  { store, catalogue }: Sources,
  question: { q?: string | undefined; when?: EventTiming | undefined },
): Promise<EventList> => {
  const events = await catalogue.events(question);
  const counted = await store.db
    .selectFrom('check_in')
    .select(['event', (eb) => eb.fn.countAll<number>().as('check_ins')])
    .groupBy('event')
    .execute();
  const checkIns = new Map(counted.map((row) => [row.event, row.check_ins]));
  const rows = events.map((event) => ({
    event,
    onToday: catalogue.isOnToday(event),
    firstDay: firstDay(event),
    lastDay: lastDay(event),
    checkIns: checkIns.get(event.id) ?? 0,
  }));
  return { events: rows.toSorted((a, b) => Number(b.onToday) - Number(a.onToday)) };
};

/** A record of this event, opened or not. */
const isRecordOf = (event: string) => sql`${eventOfRecord} = ${event}`;

const countsOf = async (db: Reading, event: string): Promise<EventCounts> => {
  const { rows } = await sql<{
    received: number;
    corrections: number;
    counted_for_nobody: number;
    withdrawn: number;
    set_aside: number;
    matched: number;
    review: number;
    not_registrant: number;
    unmatched: number;
    quarantined: number;
    rejected: number;
  }>`
    SELECT
      (SELECT COUNT(*) FROM device_event JOIN device ON device.id = device_event.device JOIN raw_record ON raw_record.device = device.id
        WHERE device_event.event = ${event} AND ${isRecordOf(event)})
      + (SELECT COUNT(*) FROM check_in WHERE event = ${event} AND method IN ('list', 'roster', 'application'))
      - (SELECT COUNT(*) FROM roster_change JOIN device_event USING (device, event) WHERE event = ${event}) AS received,
      (SELECT COUNT(*) FROM correction WHERE event = ${event}) AS corrections,
      (SELECT COUNT(*) FROM quarantine JOIN raw_record USING (receipt) JOIN device ON device.id = raw_record.device WHERE ${isRecordOf(event)} AND resolution IS NULL) AS quarantined,
      (SELECT COUNT(*) FROM quarantine JOIN raw_record USING (receipt) JOIN device ON device.id = raw_record.device WHERE ${isRecordOf(event)} AND resolution = 'rejected') AS rejected,
      COUNT(*) FILTER (WHERE ${isWithdrawn}) AS counted_for_nobody,
      COUNT(*) FILTER (WHERE ${everWithdrawn} AND ${isWithdrawn}) AS withdrawn,
      COUNT(*) FILTER (WHERE ${everWithdrawn} AND NOT ${isWithdrawn}) AS set_aside,
      COUNT(*) FILTER (WHERE NOT ${isWithdrawn} AND (verdict = 'accept' OR (verdict IS NULL AND decision = 'auto' AND outside_dates.check_in IS NULL))) AS matched,
      COUNT(*) FILTER (WHERE NOT ${isWithdrawn} AND verdict IS NULL AND (decision IN ('review', 'none') OR outside_dates.check_in IS NOT NULL)) AS review,
      COUNT(*) FILTER (WHERE NOT ${isWithdrawn} AND verdict = 'not-registrant') AS not_registrant,
      COUNT(*) FILTER (WHERE match.check_in IS NULL) AS unmatched
    FROM check_in
    LEFT JOIN match ON match.check_in = check_in.id
    LEFT JOIN outside_dates ON outside_dates.check_in = check_in.id
    LEFT JOIN staff_decision ON staff_decision.check_in = check_in.id AND undone_at IS NULL
    WHERE check_in.event = ${event}`.execute(db);
  const row = rows[0] ?? {
    received: 0,
    corrections: 0,
    counted_for_nobody: 0,
    withdrawn: 0,
    set_aside: 0,
    matched: 0,
    review: 0,
    not_registrant: 0,
    unmatched: 0,
    quarantined: 0,
    rejected: 0,
  };
  // Corrections are about check-ins and none themselves; those that were withdrawn, or came with a list that was taken
  // back, count for nobody.
  const checkIns = row.received - row.quarantined - row.rejected - row.corrections - row.counted_for_nobody;
  return {
    checkIns,
    matched: row.matched,
    review: row.review,
    notRegistrant: row.not_registrant,
    quarantined: row.quarantined,
    waiting: checkIns - row.matched - row.review - row.not_registrant,
    withdrawn: row.withdrawn,
    setAside: row.set_aside,
  };
};

/** Check-ins per station and hour on the event's own wall clock. */
const hoursOf = async (db: Reading, event: ApprovedEvent): Promise<EventPage['hours']> => {
  const perUtcHour = await db
    .selectFrom('check_in')
    // Quarters of an hour: some zones are 30 or 45 minutes off.
    .select([
      'device',
      sql<string>`substr(at, 1, 14) || printf('%02d', (CAST(substr(at, 15, 2) AS INTEGER) / 15) * 15)`.as(
        'quarter',
      ),
      (eb) => eb.fn.countAll<number>().as('check_ins'),
    ])
    .where('event', '=', event.id)
    // A list says nothing of hours, nor does an application, and a roster is written when there is time.
    .where('method', 'not in', ['list', 'roster', 'application'])
    .groupBy(['device', 'quarter'])
    .execute();
  const wallHour = new Intl.DateTimeFormat('sv-SE', {
    timeZone: event.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const hours = new Map<string, { hour: string; device: string; checkIns: number }>();
  for (const { device, quarter, check_ins } of perUtcHour) {
    const hour = wallHour
      .format(new Date(`${quarter}:00Z`))
      .replace(' ', 'T')
      .slice(0, 13);
    const key = `${hour} ${device}`;
    hours.set(key, { hour, device, checkIns: (hours.get(key)?.checkIns ?? 0) + check_ins });
  }
  return [...hours.values()].toSorted((a, b) => (a.hour + a.device < b.hour + b.device ? -1 : 1));
};

const stationsWhere = async (
  { store, intake }: Sources,
  column: 'event' | 'id',
  value: string,
): Promise<Station[]> => {
  const carried = await store.db
    .selectFrom('device_event')
    .innerJoin('approved_event', 'approved_event.id', 'device_event.event')
    .select(['device', 'approved_event.id', 'approved_event.name'])
    .where('device', 'in', (eb) =>
      eb
        .selectFrom('device_event')
        .select('device')
        .where(column === 'id' ? 'device' : 'event', '=', value),
    )
    .orderBy('first_day')
    .orderBy('approved_event.id')
    .execute();
  const events = Map.groupBy(carried, ({ device }) => device);
  const rows = await store.db
    .selectFrom('device')
    .leftJoin('raw_record', 'raw_record.device', 'device.id')
    .select(['device.id', 'station', 'enrolled_at', 'last_seen_at', 'revoked_at', 'own_phones_of'])
    .select(({ fn }) => [
      fn.count<number>('raw_record.receipt').as('received'),
      fn.count<number>('seq').distinct().as('held'),
      fn.max<number | null>('seq').as('highest'),
    ])
    .where('device.id', 'in', [...events.keys()])
    .groupBy('device.id')
    .orderBy('enrolled_at')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      device: row.id,
      station: row.station,
      enrolledAt: row.enrolled_at,
      lastSeenAt: row.last_seen_at,
      revokedAt: row.revoked_at,
      ownPhonesOf: row.own_phones_of,
      events: (events.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
      received: row.received,
      held: row.held,
      highestSeq: row.highest ?? 0,
      gaps: (await intake.progressOf(row.id)).gaps,
    })),
  );
};

/** One station, or null. */
export const stationOf = async (sources: Sources, device: string): Promise<Station | null> =>
  (await stationsWhere(sources, 'id', device))[0] ?? null;

/** The live page of one event, or null where there is none of this id. */
export const eventPage = async (sources: Sources, id: string): Promise<EventPage | null> => {
  const { store, catalogue } = sources;
  const event = await catalogue.event(id);
  if (!event) return null;
  const { credits } = await store.db
    .selectFrom('ledger_entry')
    .select((eb) => eb.fn.countAll<number>().as('credits'))
    .where('event', '=', id)
    .where('kind', '=', 'credit')
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('ledger_entry')
        .select('reverses')
        .$narrowType<{ reverses: string }>()
        .where('reverses', 'is not', null),
    )
    .executeTakeFirstOrThrow();
  return {
    event,
    onToday: catalogue.isOnToday(event),
    counts: await countsOf(store.db, id),
    stations: await stationsWhere(sources, 'event', id),
    hours: await hoursOf(store.db, event),
    creditsPosted: credits,
  };
};
