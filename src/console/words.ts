/** Numbers, days and times as the office reads them. All pure. */
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { CalendarDay, Instant } from '#domain/calendar.ts';
import type { SeenBy } from '#domain/check-in.ts';
import type { RequirementStatus } from '#domain/requirement/state.ts';

/** Hundredths of CEC as the office writes them: `50` is `0.5`. */
export const cecText = (hundredths: number): string => String(hundredths / 100);

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-09-10` as "10 September 2026". */
export const dayText = (date: CalendarDay): string => day.format(new Date(`${date}T00:00:00Z`));

const cutDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** `2026-09-10` as "Thu 10 Sept", where the year is known. */
export const cutDayText = (date: CalendarDay): string => cutDay.format(new Date(`${date}T00:00:00Z`));

/** "9 to 11 September 2026", or one day. */
export const daysText = (first: CalendarDay, last: CalendarDay): string =>
  first === last
    ? dayText(first)
    : day.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));

/** A moment on the wall clock of `timeZone`, or of this computer. */
export const timeText = (at: Instant, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone && { timeZone }),
  }).format(new Date(at));

const kinds: Record<ApprovedEvent['kind'], string> = {
  class: 'Class',
  workshop: 'Workshop',
  convention: 'Convention',
  'distance-learning': 'Distance learning',
};
export const kindText = (event: ApprovedEvent): string => kinds[event.kind];

const methods: Record<SeenBy, string> = {
  camera: 'Scanned by camera',
  wedge: 'Scanned by hand scanner',
  form: 'Signed in by hand',
  'own-phone': 'Signed in on their own phone',
  list: 'On an attendance list',
  roster: 'On the roster of the class',
  application: 'By an application with evidence',
};
export const methodText = (method: SeenBy): string => methods[method];

/** By what means and where: a station, or the list or roster that names the person. */
export const seenText = ({ method, station }: { method: SeenBy; station: string }): string =>
  method === 'list' || method === 'roster' || method === 'application'
    ? `${methodText(method)}, ${station}`
    : `${methodText(method)} at ${station}`;

const statuses: Record<RequirementStatus, { words: string; sign: string }> = {
  'on-track': { words: 'On track', sign: '✓' },
  'due-soon': { words: 'Due soon', sign: '!' },
  overdue: { words: 'Overdue', sign: '✕' },
  'not-required': { words: 'Nothing required', sign: '–' },
};
export const statusText = (status: RequirementStatus) => statuses[status];

/** A probability in words; the number is there for who asks. */
export const strengthText = (probability: number): 'strong' | 'fair' | 'weak' => {
  if (probability >= 0.9) return 'strong';
  return probability >= 0.5 ? 'fair' : 'weak';
};

export const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
