import { expect, test } from 'vitest';
import { giveUpAfterMs, waitAfter } from '../../../../sync-server/notices/retry.ts';

const minutes = 60_000;

test('it is tried soon at first, then more and more seldom', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 100].map((attempts) => waitAfter(attempts) / minutes)).toEqual([
    1, 5, 30, 120, 360, 720, 720, 720,
  ]);
});

test('there are some ten attempts before it is given up', () => {
  let attempts = 1;
  for (let at = waitAfter(1); at <= giveUpAfterMs; at += waitAfter(attempts)) attempts++;
  expect(attempts).toBe(11);
});
