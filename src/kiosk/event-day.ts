import type { ApprovedEvent } from '#domain/approved-event.ts';

type Days = Pick<ApprovedEvent, 'days' | 'timeZone'>;

/** Making one takes a slow tablet longer than a visitor's whole save. */
const formats = new Map<string, Intl.DateTimeFormat>();
const formatIn = (timeZone: string): Intl.DateTimeFormat => {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format;
};

/**
 * The calendar day that a moment has on the event's own wall clock, `YYYY-MM-DD`. The rules' own `dayInZone` would
 * bring Temporal along to the first screen.
 */
export const dayAt = (ms: number, timeZone: string): string => formatIn(timeZone).format(ms);

/** Whether the event's last day has passed, where the event is. */
export const isOver = ({ days, timeZone }: Days, ms: number): boolean =>
  (days.at(-1)?.date ?? '') < dayAt(ms, timeZone);

/** How far the event is from a moment in days: 0 on one of its days, else to the next of them, below 0 since its last. */
export const daysUntil = ({ days, timeZone }: Days, ms: number): number => {
  const today = dayAt(ms, timeZone);
  const { date } = days.find((day) => day.date >= today) ?? days.at(-1) ?? { date: today };
  return Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
};
