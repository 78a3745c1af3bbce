/** Days, times and marks as printed rosters write them. All pure. */
import type { CalendarDay, Instant } from '#domain/calendar.ts';
import type { ClassDay } from '#domain/roster/class-plan.ts';
import type { DayMark } from '#domain/roster/roster-change.ts';
import type { PersonOnRoster } from '#domain/rosters-api.ts';

const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

export const longDay = (date: CalendarDay): string => long.format(new Date(`${date}T00:00:00Z`));
export const shortDay = (date: CalendarDay): string => short.format(new Date(`${date}T00:00:00Z`));

export const moment = (at: Instant, timeZone: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at))} (${timeZone})`;

export const hoursOf = ({ from, until, breaks }: ClassDay): string =>
  `${from} to ${until}${breaks.length > 0 ? `, breaks ${breaks.map((one) => `${one.from}–${one.until}`).join(', ')}` : ''}`;

export const markOf = (mark: DayMark): string => {
  switch (mark.is) {
    case 'present':
      return 'Present';
    case 'absent':
      return 'Absent';
    case 'partly':
      return `${mark.from}–${mark.until}`;
    case 'open':
      return '–';
  }
};

export const purposeOf = ({ purpose }: Pick<PersonOnRoster, 'purpose'>): string => {
  if (purpose === null) return '–';
  return purpose === 'exam' ? 'Exam' : 'Credit only';
};

const exams: Record<PersonOnRoster['exam'], string> = {
  eligible: 'Eligible',
  'not-eligible': 'Not eligible',
  open: '–',
  none: '–',
};
export const examOf = ({ exam }: Pick<PersonOnRoster, 'exam'>): string => exams[exam];
