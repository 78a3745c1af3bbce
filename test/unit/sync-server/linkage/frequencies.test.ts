import { describe, expect, test } from 'vitest';
import { countFrequencies } from '../../../../sync-server/linkage/frequencies.ts';
import { shareOfHouseholds } from '../../../../sync-server/linkage/households.ts';
import { createTables, readShippedModel } from '../../../../sync-server/linkage/index.ts';

const model = readShippedModel('febrl.json');
const maskOf = (...names: string[]): number =>
  names.reduce((mask, name) => mask | (1 << model.columns.findIndex((column) => column.name === name)), 0);

type Person = [given: string, surname: string, suburb: string, postcode: string];
const count = (people: readonly Person[]) => {
  const tables = createTables(model);
  const table = tables.emptyTable();
  for (const [nth, [given_name, surname, suburb, postcode]] of people.entries())
    tables.add(table, { rec_id: `r${nth}`, given_name, surname, suburb, postcode, state: 'nsw' });
  const surnameCode = (surname: string): number =>
    tables.dictionaries[model.columns.findIndex(({ name }) => name === 'surname')]?.codeOf(surname) ?? 0;
  return { table, surnameCode, frequencies: countFrequencies(model, tables, table) };
};

const givenNames = ['anna', 'bela', 'carla', 'dora', 'edith', 'frida', 'gerda', 'hanna', 'ida', 'julia'];
/** Three hundred people whose names have nothing to do with each other, each at a place of their own. */
const strangers = Array.from(
  { length: 300 },
  (_, nth): Person => [
    givenNames[nth % 10] ?? '',
    `family${Math.floor(nth / 10)}`,
    `suburb${nth}`,
    String(2_000 + nth),
  ],
);

describe('names that travel together', () => {
  test('where they do not, nothing is expected beyond chance', () => {
    const { frequencies, surnameCode } = count(strangers);
    expect(frequencies.namesTogether(surnameCode('family3'))).toBeLessThan(1.2);
  });

  test('where a surname has its own given names, sharing both is less surprising', () => {
    const gagnes = Array.from(
      { length: 60 },
      (_, nth): Person => ['michel', 'gagne', `quebec${nth}`, String(3_000 + nth)],
    );
    const { frequencies, surnameCode } = count([...strangers, ...gagnes]);
    expect(frequencies.namesTogether(surnameCode('gagne'))).toBeGreaterThan(1.5);
    expect(frequencies.namesTogether(surnameCode('gagne'))).toBeGreaterThan(
      frequencies.namesTogether(surnameCode('family3')),
    );
  });
});

describe('places', () => {
  const place = maskOf('suburb', 'postcode');
  const couples = strangers.flatMap(([given, surname, ...where], nth): Person[] => [
    [given, surname, ...where],
    [givenNames[(nth + 3) % 10] ?? '', surname, ...where],
  ]);

  test('of places that nobody shares, nobody unknown is expected there', () => {
    expect(count(strangers).frequencies.unseenSharing(place)).toBeLessThan(0.02);
  });

  test('where all share theirs, whoever stands alone may have company that is not known', () => {
    expect(count([...couples, ['kim', 'lone', 'nowhere', '9999']]).frequencies.unseenSharing(place)).toBe(1);
  });

  test('families are seen, and people who have a place to themselves are none', () => {
    expect(shareOfHouseholds(model, count(strangers).table)).toBe(0);
    expect(shareOfHouseholds(model, count(couples).table)).toBe(1);
  });

  test('a column that the list does not have makes nobody live alone', () => {
    const withoutSuburb = couples.map(
      ([given, surname, , postcode]): Person => [given, surname, '', postcode],
    );
    expect(shareOfHouseholds(model, count(withoutSuburb).table)).toBe(1);
  });

  test('of a short list nothing is said', () => {
    expect(shareOfHouseholds(model, count(strangers.slice(0, 100)).table)).toBe(1);
  });

  test('one person who stands there twice is no family', () => {
    expect(shareOfHouseholds(model, count([...strangers, ...strangers]).table)).toBe(0);
  });
});

test('how many bear a name that begins with a letter', () => {
  const { frequencies } = count(strangers);
  const given = model.columns.findIndex(({ name }) => name === 'given_name');
  expect(['a', 'c', 'z'].map((letter) => frequencies.countBeginning(given, letter))).toEqual([30, 30, 0]);
});
