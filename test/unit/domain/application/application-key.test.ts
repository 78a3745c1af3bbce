import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ApplicationKey,
  applicationKeyBytes,
  applicationKeyOf,
  passOf,
  readPass,
  typedCode,
} from '../../../../src/domain/application/application-key.ts';

const bytes = fc.uint8Array({ minLength: applicationKeyBytes, maxLength: applicationKeyBytes });

describe('a key', () => {
  test('is of whatever bytes, and is read again however it is typed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const key = applicationKeyOf(random);
        expect(ApplicationKey.parse(key)).toBe(key);
        expect(readPass(passOf('APW8-VQG3', key))).toEqual({ reference: 'APW8-VQG3', key });
        expect(typedCode(key.toLowerCase().replaceAll('-', ' '))).toBe(key);
        expect(typedCode(key.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(key);
      }),
    );
  });

  test('uses every bit that it has room for: two bytes alike in five bits are one letter', () => {
    const letters = new Set(
      Array.from({ length: 256 }, (_, byte) => applicationKeyOf(new Uint8Array(20).fill(byte))[0]),
    );
    expect(letters.size).toBe(32);
  });

  test.each([
    '',
    '.',
    'APW8-VQG3',
    'APW8-VQG3.',
    'APW8-VQG3.S0CM-6WJ9-5PT3-XVCK',
    'apw8-vqg3.S0CM-6WJ9-5PT3-XVCK-CW20',
  ])('with its reference is complete, or nothing: %s', (text) => expect(readPass(text)).toBeNull());
});
