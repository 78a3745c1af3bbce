import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { DecodeRule } from '#domain/badge/decode-rule.ts';
import { addDays, type CalendarDay } from '#domain/calendar.ts';
import { decodeRulesFor } from './badge-formats.ts';
import { type EventRow, eventRows, todayRows } from './event-table.ts';
import { withoutAccents } from './plain-letters.ts';

export interface SampleEvent {
  event: ApprovedEvent;
  decodeRules: DecodeRule[];
}

/** `Las Vegas, NV, USA` in an id: `las-vegas`. */
const placeInId = (place: string): string =>
  withoutAccents(place.split(',')[0] ?? '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

/** Readable and the same every time: `convention-las-vegas-2026-11-23`. */
const idStem = (row: EventRow): string => `${row.kind}-${placeInId(row.place)}-`;

const eventOf = (row: EventRow, today: CalendarDay): SampleEvent => {
  const firstDay = addDays(today, row.starts);
  return {
    event: {
      id: idStem(row) + firstDay,
      kind: row.kind,
      basis: row.kind === 'convention' || row.kind === 'distance-learning' ? 'whole-event' : 'by-day',
      timeZone: row.timeZone,
      days: row.dayMinutes.map((minutes, index) => ({ date: addDays(firstDay, index), minutes })),
      approvedValue: row.approvedValue,
      name: row.name,
      organiser: row.organiser,
      place: row.place,
    },
    decodeRules: decodeRulesFor(row.badges),
  };
};

/** The three events around `today`, a day in UTC: a convention on its second day, a class, a workshop. */
export const makeEventsToday = (today: CalendarDay): (SampleEvent & { idStem: string })[] =>
  todayRows.map((row) => ({ ...eventOf(row, today), idStem: idStem(row) }));

/** Forty approved events of every kind, past, on today and to come. */
export const makeEvents = (today: CalendarDay): SampleEvent[] =>
  [...todayRows, ...eventRows].map((row) => eventOf(row, today));
