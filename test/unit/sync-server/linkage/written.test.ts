import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneErrorAway, jaroWinkler } from '../../../../sync-server/linkage/similarity.ts';
import {
  jaroWinklerAtMost,
  mayBeOneErrorAway,
  Spelling,
  Written,
} from '../../../../sync-server/linkage/written.ts';

/** Of few letters, so that many pairs are alike. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é', '王'), minLength: 1, maxLength: 9 });

test('what letters and lengths rule out is ruled out rightly', () =>
  fc.assert(
    fc.property(word, word, (one, other) => {
      const [first, second] = [new Spelling(one), new Spelling(other)];
      expect(jaroWinklerAtMost(first, second)).toBeGreaterThanOrEqual(jaroWinkler(one, other));
      if (isOneErrorAway(one, other)) expect(mayBeOneErrorAway(first, second)).toBe(true);
    }),
    { numRuns: 3_000 },
  ));

test('most names that differ are ruled out', () => {
  const [one, other] = [new Spelling('margaret'), new Spelling('kowalczyk')];
  expect(jaroWinklerAtMost(one, other)).toBeLessThan(0.92);
  expect(mayBeOneErrorAway(one, other)).toBe(false);
});

test('a name of two words is known whole, joined and by its first', () => {
  const { words, whole, joined, first } = new Written('mary ann');
  expect(words).toEqual(['mary', 'ann']);
  expect([whole.text, joined.text, first.text]).toEqual(['mary ann', 'maryann', 'mary']);
});
