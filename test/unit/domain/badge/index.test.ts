import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecodeRule } from '../../../../src/domain/badge/decode-rule.ts';
import { type BadgeReading, readBadge } from '../../../../src/domain/badge/index.ts';
import { Claim } from '../../../../src/domain/claim-schema.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, rules: DecodeRule[] = [], symbology: string | null = null): BadgeReading =>
  readBadge({ bytes: utf8(text), symbology }, rules);

const rules: DecodeRule[] = [
  { id: 'broken', when: { pattern: '(' }, read: { as: 'id' } },
  {
    id: 'gs',
    when: { prefix: 'B\u001d' },
    read: { as: 'delimited', delimiter: '\u001d', columns: [null, 'badge_id', 'surname'] },
  },
  { id: 'json', when: { prefix: '{' }, read: { as: 'json', fields: { surname: 'last' } } },
  { id: 'url', when: { symbology: 'qr_code' }, read: { as: 'url', parameters: { badge_id: 'b' } } },
  { id: 'card', when: { prefix: 'BEGIN' }, read: { as: 'vcard' } },
  { id: 'me', when: { prefix: 'MECARD:N:' }, read: { as: 'mecard' } },
  {
    id: 'width',
    when: { pattern: '^FW' },
    read: { as: 'fixed-width', columns: [{ name: 'surname', start: 2, length: 9 }] },
  },
  { id: 'id', when: { pattern: '^EX-\\d+$' }, read: { as: 'id', strip: 'EX-' } },
];

const understood = (by: string, claim: Claim): BadgeReading => ({ understood: true, by, claim });
const opaque = (claim: Claim): BadgeReading => ({ understood: false, by: 'opaque', claim });

describe('without rules', () => {
  test.each<[string, string, BadgeReading]>([
    ['vCard', 'BEGIN:VCARD\nFN:Ann Lee\nEND:VCARD', understood('vcard', { full_name: 'Ann Lee' })],
    ['MeCard', 'MECARD:N:Lee,Ann;;', understood('mecard', { surname: 'Lee', given_name: 'Ann' })],
    ['e-mail', 'ann@lee.example', understood('email', { email: 'ann@lee.example' })],
    ['an ID', ' 00123\r\n', opaque({ badge_id: '00123' })],
    ['a URL', 'https://show.example/?id=7', opaque({ badge_id: 'https://show.example/?id=7' })],
    ['a vCard without anybody', 'BEGIN:VCARD\nEND:VCARD', opaque({ badge_id: 'BEGIN:VCARD\nEND:VCARD' })],
    ['nothing', '', opaque({})],
    ['nothing but control characters', '\u0000\u001d', opaque({})],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

test('the text that a decoder has by the symbol’s own character set goes before the bytes', () => {
  const bytes = Uint8Array.from([0xb6, 0xb6]);
  expect(readBadge({ bytes, symbology: 'data_matrix', text: '¶Ж' }, []).claim).toEqual({ badge_id: '¶Ж' });
  expect(readBadge({ bytes, symbology: 'data_matrix' }, []).claim).toEqual({ badge_id: '¶¶' });
});

describe('with rules', () => {
  test.each<[string, string, string | null, BadgeReading]>([
    [
      'delimited by a control character',
      'B\u001d17\u001dLee',
      null,
      understood('gs', { badge_id: '17', surname: 'Lee' }),
    ],
    ['JSON', '{"last":"Lee"}', null, understood('json', { surname: 'Lee' })],
    ['URL', 'https://show.example/?b=7', 'QRCode', understood('url', { badge_id: '7' })],
    ['URL without https://', 'www.show.example/b?b=7', 'QRCode', understood('url', { badge_id: '7' })],
    ['ID with a line end', 'EX-17\r\n', null, understood('id', { badge_id: '17' })],
    ['vCard by rule', 'BEGIN:VCARD\nFN:Ann Lee', null, understood('card', { full_name: 'Ann Lee' })],
    ['MeCard by rule', 'MECARD:N:Lee,Ann;;', null, understood('me', { surname: 'Lee', given_name: 'Ann' })],
    ['fixed width', 'FWLee', null, understood('width', { surname: 'Lee' })],
    ['ID', 'EX-17', null, understood('id', { badge_id: '17' })],
    ['broken JSON falls through', '{"last":', null, opaque({ badge_id: '{"last":' })],
    [
      'another symbology falls through',
      'https://show.example/?b=7',
      'aztec',
      opaque({ badge_id: 'https://show.example/?b=7' }),
    ],
    [
      'a rule that yields nothing falls through to what everybody knows',
      'MECARD:TEL:1;;',
      null,
      understood('mecard', { phone: '1' }),
    ],
  ])('%s', (_name, text, symbology, expected) => {
    expect(read(text, rules, symbology)).toEqual(expected);
  });

  test('the first that fits wins, before the known formats', () => {
    const twice: DecodeRule[] = [
      { id: 'first', read: { as: 'id' } },
      { id: 'second', read: { as: 'id' } },
    ];
    expect(read('ann@lee.example', twice).by).toBe('first');
  });
});

describe('property', () => {
  const starts = [
    '',
    'BEGIN:VCARD\n',
    'MECARD:',
    'mailto:',
    '{',
    'https://a.example/?b=',
    'B\u001d',
    'FW',
    'EX-1',
  ];
  const pieces = [
    'N:',
    'FN;ENCODING=QUOTED-PRINTABLE:',
    'TEL:',
    '=',
    '=C3',
    ';',
    '\\',
    '"',
    '\r\n ',
    '%4',
    '&',
    '#',
    '@',
    'é',
    '\u0301',
  ];
  const text = fc
    .tuple(
      fc.constantFrom(...starts),
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 20 }),
    )
    .map(([start, rest]) => utf8(start + rest.join('')));
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), text);
  const symbology = fc.constantFrom(null, 'qr_code', 'PDF417');

  test('never throws, and every claim is one', () =>
    fc.assert(
      fc.property(bytes, symbology, (payload, name) => {
        const { claim } = readBadge({ bytes: payload, symbology: name }, rules);
        expect(Claim.parse(claim)).toEqual(claim);
      }),
      { numRuns: 2000 },
    ));

  test('rules that do not fit change nothing, in any order', () => {
    const never: DecodeRule[] = rules.map((rule) => ({
      ...rule,
      when: { ...rule.when, prefix: '\u0007never' },
    }));
    return fc.assert(
      fc.property(bytes, fc.shuffledSubarray(never), (payload, some) => {
        const badge = { bytes: payload, symbology: 'qr_code' };
        expect(readBadge(badge, some)).toEqual(readBadge(badge, []));
      }),
    );
  });
});

// Ten megabytes of anything: quadratic time would take hours, not seconds.
test.each([
  'a',
  '=',
  '"',
  '\\;',
  'BEGIN:VCARD\n',
  'BEGIN:VCARD\nN:"',
  'MECARD:N:,',
  'a@',
  '\u0301\u0316',
  '[{"last":',
  ' \t',
  '\u00ff',
])(
  'ten megabytes of %j',
  (piece) => {
    const bytes = utf8(piece.repeat(10_000_000 / piece.length));
    const evil: DecodeRule = {
      id: 'evil',
      when: { pattern: '^(\\W|a|.)*(\\w+)+$' },
      read: { as: 'id', strip: 'a' },
    };
    expect(readBadge({ bytes, symbology: null }, [...rules, evil]).by).not.toBe('');
  },
  5_000,
);
