/** Days and times as people of the spoken language write them. */
import type { CalendarDay, Instant } from '#domain/calendar.ts';
import { formatLocale } from '../../messages/index.ts';

const midnight = (day: CalendarDay): Date => new Date(`${day}T00:00:00Z`);

/** The days of an event, or its only one. */
export const daysText = (first: CalendarDay, last: CalendarDay): string =>
  new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'long', timeZone: 'UTC' }).formatRange(
    midnight(first),
    midnight(last),
  );

/** The day of a moment on this computer's calendar. */
export const dayText = (at: Instant): string =>
  new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'long' }).format(new Date(at));

export const timeText = (at: Instant): string =>
  new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
