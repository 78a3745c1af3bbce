import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Signature } from '#domain/roster/roster-change.ts';
import { signatureOf } from '../../../src/roster/signing/strokes.ts';

const size = { width: 400, height: 150 };

test('nothing written is no signature', () => {
  expect(signatureOf([], size)).toBeNull();
  expect(signatureOf([[]], size)).toBeNull();
  expect(signatureOf([[{ x: 1, y: 1, time: 1 }]], { width: 0, height: 150 })).toBeNull();
});

test('strokes are kept with their place and their time from the first point', () =>
  expect(
    signatureOf(
      [
        [
          { x: 1.234, y: 2, time: 1000 },
          { x: 3, y: 4.56, time: 1016 },
        ],
        [{ x: 9, y: 9, time: 1500 }],
      ],
      size,
    ),
  ).toEqual({
    ...size,
    strokes: [
      [
        [1.2, 2, 0],
        [3, 4.6, 16],
      ],
      [[9, 9, 500]],
    ],
  }));

const anyPoint = fc.record({
  x: fc.double({ min: 0, max: 400, noNaN: true }),
  y: fc.double({ min: 0, max: 150, noNaN: true }),
  time: fc.integer({ min: 0, max: 60_000 }),
});

test('however long somebody scribbles, it is what a record may hold, from first to last point', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyPoint, fc.integer({ min: 1, max: 900 })), { minLength: 1, maxLength: 260 }),
      (scribble) => {
        const strokes = scribble.map(([point, length]) => Array.from({ length }, () => point));
        const signature = Signature.parse(signatureOf(strokes, size));
        expect(JSON.stringify(signature).length).toBeLessThan(40_000);
        expect(signature.strokes).toHaveLength(Math.min(200, strokes.length));
      },
    ),
    { numRuns: 40 },
  );
});
