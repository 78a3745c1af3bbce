import { describe, expect, test } from 'vitest';
import { backoffMs, readRetryAfterMs } from '../../../src/tablet/backoff.ts';

describe('backoffMs', () => {
  test.each([
    {
      name: 'the first failure waits at most a second',
      failures: 1,
      random: 1,
      retryAfterMs: null,
      expected: 1_000,
    },
    {
      name: 'each further failure doubles the ceiling',
      failures: 4,
      random: 1,
      retryAfterMs: null,
      expected: 8_000,
    },
    { name: 'never more than a minute', failures: 500, random: 1, retryAfterMs: null, expected: 60_000 },
    { name: 'full jitter goes down to nothing', failures: 6, random: 0, retryAfterMs: null, expected: 0 },
    { name: 'Retry-After is the least', failures: 1, random: 0, retryAfterMs: 20_000, expected: 20_000 },
    { name: 'Retry-After does not shorten', failures: 7, random: 1, retryAfterMs: 2_000, expected: 60_000 },
    {
      name: 'an absurd Retry-After is bounded',
      failures: 1,
      random: 0,
      retryAfterMs: 86_400_000,
      expected: 60_000,
    },
  ])('$name', ({ failures, random, retryAfterMs, expected }) => {
    expect(backoffMs(failures, () => random, retryAfterMs)).toBe(expected);
  });
});

describe('readRetryAfterMs', () => {
  const nowMs = Date.parse('2026-09-10T17:00:00Z');
  test.each([
    { header: null, expected: null },
    { header: '7', expected: 7_000 },
    { header: 'Thu, 10 Sep 2026 17:00:30 GMT', expected: 30_000 },
    { header: 'Thu, 10 Sep 2026 16:00:00 GMT', expected: 0 },
    { header: 'soon', expected: null },
  ])('$header', ({ header, expected }) => {
    expect(readRetryAfterMs(header, nowMs)).toBe(expected);
  });
});
