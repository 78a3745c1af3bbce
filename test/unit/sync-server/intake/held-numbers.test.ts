import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHeldNumbers } from '../../../../sync-server/intake/held-numbers.ts';

/** The same, counted one by one. */
const countedProgress = (numbers: readonly number[], most: number) => {
  const held = new Set(numbers);
  let contiguousSeq = 0;
  while (held.has(contiguousSeq + 1)) contiguousSeq++;
  const gaps: [number, number][] = [];
  const last = Math.max(0, ...numbers);
  for (let from = 1; from <= last && gaps.length < most; from++) {
    if (held.has(from)) continue;
    let until = from;
    while (!held.has(until + 1)) until++;
    gaps.push([from, until]);
    from = until;
  }
  return { contiguousSeq, gaps };
};

const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 80 });

describe('numbers that are held', () => {
  test('are the same in whatever order they came, and however often', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 1, max: 8 }), (before, after, most) => {
        const sorted = [...new Set(before)].sort((one, other) => one - other);
        const runs: [number, number][] = [];
        for (const number of sorted) {
          const last = runs.at(-1);
          if (last && last[1] === number - 1) last[1] = number;
          else runs.push([number, number]);
        }
        const held = createHeldNumbers(runs);
        for (const number of after) held.add(number);
        expect(held.progress(most)).toEqual(countedProgress([...before, ...after], most));
      }),
    );
  });

  test.each([
    [[], 0, []],
    [[1, 2, 3], 3, []],
    [[2, 3], 0, [[1, 1]]],
    [
      [1, 5, 3],
      1,
      [
        [2, 2],
        [4, 4],
      ],
    ],
    [[1, 3, 2], 3, []],
  ])('%j: all up to %i, missing %j', (added, contiguousSeq, gaps) => {
    const held = createHeldNumbers();
    for (const number of added) held.add(number);
    expect(held.progress(20)).toEqual({ contiguousSeq, gaps });
  });
});
