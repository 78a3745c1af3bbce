import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandsNear,
  bandsOf,
  distance,
  type GreySquare,
  greyAcross,
  hashBytes,
  hashesOf,
  mostDistance,
} from '../../../../src/domain/application/picture-likeness.ts';

const square = (shade: (row: number, column: number) => number): GreySquare => ({
  across: greyAcross,
  luma: Uint8Array.from({ length: greyAcross ** 2 }, (_, at) =>
    Math.min(255, Math.max(0, shade(Math.floor(at / greyAcross), at % greyAcross))),
  ),
});

/** Boxes over each other; another seed is another picture. */
const boxes = (seed: number) => {
  let state = seed;
  const draw = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return (state / 2 ** 31) * most;
  };
  const all = Array.from({ length: 40 }, () => {
    const [top, left] = [draw(greyAcross) - 20, draw(greyAcross) - 20];
    return { top, left, bottom: top + 10 + draw(90), right: left + 10 + draw(90), shade: 30 + draw(190) };
  });
  return (row: number, column: number): number =>
    all.findLast(
      ({ top, left, bottom, right }) => row >= top && row < bottom && column >= left && column < right,
    )?.shade ?? 120;
};

const hashes = (grey: GreySquare) => {
  const found = hashesOf(grey);
  if (!found) throw new Error('there is something to see');
  return found;
};
const nearest = (one: readonly Uint8Array[], other: readonly Uint8Array[]): number =>
  Math.min(...one.flatMap((a) => other.map((b) => distance(a, b))));

describe('two pictures', () => {
  const picture = boxes(1);
  const { upright } = hashes(square(picture));

  test.each([
    ['the same', square(picture), 0],
    ['brighter', square((row, column) => picture(row, column) * 1.1 + 10), 12],
    ['with less contrast', square((row, column) => picture(row, column) * 0.6 + 40), 12],
    ['with noise', square((row, column) => picture(row, column) + ((row * 31 + column * 17) % 13) - 6), 12],
  ])('are alike: %s', (_name, other, most) => {
    expect(nearest(hashes(other).upright, upright)).toBeLessThanOrEqual(most);
  });

  test.each([40, 250])('are alike where one lies in a margin, of shade %s', (shade) => {
    const [from, until] = [20, greyAcross - 44];
    const within = (at: number): number => ((at - from) * greyAcross) / (until - from);
    const framed = square((row, column) =>
      Math.min(row, column) >= from && Math.max(row, column) < until
        ? picture(within(row), within(column))
        : shade,
    );
    const { upright: found } = hashes(framed);
    expect(nearest(found.slice(0, 1), upright)).toBeGreaterThan(mostDistance);
    expect(nearest(found, upright)).toBeLessThanOrEqual(12);
  });

  test.each([0.98, 0.97, 0.95])('are alike where one is cut to %s', (share) => {
    const within = (at: number): number => at * share + (greyAcross * (1 - share)) / 2;
    const found = hashes(square((row, column) => picture(within(row), within(column)))).upright;
    expect(nearest(found, upright)).toBeLessThanOrEqual(mostDistance);
    // Of the whole of both that would be too much to ask.
    if (share < 0.97) expect(nearest(found.slice(0, 1), upright.slice(0, 1))).toBeGreaterThan(mostDistance);
  });

  test.each([1, 2, 3])('are alike where one is turned by %s quarters', (quarters) => {
    let turned = (row: number, column: number) => picture(row, column);
    for (let times = 0; times < quarters; times++) {
      const before = turned;
      turned = (row, column) => before(greyAcross - 1 - column, row);
    }
    const found = hashes(square(turned));
    expect(nearest(found.upright, upright)).toBeGreaterThan(mostDistance);
    expect(nearest([...found.upright, ...found.turned], upright)).toBeLessThanOrEqual(4);
  });

  test('are not alike where they are two', () => {
    for (let seed = 2; seed < 30; seed++) {
      const { upright: other, turned } = hashes(square(boxes(seed)));
      expect(nearest([...other, ...turned], upright)).toBeGreaterThan(mostDistance);
    }
  });

  test.each([
    ['a blank sheet', square(() => 250)],
    ['a sheet with a speck', square((row, column) => (row < 4 && column < 4 ? 0 : 250))],
    ['one even fade', square((row) => row / 2)],
  ])('say nothing of each other where there is nothing to see: %s', (_name, grey) => {
    expect(hashesOf(grey)).toBeNull();
  });
});

describe('what a hash is found by', () => {
  const anyHash = fc.uint8Array({ minLength: hashBytes, maxLength: hashBytes });
  const changed = (hash: Uint8Array, bits: Iterable<number>): Uint8Array => {
    const other = hash.slice();
    for (const bit of bits) other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return other;
  };
  const isFound = (sought: Uint8Array, kept: Uint8Array): boolean => {
    const bands = new Set(bandsOf(kept));
    return bandsNear(sought).some((band) => bands.has(band));
  };

  test('finds every hash within the bound, whichever bits differ', () => {
    const bits = fc.uniqueArray(fc.nat({ max: hashBytes * 8 - 1 }), { maxLength: mostDistance });
    fc.assert(
      fc.property(anyHash, bits, (hash, differing) => {
        const other = changed(hash, differing);
        expect(distance(hash, other)).toBe(differing.length);
        expect(isFound(hash, other)).toBe(true);
      }),
    );
    // The worst: as even over the bands as 31 can be.
    const even = Array.from({ length: mostDistance }, (_, nth) => (nth % 16) * 16 + Math.floor(nth / 16));
    expect(isFound(new Uint8Array(hashBytes), changed(new Uint8Array(hashBytes), even))).toBe(true);
  });

  test('passes by nearly every hash that has nothing to do with it', () => {
    const one = new Uint8Array(hashBytes).fill(0x5a);
    const other = new Uint8Array(hashBytes).fill(0xa5);
    expect(isFound(one, other)).toBe(false);
    expect(bandsNear(one)).toHaveLength(16 * 17);
    expect(new Set(bandsNear(one)).size).toBe(16 * 17);
  });
});
