import { describe, expect, test } from 'vitest';
import { applyRule } from '../../../../src/domain/badge/apply-rule.ts';
import { DecodeRule, type Reading, type RuleCondition } from '../../../../src/domain/badge/decode-rule.ts';
import type { Claim } from '../../../../src/domain/claim.ts';

const apply = (read: Reading, text: string): Claim | null => applyRule({ id: 'r', read }, text, null);

describe('delimited', () => {
  test.each<[string, string, (keyof Claim | null)[], string, Claim | null]>([
    [
      'columns in order, null skips',
      '^',
      ['registrant_number', null, 'surname'],
      '123^x^Doe',
      { registrant_number: '123', surname: 'Doe' },
    ],
    ['GS between', '\u001d', ['badge_id', 'surname'], 'B1\u001dDoe', { badge_id: 'B1', surname: 'Doe' }],
    [
      'more than one character between',
      '||',
      ['surname', 'city'],
      'Doe||Reno',
      { surname: 'Doe', city: 'Reno' },
    ],
    ['too few', '|', ['surname', 'given_name', 'city'], 'Doe|John', { surname: 'Doe', given_name: 'John' }],
    ['too many', '|', ['surname', 'given_name'], 'Doe|John|Reno|x', { surname: 'Doe', given_name: 'John' }],
    ['empty ones left out', '|', ['surname', 'given_name', 'city'], '|  |Reno', { city: 'Reno' }],
    ['nothing but delimiters', '|', ['surname', 'city'], '||', null],
    ['no delimiter at all', '|', ['surname', 'city'], 'Doe', null],
    ['one column needs none', '|', ['surname'], 'Doe', { surname: 'Doe' }],
    [
      'quoted between commas',
      ',',
      ['firm', 'city'],
      '"Clean, ""Dry"" & Co",Reno',
      { firm: 'Clean, "Dry" & Co', city: 'Reno' },
    ],
    ['a last quoted column', ',', ['firm', 'city'], 'x,"Reno, NV"', { firm: 'x', city: 'Reno, NV' }],
    ['a quote that is none', ',', ['firm', 'city'], '"A" Team,Reno', { firm: '"A" Team', city: 'Reno' }],
    ['a quote that never closes', ',', ['firm', 'city'], '"A,Reno', { firm: '"A', city: 'Reno' }],
    ['quotes between bars are text', '|', ['firm', 'city'], '"A"|Reno', { firm: '"A"', city: 'Reno' }],
  ])('%s', (_name, delimiter, columns, text, claim) => {
    expect(apply({ as: 'delimited', delimiter, columns }, text)).toEqual(claim);
  });
});

describe('url', () => {
  const parameters = { badge_id: 'id', given_name: 'fn', email: 'e' };
  test.each<[string, string, Claim | null]>([
    [
      'query',
      'https://show.example/b?id=7&fn=Mary+Ann&e=a%2Bb@c.example',
      { badge_id: '7', given_name: 'Mary Ann', email: 'a+b@c.example' },
    ],
    ['UTF-8 and Latin-1', 'https://show.example/?fn=Ren%C3%A9&id=%E9', { given_name: 'René', badge_id: 'é' }],
    ['fragment', 'https://show.example/b#id=7&fn=Ann', { badge_id: '7', given_name: 'Ann' }],
    ['fragment of a router', 'https://show.example/#/b?id=7', { badge_id: '7' }],
    ['query before fragment', 'https://show.example/?id=7#id=8&fn=Ann', { badge_id: '7', given_name: 'Ann' }],
    ['fragment where the query is empty', 'https://show.example/?id=#id=8', { badge_id: '8' }],
    ['another scheme', 'badge://x?id=7', { badge_id: '7' }],
    ['the first of two, with an equals sign', 'https://show.example/?id=a=b&id=c', { badge_id: 'a=b' }],
    [
      'percent signs that are none',
      'https://show.example/?id=50%&fn=%zz',
      { badge_id: '50%', given_name: '%zz' },
    ],
    ['names have a case', 'https://show.example/?ID=7', null],
    ['no parameters', 'https://show.example/id', null],
    ['not a URL', 'id=7&fn=Ann', null],
  ])('%s', (_name, text, claim) => {
    expect(apply({ as: 'url', parameters }, text)).toEqual(claim);
  });
});

describe('json', () => {
  const fields = {
    registrant_number: 'n',
    surname: 'who.last',
    email: 'mails.0.at',
    city: 'who.constructor.name',
  };
  test.each<[string, string, Claim | null]>([
    [
      'paths and indexes',
      '{"n":"7","who":{"last":"Doe"},"mails":[{"at":"a@b.example"}]}',
      { registrant_number: '7', surname: 'Doe', email: 'a@b.example' },
    ],
    ['numbers become text', '{"n":123456}', { registrant_number: '123456' }],
    [
      'long numbers keep every digit',
      '{"n":12345678901234567890}',
      { registrant_number: '12345678901234567890' },
    ],
    [
      'truth, null, lists and objects are no text',
      '{"n":true,"who":{"last":null},"mails":{"0":{"at":[]}}}',
      null,
    ],
    ['broken', '{"n":"7"', null],
    ['not an object', '"n"', null],
    ['no such field', '{"x":1}', null],
    ['nested beyond reason', '['.repeat(60_000), null],
  ])('%s', (_name, text, claim) => {
    expect(apply({ as: 'json', fields }, text)).toEqual(claim);
  });
});

describe('fixed width', () => {
  const columns = [
    { name: 'surname' as const, start: 0, length: 6 },
    { name: 'registrant_number' as const, start: 6, length: 4 },
  ];
  test.each<[string, string, Claim | null]>([
    ['blanks around', ' Doe  1234', { surname: 'Doe', registrant_number: '1234' }],
    ['too short', 'Doe', { surname: 'Doe' }],
    ['characters, not UTF-16 units', 'Doe😀  1234', { surname: 'Doe😀', registrant_number: '1234' }],
    ['all blank', '          ', null],
  ])('%s', (_name, text, claim) => {
    expect(apply({ as: 'fixed-width', columns }, text)).toEqual(claim);
  });
});

describe('id', () => {
  test.each<[string, string | undefined, string, Claim | null]>([
    ['the whole text', undefined, ' B-17\n', { badge_id: 'B-17' }],
    ['without its prefix', 'B-', 'B-17', { badge_id: '17' }],
    ['where there is no prefix', 'X', 'B-17', { badge_id: 'B-17' }],
    ['nothing but the prefix', 'B-', 'B-', null],
  ])('%s', (_name, strip, text, claim) => {
    expect(apply(strip === undefined ? { as: 'id' } : { as: 'id', strip }, text)).toEqual(claim);
  });
});

describe('when a rule fits', () => {
  test.each<[string, RuleCondition, string, string | null, boolean]>([
    ['nothing asked', {}, 'x', null, true],
    ['symbology, however it is spelt', { symbology: 'QRCode' }, 'x', 'qr_code', true],
    ['symbology with a blank', { symbology: 'pdf_417' }, 'x', 'PDF 417', true],
    ['another symbology', { symbology: 'QRCode' }, 'x', 'micro_qr_code', false],
    ['symbology not known', { symbology: 'QRCode' }, 'x', null, false],
    ['prefix', { prefix: 'ID:' }, 'ID:7', null, true],
    ['prefix has a case', { prefix: 'ID:' }, 'id:7', null, false],
    ['pattern anywhere', { pattern: '[0-9]{3}' }, 'x123', null, true],
    ['pattern not found', { pattern: '^[0-9]{3}' }, 'x123', null, false],
    ['a pattern that cannot be run', { pattern: '(?=x)' }, 'x', null, false],
    ['one of two does not hold', { prefix: 'x', pattern: 'y' }, 'xz', null, false],
  ])('%s', (_name, when, text, symbology, expected) => {
    expect(applyRule({ id: 'r', when, read: { as: 'id' } }, text, symbology) !== null).toBe(expected);
  });
});

describe('the schema of rules', () => {
  const rule = (pattern: string) => ({ id: 'r', when: { pattern }, read: { as: 'id' } });

  test('takes ordinary patterns', () => {
    expect(DecodeRule.safeParse(rule('^(BADGE|ID):')).success).toBe(true);
  });

  test('says what is wrong with a pattern that needs backtracking', () => {
    const parsed = DecodeRule.safeParse(rule('(a)\\1'));
    expect(parsed.error?.issues[0]?.message).toBe(
      '\\1 refers to a group, which cannot be used here (at character 6 of the pattern)',
    );
  });
});
