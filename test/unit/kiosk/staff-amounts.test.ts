import { describe, expect, test } from 'vitest';
import { clockWords, lengthOf, numbersOf, roomOf, timeOf } from '../../../src/kiosk/staff/amounts.ts';
import { addWords } from '../../../src/messages/index.ts';
import { staffWords } from '../../../src/messages/staff.ts';

await addWords(staffWords);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('amounts as people say them', () => {
  test.each([
    [0, '1 second'],
    [59_999, '59 seconds'],
    [minute, '1 minute'],
    [17 * minute, '17 minutes'],
    [119 * minute, '119 minutes'],
    [2 * hour, '2 hours'],
    [47 * hour, '47 hours'],
    [3 * day, '3 days'],
    [365 * day, '1 year'],
    [3 * 365 * day, '3 years'],
  ])('%i ms is %s', (ms, words) => expect(lengthOf(ms)).toBe(words));

  test.each([
    [null, 'Not compared with the server yet'],
    [1_500, 'Same as the server’s'],
    [-1_500, 'Same as the server’s'],
    [180_000, 'This tablet’s clock is 3 minutes behind'],
    [-400 * day, 'This tablet’s clock is 1 year ahead'],
  ])('an offset of %s: %s', (offsetMs, words) => expect(clockWords(offsetMs)).toBe(words));

  test.each([
    [1_234_000_000, '1.2 GB'],
    [45_600_000, '46 MB'],
    [0, '0 MB'],
  ])('%i bytes are %s', (bytes, words) => expect(roomOf(bytes)).toBe(words));

  test('another day than today is named', () => {
    const now = new Date(2026, 8, 10, 17, 0).getTime();
    expect(timeOf(now - hour, now)).toMatch(/^4:00\sPM$/);
    expect(timeOf(now - day, now)).toContain('Sep 9, 2026');
  });

  test('a long list of numbers is cut', () => {
    expect(numbersOf([57, 58])).toBe('57, 58');
    expect(numbersOf(Array.from({ length: 40 }, (_, index) => index))).toMatch(/, 11 …$/);
  });
});
