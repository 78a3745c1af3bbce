import { describe, expect, test } from 'vitest';
import { maxPayloadBytes, payloadText } from '../../../../src/domain/badge/payload-text.ts';

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];

describe('the text of a payload', () => {
  test.each<[string, number[], string]>([
    ['UTF-8', utf8('Jörg Łuk 你好'), 'Jörg Łuk 你好'],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, ...utf8('Jörg')], 'Jörg'],
    ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x4a, 0x01, 0x41], 'JŁ'],
    ['UTF-16, little end first', [0xff, 0xfe, 0x4a, 0x00, 0x41, 0x01], 'JŁ'],
    [
      'UTF-16 without a mark, little end first',
      [...'Anna Ł'].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]),
      'Anna Ł',
    ],
    [
      'UTF-16 without a mark, big end first',
      [...'Anna Ł'].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 0xff]),
      'Anna Ł',
    ],
    [
      'zeros among control characters are no UTF-16',
      [0x01, 0x00, 0x02, 0x00, 0x03, 0x00, 0x04, 0x00],
      '\u0001\u0000\u0002\u0000\u0003\u0000\u0004\u0000',
    ],
    ['Latin-1 where it is no UTF-8', [0x4a, 0xf6, 0x72, 0x67], 'Jörg'],
    ['windows-1252 where it is no UTF-8', [0x80, 0x20, 0x93, 0x78, 0x94, 0xe9], '€ “x”é'],
    ['the charset that the text names', [...utf8('N;CHARSET=ISO-8859-2:'), 0xa3], 'N;CHARSET=ISO-8859-2:Ł'],
    ['a charset that nobody knows', [...utf8('N;CHARSET=KLINGON:'), 0xe9], 'N;CHARSET=KLINGON:é'],
    ['a text that is wrong about being UTF-8', [...utf8('N;CHARSET=UTF-8:'), 0xe9], 'N;CHARSET=UTF-8:é'],
    ['control characters stay', [0x5b, 0x1d, 0x1e, 0x00, 0x31], '[\u001d\u001e\u00001'],
    ['nothing', [], ''],
  ])('%s', (_name, bytes, expected) => {
    expect(payloadText(Uint8Array.from(bytes))).toBe(expected);
  });

  test('a long payload is cut, even within a character, and stays UTF-8', () => {
    const text = payloadText(Uint8Array.from([0x78, ...utf8('é'.repeat(maxPayloadBytes))]));
    expect(text.slice(0, 3)).toBe('xéé');
    expect(text).toHaveLength(maxPayloadBytes / 2);
  });
});
