import * as z from 'zod/mini';
import { CalendarDay, Instant } from './calendar.ts';

/** The door that a fact came through. */
export const AttendanceSource = z.enum(['booth', 'roster', 'list', 'application']);
export type AttendanceSource = z.infer<typeof AttendanceSource>;

const AttendedDay = z.object({
  date: CalendarDay,
  minutes: z.optional(z.number().check(z.int(), z.gte(0))),
});

/**
 * One fact about one person at one approved event: *timed* (seen at a moment) when it has `at`;
 * otherwise it names days, and without days it stands for every day of the event.
 */
export const AttendanceFact = z.object({
  id: z.string(),
  event: z.string(),
  source: AttendanceSource,
  at: z.optional(Instant),
  days: z.optional(z.array(AttendedDay)),
});
export type AttendanceFact = z.infer<typeof AttendanceFact>;
