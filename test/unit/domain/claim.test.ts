import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimFieldMaxLength, claimFrom, claimText, correctedClaim } from '../../../src/domain/claim.ts';
import { Claim } from '../../../src/domain/claim-schema.ts';

describe('text for a claim', () => {
  test.each([
    ['trimmed, with a no-break space and a byte order mark', '\ufeff Ann\u00a0 ', 'Ann'],
    ['control characters out', 'A\u0000n\u001dn\u007f\u0085', 'Ann'],
    ['line breaks and tabs kept as white space', '1 Main St\r\nSuite 2\tB\rC', '1 Main St\nSuite 2\tB\nC'],
    ['bidi embeddings, overrides and isolates out', '\u202eevil\u202c \u2066x\u2069', 'evil x'],
    ['marks of right-to-left names kept', '\u05d3\u200f\u05e0', '\u05d3\u200f\u05e0'],
    ['Unicode NFC', 'Jose\u0301', 'Jos\u00e9'],
    ['half a surrogate pair replaced', 'a\ud800b', 'a\ufffdb'],
    ['nothing left', ' \u0007\u202e ', ''],
  ])('%s', (_name, text, expected) => {
    expect(claimText(text)).toBe(expected);
  });

  test('cut where a field ends, never through a surrogate pair', () => {
    expect(claimText('x'.repeat(600))).toHaveLength(claimFieldMaxLength);
    expect(claimText(`${'x'.repeat(claimFieldMaxLength - 1)}😀`)).toBe('x'.repeat(claimFieldMaxLength - 1));
  });

  // Composing all of it takes quadratic time: eleven seconds, measured.
  test('a long run of combining marks is cut before it is composed', () => {
    expect(claimText(`a${'\u0301\u0316\u0327'.repeat(60_000)}`)).toHaveLength(claimFieldMaxLength);
  }, 3_000);

  test('property: whatever comes, the schema takes it as it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1200 }), (text) => {
        const claim = claimFrom([['surname', text]]);
        expect(Claim.parse(claim ?? {})).toEqual(claim ?? {});
      }),
    ));
});

test('a field that comes twice keeps its first text', () => {
  expect(
    claimFrom([
      ['city', ' '],
      ['city', 'Reno'],
      ['city', 'Elko'],
    ]),
  ).toEqual({ city: 'Reno' });
});

test('a claim without any text is none', () => {
  expect(claimFrom([['city', undefined]])).toBeNull();
});

describe('a corrected claim', () => {
  test.each([
    ['nothing new', [], { given_name: 'Maria', surname: 'Kowalchik', firm: 'Dry' }],
    ['a name given anew', [{ full_name: 'Maria Kowalczyk' }], { full_name: 'Maria Kowalczyk', firm: 'Dry' }],
    [
      'a number for certainty',
      [{ registrant_number: '50621' }],
      { given_name: 'Maria', surname: 'Kowalchik', firm: 'Dry', registrant_number: '50621' },
    ],
    [
      'the later over the earlier',
      [{ full_name: 'A', email: 'a@b.example' }, { full_name: 'B' }],
      { full_name: 'B', email: 'a@b.example', firm: 'Dry' },
    ],
  ])('%s', (_name, corrections, expected) => {
    const claim = { given_name: 'Maria', surname: 'Kowalchik', firm: 'Dry' };
    expect(correctedClaim(claim, corrections)).toEqual(expected);
  });
});
