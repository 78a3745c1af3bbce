/** No answer says much of one person: computed from the distribution itself, not from samples. */
import { describe, expect, test } from 'vitest';
import { blurred, spread } from '../../../src/domain/blurred-count.ts';

/** Beyond so many times the spread nothing comes that a computer would ever draw. */
const longest = 250;
const ratio = Math.exp(-1 / spread);
/** A draw of each kind, and how often that kind comes. */
const draws = Array.from({ length: longest }, (_, index) => ({
  uniform: 1 - ratio ** (index + 0.5),
  often: (1 - ratio) * ratio ** index,
}));

/** How often each answer comes. */
const answersTo = (count: number, most: number): Map<number, number> => {
  const often = new Map<number, number>();
  for (const first of draws)
    for (const second of draws) {
      const pair = [first.uniform, second.uniform];
      const answer = blurred(count, { most, uniform: () => pair.shift() ?? 0 });
      often.set(answer, (often.get(answer) ?? 0) + first.often * second.often);
    }
  return often;
};

describe('a blurred count', () => {
  test.each([
    [0, 50],
    [9, 60],
    [49, 50],
    [104, 300],
  ])('of %i in %i is hardly likelier than that of one more', (count, most) => {
    const [without, withOne] = [answersTo(count, most), answersTo(count + 1, most)];
    for (const [answer, often] of without) {
      // Nobody sees such an answer, nor can floating point weigh it.
      if (often < 1e-8) continue;
      expect(Math.abs(Math.log(often / (withOne.get(answer) ?? 0)))).toBeLessThan(1 / spread + 0.001);
    }
  });

  test('is a multiple of ten between none and all', () => {
    for (const answer of answersTo(48, 55).keys()) {
      expect(answer).toBeGreaterThanOrEqual(0);
      expect(answer).toBeLessThanOrEqual(55);
      expect(answer % 10 === 0 || answer === 55).toBe(true);
    }
  });

  test('is near the truth: within thirty in nine of ten cases', () => {
    const near = [...answersTo(280, 300)]
      .filter(([answer]) => Math.abs(answer - 280) <= 30)
      .reduce((sum, [, often]) => sum + often, 0);
    expect(near).toBeGreaterThan(0.9);
  });
});
