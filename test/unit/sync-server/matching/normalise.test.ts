import { describe, expect, test } from 'vitest';
import { plainEmail, plainPhone, plainPostalCode } from '../../../../sync-server/matching/normalise.ts';

describe('a phone', () => {
  test.each([
    ['with country code', '+1 (702) 555-0112', '7025550112'],
    ['without it', '702.555.0112', '7025550112'],
    ['with an extension', '702-555-0112 ext. 14', '7025550112'],
    ['with a short extension', '7025550112x9', '7025550112'],
    ['too short to be anybody’s', '0000', ''],
    ['no digits', 'n/a', ''],
  ])('%s', (_, text, plain) => expect(plainPhone(text)).toBe(plain));
});

describe('a postal code', () => {
  test.each([
    ['ZIP+4', '89501-1234', '89501'],
    ['Canadian, with and without its blank', 'k1a 0b1', 'K1A0B1'],
    ['nothing', '', ''],
  ])('%s', (_, text, plain) => expect(plainPostalCode(text)).toBe(plain));
});

test('an e-mail', () => expect(plainEmail(' Maria@DRY.example ')).toBe('maria@dry.example'));
