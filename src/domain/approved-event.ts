import * as z from 'zod/mini';
import { CalendarDay, TimeZone } from './calendar.ts';

export const EventKind = z.enum(['class', 'workshop', 'convention', 'distance-learning']);
export type EventKind = z.infer<typeof EventKind>;

/** `whole-event`: present at all earns the approved value. `by-day`: the minutes attended earn. */
const CreditBasis = z.enum(['whole-event', 'by-day']);

export const EventDay = z.object({
  date: CalendarDay,
  minutes: z.number().check(z.int(), z.gte(0), z.lte(24 * 60)),
});
export type EventDay = z.infer<typeof EventDay>;

const inOrderOnceEach = (days: EventDay[]): boolean =>
  days.every((day, index) => index === 0 || (days[index - 1]?.date ?? '') < day.date);

/** The part of an approved event that credit depends on. `approvedValue` in hundredths of CEC. */
export const CreditTerms = z.object({
  id: z.string().check(z.minLength(1)),
  kind: EventKind,
  basis: CreditBasis,
  timeZone: TimeZone,
  days: z
    .array(EventDay)
    .check(
      z.minLength(1, 'an event has at least one day'),
      z.refine(inOrderOnceEach, 'days in order, once each'),
    ),
  approvedValue: z.nullable(z.number().check(z.int(), z.gte(0))),
});
export type CreditTerms = z.infer<typeof CreditTerms>;

/** Anything that can earn credit. */
export const ApprovedEvent = z.extend(CreditTerms, {
  name: z.string().check(z.minLength(1)),
  organiser: z.string(),
  place: z.string(),
});
export type ApprovedEvent = z.infer<typeof ApprovedEvent>;
