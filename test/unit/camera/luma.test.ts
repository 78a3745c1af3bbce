import { describe, expect, test } from 'vitest';
import {
  enlarged,
  type Luma,
  leaning,
  sharpened,
  softened,
  thickened,
  turned,
} from '../../../src/camera/luma.ts';

/** A picture from rows of digits, each a ninth of white. */
const picture = (...rows: string[]): Luma => ({
  shades: Uint8ClampedArray.from([...rows.join('')].map((digit) => (Number(digit) * 255) / 9)),
  width: rows[0]?.length ?? 0,
  height: rows.length,
});

const rowsOf = ({ shades, width }: Luma): string[] =>
  Array.from({ length: shades.length / width }, (_, row) =>
    [...shades.subarray(row * width, (row + 1) * width)]
      .map((shade) => Math.round((shade * 9) / 255))
      .join(''),
  );

const cases: [name: string, drawn: Luma, rows: string[]][] = [
  [
    'softened: a dot over its neighbours',
    softened(picture('00000', '00900', '00000'), 1),
    ['01110', '01110', '01110'],
  ],
  ['softened: a plain picture stays', softened(picture('555', '555'), 2), ['555', '555']],
  [
    'thickened: a dot becomes a square',
    thickened(picture('99999', '99999', '99099', '99999')),
    ['99999', '90009', '90009', '90009'],
  ],
  [
    'thickened: rows do not run into each other',
    thickened(picture('990', '999', '099')),
    ['900', '000', '009'],
  ],
  [
    'sharpened: an edge is harder',
    sharpened(picture('2266', '2266', '2266'), 1, 1),
    ['2176', '2176', '2176'],
  ],
  ['enlarged: between the pixels', enlarged(picture('09'), 2), ['0279', '0279']],
  ['turned by a quarter', turned(picture('000', '099', '099'), 90), ['000', '990', '990']],
  ['leaning not at all', leaning(picture('1234', '5678'), {}), ['1234', '5678']],
];

describe('a picture in grey', () => {
  test.each(cases)('%s', (_name, drawn, rows) => {
    expect(rowsOf(drawn)).toEqual(rows);
  });

  test('leaning across: what stands upright comes apart at the top and together at the bottom', () => {
    const upright = picture(...Array<string>(9).fill('999999990999099999999'));
    const rows = rowsOf(leaning(upright, { across: 0.5 }));
    const apart = (row = ''): number => {
      const dark = [...row].flatMap((digit, at) => (digit < '5' ? [at] : []));
      return (dark.at(-1) ?? 0) - (dark[0] ?? 0);
    };
    expect(apart(rows[4])).toBe(4);
    expect(apart(rows[1])).toBeGreaterThan(4);
    expect(apart(rows[8])).toBeLessThan(4);
  });
});
