import { describe, expect, test } from 'vitest';
import { badgeKey, badgeKeys } from '../../../../src/domain/badge/badge-key.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a badge ID', () => {
  test.each([
    ['ex-00101', 'EX-00101'],
    [' EX 00101\n', 'EX00101'],
    // A spreadsheet takes the zeros of a number away.
    ['00101', '101'],
    ['000', '0'],
    ['A00101', 'A00101'],
    ['  ', ''],
    // Nobody's ID: a whole vCard.
    ['x'.repeat(201), ''],
  ])('%j is compared as %j', (text, key) => expect(badgeKey(text)).toBe(key));
});

describe('the badge of a check-in stands in a list', () => {
  test.each([
    ['as it was understood, or else raw', { badge_id: '101' }, 'EXPO-101', ['101', 'EXPO-101']],
    ['once, where both are one', { badge_id: 'EX-1' }, 'ex-1', ['EX-1']],
    ['raw alone, where a rule read no ID', { full_name: 'Ann Lee' }, '101^LEE^ANN', ['101^LEE^ANN']],
    ['not at all, where nothing was scanned', { full_name: 'Ann Lee' }, null, []],
  ])('%s', (_, claim, payload, keys) =>
    expect(badgeKeys({ claim, badge: payload === null ? null : { bytes: bytes(payload) } })).toEqual(keys),
  );

  test('by the text that the decoder had, where the bytes do not tell it', () =>
    expect(badgeKeys({ claim: {}, badge: { bytes: bytes('?'), text: 'é1' } })).toEqual(['É1']));
});
