import { describe, expect, test } from 'vitest';
import {
  addDays,
  addYears,
  CalendarDay,
  dayInZone,
  Instant,
  TimeZone,
} from '../../../src/domain/calendar.ts';

test.each([
  ['an evening in Los Angeles', '2026-02-04T01:30:00Z', 'America/Los_Angeles', '2026-02-03'],
  ['a morning in Auckland', '2026-02-03T20:00:00Z', 'Pacific/Auckland', '2026-02-04'],
  ['the last second of a day', '2026-02-04T07:59:59.999Z', 'America/Los_Angeles', '2026-02-03'],
  ['midnight', '2026-02-04T08:00:00Z', 'America/Los_Angeles', '2026-02-04'],
  [
    'an hour that happens twice when clocks go back',
    '2026-11-01T08:30:00Z',
    'America/Los_Angeles',
    '2026-11-01',
  ],
  ['the day before clocks go forward', '2026-03-08T07:59:00Z', 'America/Los_Angeles', '2026-03-07'],
  ['half-hour zones', '2026-02-03T18:29:00Z', 'Asia/Kolkata', '2026-02-03'],
])('day in zone: %s', (_, instant, timeZone, day) => {
  expect(dayInZone(instant, timeZone)).toBe(day);
});

test.each([
  ['2028-02-29', 2, '2030-02-28'],
  ['2028-02-29', 4, '2032-02-29'],
  ['2096-02-29', 4, '2100-02-28'],
  ['2027-06-30', 4, '2031-06-30'],
])('%s and %i years is %s', (day, years, expected) => {
  expect(addYears(day, years)).toBe(expected);
});

test.each([
  ['2026-03-01', -1, '2026-02-28'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
});

describe('what is no day, moment or zone', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-2-3', '26-02-03', '2026-02-03T10:00', ''])(
    'day %j',
    (text) => {
      expect(CalendarDay.safeParse(text).success).toBe(false);
    },
  );
  test.each(['2026-02-03', '2026-02-03T25:00:00Z', '2026-02-03T10:00:00', 'yesterday'])(
    'moment %j',
    (text) => {
      expect(Instant.safeParse(text).success).toBe(false);
    },
  );
  test.each(['America/Atlantis', '', 'somewhere'])('zone %j', (text) => {
    expect(TimeZone.safeParse(text).success).toBe(false);
  });
});
