import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiptCodeOf, receiptCodePattern } from '#domain/receipt-code.ts';

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
