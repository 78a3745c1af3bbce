import type { EventKind } from '#domain/approved-event.ts';
import { type CalendarDay, dayInZone } from '#domain/calendar.ts';
import type { Rooms } from '../rooms.ts';
import { makeEventsToday } from './events.ts';

export interface EventOfToday {
  id: string;
  kind: string;
  name: string;
}

/** Whether an event is on at every moment of `today` in UTC, by the event's own clock. */
const coversDay = (
  event: { time_zone: string; first_day: CalendarDay; last_day: CalendarDay },
  today: CalendarDay,
): boolean =>
  event.first_day <= dayInZone(`${today}T00:00:00Z`, event.time_zone) &&
  dayInZone(`${today}T23:59:59Z`, event.time_zone) <= event.last_day;

const findToday = async (rooms: Rooms, idStem: string, today: CalendarDay): Promise<EventOfToday | null> => {
  const rows = await rooms.store.db
    .selectFrom('approved_event')
    .select(['id', 'kind', 'name', 'time_zone', 'first_day', 'last_day'])
    .where('id', 'like', `${idStem}%`)
    .orderBy('first_day', 'desc')
    .execute();
  const found = rows.find((row) => coversDay(row, today));
  return found ? { id: found.id, kind: found.kind, name: found.name } : null;
};

/** The sample's event of this kind that is on during all of `today` (a day in UTC), null when there is none. */
export const eventOnToday = async (
  rooms: Rooms,
  kind: EventKind,
  today: CalendarDay,
): Promise<EventOfToday | null> => {
  const made = makeEventsToday(today).find(({ event }) => event.kind === kind);
  return made ? findToday(rooms, made.idStem, today) : null;
};

export const conventionOn = (rooms: Rooms, today: CalendarDay): Promise<EventOfToday | null> =>
  eventOnToday(rooms, 'convention', today);

/**
 * Adds the sample's convention, class and workshop of `today` (a day in UTC) where none is on any more:
 * a sample loaded last week has something to sign in to. Answers the three that are on.
 */
export const ensureEventsToday = async (rooms: Rooms, today: CalendarDay): Promise<EventOfToday[]> => {
  const events: EventOfToday[] = [];
  for (const { idStem, event, decodeRules } of makeEventsToday(today)) {
    const standing = await findToday(rooms, idStem, today);
    if (!standing) await rooms.catalogue.addEvents([{ event, decodeRules }]);
    events.push(standing ?? { id: event.id, kind: event.kind, name: event.name });
  }
  return events;
};
