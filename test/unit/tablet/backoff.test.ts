import { describe, expect, test } from 'vitest';
import { boundedMs, jitteredMs, readRetryAfterMs } from '../../../src/tablet/backoff.ts';

describe('jitteredMs', () => {
  test.each([
    { name: 'the first failure waits at most a second', failures: 1, random: 1, expected: 1_000 },
    { name: 'each further failure doubles the ceiling', failures: 4, random: 1, expected: 8_000 },
    { name: 'never more than a minute', failures: 500, random: 1, expected: 60_000 },
    { name: 'full jitter goes down to nothing', failures: 6, random: 0, expected: 0 },
  ])('$name', ({ failures, random, expected }) => {
    expect(jitteredMs(failures, () => random)).toBe(expected);
  });
});

describe('boundedMs', () => {
  test.each([
    { name: 'nothing asked for', retryAfterMs: null, expected: 0 },
    { name: 'what the server asks for', retryAfterMs: 20_000, expected: 20_000 },
    { name: 'an absurd wish is bounded', retryAfterMs: 86_400_000, expected: 60_000 },
  ])('$name', ({ retryAfterMs, expected }) => {
    expect(boundedMs(retryAfterMs)).toBe(expected);
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
