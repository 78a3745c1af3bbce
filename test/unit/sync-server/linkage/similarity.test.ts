import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOneErrorAway, jaroWinkler, soundOf } from '../../../../sync-server/linkage/similarity.ts';

/** Winkler's own examples (1990), to three digits. */
test.each([
  ['martha', 'marhta', 0.961],
  ['dwayne', 'duane', 0.84],
  ['dixon', 'dicksonx', 0.813],
  ['same', 'same', 1],
  ['abc', 'xyz', 0],
  ['', 'a', 0],
])('Jaro-Winkler of %s and %s', (one, other, expected) =>
  expect(jaroWinkler(one, other)).toBeCloseTo(expected, 3),
);

test.each([
  ['50621', '50612', true],
  ['50621', '5062', true],
  ['50621', '50631', true],
  ['50621', '506211', true],
  ['50621', '50621', false],
  ['50621', '52601', false],
  ['smith', 'smyth', true],
  ['ab', 'ba', true],
  ['', 'a', true],
  ['', 'ab', false],
])('%s and %s are one typing error apart: %s', (one, other, expected) => {
  expect(isOneErrorAway(one, other)).toBe(expected);
  expect(isOneErrorAway(other, one)).toBe(expected);
});

describe('whatever the texts', () => {
  test('Jaro-Winkler is symmetric and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const alike = jaroWinkler(one, other);
        expect(alike).toBeCloseTo(jaroWinkler(other, one), 9);
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('one letter taken out is one error', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, somewhere) => {
        const at = somewhere % text.length;
        expect(isOneErrorAway(text, text.slice(0, at) + text.slice(at + 1))).toBe(true);
      }),
    );
  });
});

test.each([
  ['kathy', 'cathy', true],
  ['smith', 'smyth', true],
  ['peterson', 'petersen', true],
  ['miller', 'wong', false],
])('%s sounds like %s: %s', (one, other, expected) => expect(soundOf(one) === soundOf(other)).toBe(expected));

test('a name in another script is its own sound', () => expect(soundOf('王芳')).toBe('王芳'));
