import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idEndingOf, receiptCodeOf, receiptCodePattern } from '#domain/receipt-code.ts';

test.each([
  ['01890000-0000-7000-8000-000000000000', '0000-0000'],
  ['01890000-0000-7000-8000-00000000001f', '0000-000Z'],
  ['01890000-0000-7000-8000-00ffffffffff', 'ZZZZ-ZZZZ'],
])('%s is %s', (id, code) => expect(receiptCodeOf(id)).toBe(code));

test('property: every id has a code that people can read out, and another tail has another code', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.uuid({ version: 7 }), (id, other) => {
      expect(receiptCodeOf(id)).toMatch(receiptCodePattern);
      expect(receiptCodeOf(id) === receiptCodeOf(other)).toBe(id.slice(-10) === other.slice(-10));
    }),
  );
});

test('property: a code leads back to the end of its id, however it is typed', () => {
  const typings = fc.constantFrom<(code: string) => string>(
    (code) => code,
    (code) => code.toLowerCase(),
    (code) => code.replace('-', ''),
    (code) => ` ${code.replace('-', ' ')} `,
    (code) => code.replaceAll('0', 'O').replaceAll('1', 'l'),
    (code) => code.replaceAll('0', 'o').replaceAll('1', 'I'),
  );
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), typings, (id, typed) => {
      expect(idEndingOf(typed(receiptCodeOf(id)))).toBe(id.slice(-10));
    }),
  );
});

test.each(['', '665T', '665T-8A2', '665T-8A211', '665U-8A21', '665T-8A2ß', '665T_8A21', '%'.repeat(8)])(
  '%j is no receipt code',
  (typed) => expect(idEndingOf(typed)).toBeNull(),
);
