/** One person who stands in the registry twice is proposed; families, colleagues and namesakes are not. */
import { describe, expect, test } from 'vitest';
import { searchRegistry } from '../../../../../sync-server/matching/index.ts';
import type { Row } from '../../../../bench/match/labelled-lists.ts';
import { pairName, plainOf, plantDuplicates } from '../../../../bench/match/planted-duplicates.ts';

const planted = plantDuplicates({ seed: 7, registrants: 3_000, duplicates: 60, sons: 30 });
const { pairs, registrants } = searchRegistry(plainOf(planted.rows));
const names = pairs.map(({ one, other }) => pairName(one, other));

const maria: Row = {
  id: 'x-1',
  given_name: 'Margarethe',
  surname: 'Quistorp',
  registrant_number: '81001',
  email: 'margarethe@quistorp.example',
  phone: '+1 907 555 0112',
  firm: 'Quistorp & Daughters Drying',
  street: '12 Hidden Valley Way',
  city: 'Reno',
  region: 'NV',
  postal_code: '89501',
  country: 'US',
};
const john: Row = { ...maria, given_name: 'John', email: 'john@quistorp.example' };
const smith: Row = {
  ...maria,
  given_name: 'James',
  surname: 'Smith',
  email: '',
};
const otherSmith: Row = {
  ...smith,
  phone: '+1 907 555 0187',
  firm: 'Summit Restoration',
  street: '900 Maple Dr',
  postal_code: '89523',
};

/** Whether the second one, with a number of its own in a registry of thousands, is proposed as the first one again. */
const areProposed = (one: Row, other: Row, number = '95555'): boolean => {
  const more = [one, { ...other, id: 'x-2', registrant_number: number }];
  const found = searchRegistry(plainOf([...planted.rows.slice(0, 2_000), ...more])).pairs;
  return found.some((pair) => pairName(pair.one, pair.other) === 'x-1 x-2');
};

describe('a registry of which it is known who stands in it twice', () => {
  test('nearly all of them are found, and hardly anybody else', () => {
    const found = names.filter((name) => planted.pairs.has(name)).length;
    expect(registrants).toBe(3_000);
    expect(found).toBeGreaterThanOrEqual(0.75 * planted.pairs.size);
    expect(pairs.length - found).toBeLessThanOrEqual(6);
  });

  test('no father is taken for his son', () => {
    expect(planted.sons.size).toBe(30);
    expect(names.filter((name) => planted.sons.has(name))).toEqual([]);
  });

  test('each pair comes once, nobody with himself, the likeliest first', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(pairs.filter(({ one, other }) => one >= other)).toEqual([]);
    const probabilities = pairs.map(({ probability }) => probability);
    expect(probabilities).toEqual(probabilities.toSorted((first, second) => second - first));
  });

  test('the reasons are words', () => {
    expect(pairs[0]?.reasons.join('; ')).toMatch(/given name .*surname .*city the same \(/);
  });

  test('the order of the rows changes nothing', () => {
    const rounded = (search: typeof pairs) =>
      search.map((pair) => ({ ...pair, probability: pair.probability.toFixed(6) }));
    const turned = searchRegistry(plainOf(planted.rows.toReversed())).pairs;
    expect(rounded(turned)).toEqual(rounded(pairs));
  });
});

describe('proposed', () => {
  test.each<[string, Row, Row]>([
    ['who was entered anew with another number', maria, maria],
    ['who is at another firm now', maria, { ...maria, firm: 'Summit Restoration', phone: '' }],
    ['who is written another way', maria, { ...maria, given_name: 'Margarethe A', surname: 'Quistropp' }],
    ['who married', maria, { ...maria, surname: 'Okonjo' }],
    ['whose names are swapped', maria, { ...maria, given_name: 'Quistorp', surname: 'Margarethe' }],
    ['whose address has a slip', maria, { ...maria, email: 'margarethe@quistrop.example', phone: '' }],
  ])('%s', (_, one, other) => expect(areProposed(one, other)).toBe(true));
});

describe('not proposed', () => {
  test.each<[string, Row, Row]>([
    ['a sister in the family firm', maria, { ...maria, given_name: 'Henriette', email: '' }],
    ['husband and wife with one address and phone', maria, { ...maria, given_name: 'Konrad' }],
    [
      'a colleague',
      maria,
      { ...maria, given_name: 'Konrad', surname: 'Okonjo', email: 'info@quistorp.example' },
    ],
    ['father and son', { ...john, surname: 'Quistorp Sr.' }, { ...john, surname: 'Quistorp Jr.' }],
    ['a son and a father without his mark', john, { ...john, surname: 'Quistorp Jr.' }],
    [
      'two of a nickname with two addresses of one office',
      john,
      { ...john, given_name: 'Jack', email: 'jack@quistorp.example' },
    ],
    ['namesakes of one town', smith, otherSmith],
    [
      'namesakes with a number behind their name',
      { ...smith, email: 'james.smith3@letters.test' },
      { ...otherSmith, email: 'james.smith38@letters.test' },
    ],
  ])('%s', (_, one, other) => expect(areProposed(one, other)).toBe(false));

  test('a brother for a number near his', () =>
    expect(areProposed(maria, { ...maria, given_name: 'Konrad', email: '' }, '81002')).toBe(false));
});
