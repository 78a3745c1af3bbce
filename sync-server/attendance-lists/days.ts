/** Which days of the event a row names: dates as people write them, held against the days that the event has. */
import type { EventDay } from '#domain/approved-event.ts';
import type { AttendanceFact } from '#domain/attendance.ts';
import { CalendarDay } from '#domain/calendar.ts';
import { plainText } from '#domain/plain-text.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Attended } from '../lists/index.ts';

type Days = NonNullable<AttendanceFact['days']>;

/** English, Spanish, French and German months by how they begin. */
const months: readonly RegExp[] = [
  /^(jan|ene)/,
  /^(feb|fev)/,
  /^(mar|mrz)(?![dt])/,
  /^(apr|abr|avr)/,
  /^(may|mai)/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|ago|aou)/,
  /^(sep|set)/,
  /^(oct|okt)/,
  /^nov/,
  /^(dec|dic|dez)/,
];

const dayOf = (year: string, month: string | number, day: string): CalendarDay[] => {
  const whole = year.length === 2 ? `20${year}` : year;
  const read = CalendarDay.safeParse(`${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.success ? [read.data] : [];
};

/** What spreadsheets count days from. */
const firstSerial = Date.UTC(1899, 11, 30);

/** Every day that a text may mean, the likelier first: 3/4 is in March in America and in April elsewhere. */
const daysMeant = (text: string): CalendarDay[] => {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?$/.exec(text);
  if (numbers) {
    const [, first = '', second = '', year = ''] = numbers;
    return [...dayOf(year, first, second), ...dayOf(year, second, first)];
  }
  if (/^[345]\d{4}(?:\.\d+)?$/.test(text))
    return [new Date(firstSerial + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10)];
  const words = plainText(text).split(' ');
  const month = months.findIndex((begins) => words.some((word) => begins.test(word))) + 1;
  const year = words.find((word) => /^\d{4}$/.test(word)) ?? '';
  const day = words.map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]).find(Boolean) ?? '';
  return month > 0 ? dayOf(year, month, day) : [];
};

/** Minutes without a day fill the event's days in their order; no minutes are absence on the first. */
const spread = (minutes: number, eventDays: readonly EventDay[]): Days => {
  const days: Days = [];
  let left = minutes;
  for (const { date, minutes: most } of eventDays) {
    if (left === 0 && days.length > 0) break;
    const taken = Math.min(left, most);
    days.push({ date, minutes: taken });
    left -= taken;
  }
  return days;
};

/** Null where the row names no day: it stands for all of them. Fails where it names one that cannot be read. */
export const daysAttended = (
  { day, minutes }: Attended,
  eventDays: readonly EventDay[],
): Result<Days | null, 'day-unclear'> => {
  if (day === null) return succeed(minutes === null ? null : spread(minutes, eventDays));
  const meant = daysMeant(day);
  const date = meant.find((one) => eventDays.some((known) => known.date === one)) ?? meant[0];
  if (date === undefined) return fail('day-unclear');
  return succeed([{ date, ...(minutes !== null && { minutes }) }]);
};
