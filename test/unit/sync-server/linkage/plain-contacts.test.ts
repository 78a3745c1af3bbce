import { describe, expect, test } from 'vitest';
import { plainCountry, plainRegion } from '../../../../sync-server/linkage/place-codes.ts';
import {
  plainEmail,
  plainPhone,
  plainPostalCode,
  postalAreaOf,
} from '../../../../sync-server/linkage/plain-contacts.ts';

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

/** Numbers that the countries' authorities keep free for stories, or such as nobody has. */
describe('one phone, as it is written in its country and from abroad', () => {
  test.each([
    ['Australia', '02 5550 1234', 'Australia', '+61 2 5550 1234', ''],
    ['Britain', '020 7946 0958', 'UK', '+44 (0)20 7946 0958', ''],
    ['Britain, without its country', '020 7946 0958', '', '0044 20 7946 0958', ''],
    ['Mexico, dialled from the United States', '664 555 0148', 'MX', '011 52 664 555 0148', 'US'],
    ['Germany', '030 23125 012', 'Deutschland', '+49 30 23125012', ''],
    ['New Zealand', '09 555 1234', 'New Zealand', '+64 9 555 1234', ''],
    ['the United States', '(702) 555-0112', 'USA', '1-702-555-0112', ''],
    ['Canada', '604 555 0112', 'Canada', '+1 604 555 0112', ''],
  ])('%s', (_, one, country, other, otherCountry) => {
    expect(plainPhone(one, country)).not.toBe('');
    expect(plainPhone(other, otherCountry)).toBe(plainPhone(one, country));
  });
  test('what is no number of its country keeps its digits', () =>
    expect(plainPhone('+52 664 0555 0148', 'Mexico')).toBe('6405550148'));
});

describe('a country', () => {
  test.each([
    ['USA', 'us'],
    ['United States', 'us'],
    ['Estados Unidos', 'us'],
    ['Canada', 'ca'],
    ['México', 'mx'],
    ['gb', 'gb'],
    ['England', 'gb'],
    ['Atlantis', 'atlantis'],
    ['', ''],
  ])('%s', (text, plain) => expect(plainCountry(text)).toBe(plain));
});

describe('a region', () => {
  test.each([
    ['Nevada', 'nv'],
    ['NV', 'nv'],
    ['Québec', 'qc'],
    ['New South Wales', 'new south wales'],
    ['BCN', 'bcn'],
    ['', ''],
  ])('%s', (text, plain) => expect(plainRegion(text)).toBe(plain));
});

describe('a postal code', () => {
  test.each([
    ['ZIP+4', '89501-1234', '89501'],
    ['Canadian, with and without its blank', 'k1a 0b1', 'K1A0B1'],
    ['German, with the letter of its country', 'D-80331', '80331'],
    ['Swedish', 'SE-114 55', '11455'],
    ['British, with and without its blank', 'sw1a 1aa', 'SW1A1AA'],
    ['American, without the zero that a spreadsheet took', '2134', '02134', 'United States'],
    ['Australian, of four digits', '2134', '2134', 'Australia'],
    ['four digits of nobody knows where', '2134', '2134'],
    ['nothing', '', ''],
  ])('%s', (_, text, plain, country = '') => expect(plainPostalCode(text, country)).toBe(plain));
  test.each([
    ['SW1A1AA', 'SW1A'],
    ['M11AE', 'M1'],
    ['K1A0B1', 'K1A'],
    ['89501', '895'],
  ])('the area of %s', (code, area) => expect(postalAreaOf(code)).toBe(area));
});

test('an e-mail', () => expect(plainEmail(' Maria@DRY.example ')).toBe('maria@dry.example'));
