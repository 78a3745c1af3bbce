import type { ApprovedEvent } from '#domain/approved-event.ts';

/**
 * The calendar day that a moment has on the event's own wall clock, `YYYY-MM-DD`. The rules' own `dayInZone` would
 * bring Temporal along to the first screen.
 */
export const dayAt = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms);

/** Whether the event's last day has passed, where the event is. */
export const isOver = ({ days, timeZone }: Pick<ApprovedEvent, 'days' | 'timeZone'>, ms: number): boolean =>
  (days.at(-1)?.date ?? '') < dayAt(ms, timeZone);
