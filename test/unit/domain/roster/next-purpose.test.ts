import { expect, test } from 'vitest';
import { nextPurpose } from '#domain/roster/next-purpose.ts';

test.each([
  [null, 'exam'],
  ['exam', 'cec-only'],
  ['cec-only', 'exam'],
] as const)('a tap on %s says %s', (before, after) => expect(nextPurpose(before)).toBe(after));
