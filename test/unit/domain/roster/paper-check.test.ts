import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPaperCode,
  paperCodeAlphabet,
  plainPaperCode,
  printedPaperCode,
} from '../../../../src/domain/roster/paper-check.ts';

const code = fc
  .array(fc.constantFrom(...paperCodeAlphabet), { minLength: 12, maxLength: 12 })
  .map((letters) => letters.join(''));

describe('the code of a printed roster', () => {
  test('is itself again when it is typed as it is printed', () => {
    fc.assert(
      fc.property(code, (one) => {
        expect(plainPaperCode(printedPaperCode(one))).toBe(one);
        expect(isPaperCode(one)).toBe(true);
      }),
    );
  });

  test.each([
    ['in small letters with blanks', 'abcd 1234 efgh', 'ABCD1234EFGH'],
    ['with letters for digits', 'ABCD-I2E4-OOGL', 'ABCD12E400G1'],
    ['with more behind it', '#ABCD-1234-EFGH?x', 'ABCD1234EFGH'],
  ])('is understood %s', (_, typed, plain) => {
    expect(plainPaperCode(typed)).toBe(plain);
  });

  test.each([[''], ['ABCD'], ['ABCD1234EFG'], ['ABCD1234EFGU']])('is not "%s"', (typed) => {
    expect(isPaperCode(plainPaperCode(typed))).toBe(false);
  });
});
