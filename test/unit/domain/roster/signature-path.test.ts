import { expect, test } from 'vitest';
import { signedOnPaper } from '../../../../src/domain/roster/on-paper.ts';
import { signaturePath } from '../../../../src/domain/roster/signature-path.ts';

test.each<[string, [number, number, number][][], string]>([
  [
    'a line',
    [
      [
        [1.4, 2.6, 0],
        [10, 20, 9],
        [30, 5, 20],
      ],
    ],
    'M1 3L10 20 30 5',
  ],
  ['a dot, which does not move', [[[5, 5, 0]]], 'M5 5L5 5'],
  [
    'several strokes',
    [
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
      [
        [2, 2, 2],
        [3, 3, 3],
      ],
    ],
    'M0 0L1 1M2 2L3 3',
  ],
  ['a stroke without points', [[]], ''],
])('%s is drawn', (_, strokes, path) => {
  expect(signaturePath({ width: 300, height: 100, strokes })).toBe(path);
});

test('what was signed on paper has nothing to draw', () => {
  expect(signaturePath(signedOnPaper)).toBe('');
});
