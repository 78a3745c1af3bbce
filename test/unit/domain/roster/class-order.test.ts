import { expect, test } from 'vitest';
import { type ClassDates, soonestFirst, timeOfClass } from '#domain/roster/class-order.ts';

const today = '2026-09-15';
const held = (first: string, last = first): ClassDates => ({ first, last, today });

test.each([
  ['before its first day', held('2026-09-16'), 'to-come'],
  ['on its first day', held('2026-09-15', '2026-09-17'), 'now'],
  ['on its last day', held('2026-09-13', '2026-09-15'), 'now'],
  ['the day after', held('2026-09-12', '2026-09-14'), 'over'],
] as const)('%s', (_, dates, is) => expect(timeOfClass(dates)).toBe(is));

test('the class of today comes first, then the next, then what is over, the latest first', () => {
  const inOrder = [
    held('2026-09-14', '2026-09-16'),
    held('2026-09-15'),
    held('2026-09-15', '2026-09-17'),
    held('2026-09-20'),
    held('2026-10-05', '2026-10-07'),
    held('2026-09-11', '2026-09-14'),
    held('2026-09-10', '2026-09-14'),
    held('2026-03-02', '2026-03-04'),
  ];
  const mixed = [5, 3, 7, 0, 6, 2, 4, 1].flatMap((index) => inOrder[index] ?? []);
  expect(mixed.sort(soonestFirst)).toEqual(inOrder);
});
