import type { CalendarDay } from '#domain/calendar.ts';
import type { Registrant } from '#domain/registrant.ts';
import { makeBadges, type SampleBadge } from './badges.ts';
import { makeEvents, type SampleEvent } from './events.ts';
import { makeRegistrants } from './people.ts';
import { type SampleStaff, sampleStaff } from './staff.ts';

interface Sample {
  registrants: Registrant[];
  events: SampleEvent[];
  badges: SampleBadge[];
  staff: readonly SampleStaff[];
}

/**
 * A fictional office's data. The same seed, day and count give the same sample; names, numbers and badges
 * do not depend on the day. Tests take fewer registrants, at least 200.
 */
export const generateSample = (options: {
  seed: number;
  today: CalendarDay;
  registrants?: number;
}): Sample => {
  const { seed, today } = options;
  const registrants = makeRegistrants({ seed, today, count: options.registrants ?? 5000 });
  return {
    registrants,
    events: makeEvents(today),
    badges: makeBadges({ seed, registrants }),
    staff: sampleStaff,
  };
};
