import { formatLocale, type MessageKey, say } from '../../messages/index.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const yearMs = 365 * dayMs;

const withUnit = (value: number, unit: string): string =>
  new Intl.NumberFormat(formatLocale(), {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(value);

/** A length of time as people say it, in its largest unit: "17 minutes", "3 days". */
export const lengthOf = (ms: number): string => {
  if (ms >= yearMs) return withUnit(Math.floor(ms / yearMs), 'year');
  if (ms >= 2 * dayMs) return withUnit(Math.floor(ms / dayMs), 'day');
  if (ms >= 2 * hourMs) return withUnit(Math.floor(ms / hourMs), 'hour');
  if (ms >= minuteMs) return withUnit(Math.floor(ms / minuteMs), 'minute');
  return withUnit(Math.max(1, Math.floor(ms / 1_000)), 'second');
};

/** How far this tablet's clock is from the server's. Less than two seconds is the network. */
export const clockWords = (offsetMs: number | null): string => {
  if (offsetMs === null) return say('staff.clock.unknown');
  if (Math.abs(offsetMs) < 2_000) return say('staff.clock.same');
  const key: MessageKey = offsetMs > 0 ? 'staff.clock.behind' : 'staff.clock.ahead';
  return say(key, { length: lengthOf(Math.abs(offsetMs)) });
};

/** Room on the device: "1.2 GB". */
export const roomOf = (bytes: number): string => {
  const isLarge = bytes >= 1_000_000_000;
  return new Intl.NumberFormat(formatLocale(), {
    style: 'unit',
    unit: isLarge ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(bytes / (isLarge ? 1_000_000_000 : 1_000_000));
};

/** A time of today as the clock on the wall, with the date when it is another day. */
export const timeOf = (ms: number, nowMs: number): string => {
  const isToday = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  return new Intl.DateTimeFormat(formatLocale(), {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'medium' }),
  }).format(ms);
};

/** To the second: for the sender's log. */
export const secondOf = (ms: number): string =>
  new Intl.DateTimeFormat(formatLocale(), { timeStyle: 'medium' }).format(ms);

/** The first numbers of a list, for people: "57, 58, 90 …". */
export const numbersOf = (numbers: readonly number[]): string => {
  const few = numbers.slice(0, 12).join(', ');
  return numbers.length > 12 ? `${few} …` : few;
};
