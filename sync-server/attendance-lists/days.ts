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

/** "Day 1", "Tag 2", "1st day", in plain text. */
const nthDay = /\b(?:day|dia|jour|tag)\s?([1-9])\b|\b([1-9])(?:st|nd|rd|th)? (?:day|dia|jour|tag)\b/;

/** What spreadsheets count days from. */
const firstSerial = Date.UTC(1899, 11, 30);

/**
 * Every day that a text may mean, the likelier first: 3/4 is in March in America and in April elsewhere. `year` is
 * that of a day that is written without one, as headers are; null where a day must have its own.
 */
const daysMeant = (text: string, year: string | null): CalendarDay[] => {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const numbers = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?$/.exec(text);
  const short =
    year === null ? null : /(?:^|\s)(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?(?:[\s.,]|$)/.exec(text);
  const found = numbers ?? short;
  if (found) {
    const [, first = '', second = '', own = year ?? ''] = found;
    return [...dayOf(own, first, second), ...dayOf(own, second, first)];
  }
  if (/^[345]\d{4}(?:\.\d+)?$/.test(text))
    return [new Date(firstSerial + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10)];
  const words = plainText(text).replace(nthDay, '').split(' ');
  const month = months.findIndex((begins) => words.some((word) => begins.test(word))) + 1;
  const own = words.find((word) => /^\d{4}$/.test(word)) ?? year ?? '';
  const day = words.map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]).find(Boolean) ?? '';
  return month > 0 ? dayOf(own, month, day) : [];
};

/** English, Spanish, French and German days of the week by how they begin, from Sunday on. */
const weekdays: readonly RegExp[] = [
  /^(sun|dom|dim|so$|sonn)/,
  /^(mon|lun|mo$)/,
  /^(tue|mart|mard|di$|dien)/,
  /^(wed|mie|mer|mi$|mitt)/,
  /^(thu|jue|jeu|do$|donn)/,
  /^(fri|vie|ven|fr$|frei)/,
  /^(sat|sab|sam|sa$)/,
];

/** The day of the event that a header names: a date, with or without its year; a day of the week; "Day 2". */
const dayOfHeader = (header: string, eventDays: readonly EventDay[]): CalendarDay | undefined => {
  const isOfEvent = (date: CalendarDay): boolean => eventDays.some((known) => known.date === date);
  const meant = daysMeant(header, eventDays[0]?.date.slice(0, 4) ?? null);
  if (meant.length > 0) return meant.find(isOfEvent) ?? meant[0];
  const plain = plainText(header);
  const nth = nthDay.exec(plain);
  if (nth) return eventDays[Number(nth[1] ?? nth[2]) - 1]?.date;
  const weekday = weekdays.findIndex((begins) => plain.split(' ').some((word) => begins.test(word)));
  const fitting = eventDays.filter(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === weekday);
  return fitting.length === 1 ? fitting[0]?.date : undefined;
};

const isHalf = (header: string): boolean =>
  /\b(?:am|pm|a m|p m|morning|afternoon|manana|tarde|matin|apres midi|vormittag|nachmittag)\b/.test(
    plainText(header),
  );

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

/** The ticks of a row by their days. Columns of one day, such as its morning and its afternoon, add up. */
const daysTicked = (
  ticked: NonNullable<Attended['ticked']>,
  { minutes, eventDays }: { minutes: number | null; eventDays: readonly EventDay[] },
): Result<Days, string> => {
  const days = new Map<CalendarDay, number | null>();
  for (const tick of ticked) {
    const date = dayOfHeader(tick.day, eventDays);
    if (date === undefined) return fail(tick.day);
    const whole = eventDays.find((known) => known.date === date)?.minutes;
    const own = tick.minutes ?? (isHalf(tick.day) && whole !== undefined ? Math.round(whole / 2) : null);
    const before = days.get(date);
    days.set(date, before === null || own === null ? null : (before ?? 0) + own);
  }
  const isTimed = [...days.values()].some((own) => own !== null);
  if (minutes !== null && !isTimed)
    return succeed(
      spread(
        minutes,
        eventDays.filter(({ date }) => days.has(date)),
      ),
    );
  return succeed([...days].map(([date, own]) => ({ date, ...(own !== null && { minutes: own }) })));
};

/** Null where the row names no day: it stands for all of them. Fails with the text where it names one that cannot be read. */
export const daysAttended = (
  { day, minutes, ticked }: Attended,
  eventDays: readonly EventDay[],
): Result<Days | null, string> => {
  if (ticked !== null && ticked.length > 0) return daysTicked(ticked, { minutes, eventDays });
  if (day === null) return succeed(minutes === null ? null : spread(minutes, eventDays));
  const meant = daysMeant(day, null);
  const date = meant.find((one) => eventDays.some((known) => known.date === one)) ?? meant[0];
  if (date === undefined) return fail(day);
  return succeed([{ date, ...(minutes !== null && { minutes }) }]);
};
