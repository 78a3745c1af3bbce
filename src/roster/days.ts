import type { ClassDay } from '#domain/roster/class-plan.ts';
import { formatLocale } from '../messages/index.ts';

/** The calendar day that a moment has where the class is held, `YYYY-MM-DD`. */
export const dayAt = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms);

/** The class day to begin with: today, else the last one before, else the first. */
export const dayToBegin = (days: readonly ClassDay[], today: string): string =>
  (days.findLast(({ date }) => date <= today) ?? days[0])?.date ?? today;

const written = (date: string, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(formatLocale(), { ...how, timeZone: 'UTC' }).format(Date.parse(date));

/** As the head of a column: "Mon, Sep 14". */
export const shortDay = (date: string): string =>
  written(date, { weekday: 'short', day: 'numeric', month: 'short' });

/** As in a sentence: "Monday, September 14". */
export const longDay = (date: string): string =>
  written(date, { weekday: 'long', day: 'numeric', month: 'long' });

/** From the first to the last day, with the year: "Sep 14 – 16, 2026". */
export const stretchOfDays = (first: string, last: string): string =>
  new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    Date.parse(first),
    Date.parse(last),
  );

/** A moment as a history shows it, on the clock where the class is held. */
export const momentOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    Date.parse(instant),
  );
