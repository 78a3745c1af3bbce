import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildNumberFilter, NumberFilter, openNumberFilter } from '#domain/number-filter.ts';

/** As many as there are registrants, with holes between them as real numbers have. */
const registrants = 55_000;
const numbers = Array.from({ length: registrants }, (_, index) => String(10_000 + 3 * index));
const filter = buildNumberFilter(numbers, 'salt of a test');

describe('the number filter', () => {
  test('knows every number that it was made of', () => {
    const isKnown = openNumberFilter(filter);
    expect(numbers.filter((number) => !isKnown(number))).toEqual([]);
  });

  test('lets at most one wrong number in a thousand pass', () => {
    const isKnown = openNumberFilter(filter);
    const wrong = numbers.flatMap((number) => [String(Number(number) + 1), String(Number(number) + 2)]);
    expect(wrong.filter(isKnown).length / wrong.length).toBeLessThan(1 / 1_000);
  });

  test('is smaller than 100 kB for 55,000 numbers', () => {
    expect(Math.ceil((filter.bits.length / 4) * 3)).toBeLessThan(100_000);
  });

  test('reads a number as people write it', () => {
    const isKnown = openNumberFilter(buildNumberFilter(['70012'], 's'));
    expect(['70012', '70-0 12', 'IICRC #70012', '00070012'].map(isKnown)).toEqual(Array(4).fill(true));
  });

  test('made of nothing doubts nobody', () => {
    expect(openNumberFilter(buildNumberFilter([], 's'))('70012')).toBe(true);
  });

  test('of any numbers knows each of them, whatever the salt', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[0-9]{3,12}$/)),
        fc.string({ maxLength: 20 }),
        (some, salt) => {
          const isKnown = openNumberFilter(NumberFilter.parse(buildNumberFilter(some, salt)));
          return some.every(isKnown);
        },
      ),
    );
  });

  test('damaged bits end, whatever they say', () => {
    fc.assert(
      fc.property(fc.base64String(), fc.nat(1_000_000), (bits, count) => {
        openNumberFilter({ salt: '', count, bits })('70012');
      }),
    );
  });
});
