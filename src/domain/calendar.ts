import { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';

/** Without Temporal, which would come along to every tablet that only parses days. */
const isRealDay = (text: string): boolean => {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
};

/**
 * A calendar day, `YYYY-MM-DD`, without a time zone of its own. Days compare as text, which holds for years of four
 * digits: 9999-12-31, as some systems write "never", moved by a cycle would not have one any more.
 */
export const CalendarDay = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d$/, 'write the day as YYYY-MM-DD'),
  z.refine(isRealDay, 'there is no such day'),
  z.refine((day) => '1900' <= day && day < '2200', 'write a day between 1900 and 2199'),
);
export type CalendarDay = z.infer<typeof CalendarDay>;

/** At most nanoseconds: no calendar reads more digits. */
export const withReadableFraction = z.refine<string>(
  (time) => !/\.\d{10}/.test(time),
  'write at most nine digits of a second',
);

/** A moment in time, ISO 8601 in UTC, e.g. `2026-09-10T17:30:00Z`. */
export const Instant = z.iso.datetime('write the time as 2026-09-10T17:30:00Z').check(withReadableFraction);
export type Instant = z.infer<typeof Instant>;

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** An IANA time zone name, e.g. `America/Los_Angeles`. */
export const TimeZone = z.string().check(z.refine(isTimeZone, 'no such IANA time zone'));
export type TimeZone = z.infer<typeof TimeZone>;

/** The calendar day that a moment has on the wall clock of `timeZone`. */
export const dayInZone = (instant: Instant, timeZone: TimeZone): CalendarDay =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** `day` moved by a number of days, which may be negative. */
export const addDays = (day: CalendarDay, days: number): CalendarDay =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** `day` moved by calendar years; 29 February becomes 28 where the year has none. */
export const addYears = (day: CalendarDay, years: number): CalendarDay =>
  Temporal.PlainDate.from(day).add({ years }, { overflow: 'constrain' }).toString();
