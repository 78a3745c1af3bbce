import { describe, expect, test } from 'vitest';
import {
  besideInAddress,
  nameInAddress,
  spellsAnotherGivenName,
  spellsGivenName,
  spellsSurname,
} from '../../../../sync-server/linkage/address-names.ts';
import { createEvidence, silent } from '../../../../sync-server/linkage/evidence.ts';
import { createTables, readShippedModel } from '../../../../sync-server/linkage/index.ts';
import { codesOf } from '../../../../sync-server/linkage/weights.ts';

describe('what stands beside a name in an address', () => {
  test.each([
    ['christopher.robinson@aol.example', 'robinson', ['christopher']],
    ['robinsonc82@aol.example', 'robinson', ['c']],
    ['robinson@aol.example', 'robinson', []],
    ['kit@robinson.example', 'robinson', []],
    ['li.wu@aol.example', 'wu', []],
    ['info', 'info', []],
  ])('%s beside %s: %j', (address, name, expected) =>
    expect(besideInAddress(nameInAddress(address), name)).toEqual(expected),
  );
});

describe('an address is made of', () => {
  test.each([
    ['william.smith@a.example', 'william', true],
    ['smithwilliam7@a.example', 'william', true],
    ['william12345@a.example', 'william', true],
    ['wsmith@a.example', 'william', false],
    ['williamson.smith@a.example', 'william', false],
    ['al@a.example', 'al', false],
  ])('%s: the given name %s is %s', (address, given, expected) =>
    expect(spellsGivenName(nameInAddress(address), given, ['smith'])).toBe(expected),
  );
  test.each([
    ['anna.bahringer344@a.example', 'bahringer', true],
    ['abahringer@a.example', 'bahringer', true],
    ['bahringer@a.example', 'bahringer', false],
    ['tom.bahringer@a.example', 'bahringer', false],
  ])('%s: the surname %s is %s', (address, surname, expected) =>
    expect(spellsSurname(nameInAddress(address), surname, ['annie', 'anna'])).toBe(expected),
  );
  test.each([
    ['john.smith@a.example', true],
    ['james.smith@a.example', false],
    ['jsmith@a.example', false],
    ['info@a.example', false],
  ])('%s: another given name than James is %s', (address, expected) =>
    expect(spellsAnotherGivenName(nameInAddress(address), ['smith'], (one) => one === 'james')).toBe(
      expected,
    ),
  );
});

describe('names that an address of one of the two spells', () => {
  const model = readShippedModel('registrants.json');
  type Person = Partial<Record<'given_name' | 'surname' | 'email', string>>;
  const compare = (attendee: Person, registrant: Person): string[] => {
    const tables = createTables(model);
    const [attendees, registrants] = [tables.emptyTable(), tables.emptyTable()];
    tables.add(attendees, { id: 'a', ...attendee });
    tables.add(registrants, { id: 'r', ...registrant });
    const { columns, compareAll, given, surname, width } = createEvidence(model, tables, registrants);
    const levels = new Int8Array(width);
    compareAll(codesOf(attendees, 0), 0, levels, 0);
    return [given, surname].map(
      (column) => columns[column]?.comparator.levels[levels[column] ?? silent] ?? '',
    );
  };

  test.each<[string, Person, Person, string, string]>([
    [
      'a nickname, the whole name in the address',
      { given_name: 'Kit', surname: 'Robinson', email: 'christopher.robinson@a.example' },
      { given_name: 'Christopher', surname: 'Robinson' },
      'as in the e-mail address',
      'the same',
    ],
    [
      'a name known by the registrant’s address',
      { given_name: 'Kit', surname: 'Robinson' },
      { given_name: 'Christopher', surname: 'Robinson', email: 'kit.robinson@a.example' },
      'as in the e-mail address',
      'the same',
    ],
    [
      'a maiden name kept in the address',
      { given_name: 'Anna', surname: 'Gutkowski', email: 'annabahringer344@a.example' },
      { given_name: 'Anna', surname: 'Bahringer', email: 'anna@b.example' },
      'the same',
      'as in the e-mail address',
    ],
    [
      'an initial, and another name in the address',
      { given_name: 'J.', surname: 'Smith', email: 'john.smith@a.example' },
      { given_name: 'James', surname: 'Smith' },
      'different',
      'the same',
    ],
    [
      'the address of a husband does not make his wife him',
      { given_name: 'Isabel', surname: 'Ramirez', email: 'william.ramirez@a.example' },
      { given_name: 'William', surname: 'Ramirez' },
      'different',
      'the same',
    ],
    [
      'one address of both is counted as such, and not twice',
      { given_name: 'Kit', surname: 'Robinson', email: 'christopher.robinson@a.example' },
      { given_name: 'Christopher', surname: 'Robinson', email: 'christopher.robinson@a.example' },
      'a nickname',
      'the same',
    ],
  ])('%s', (_, attendee, registrant, given, surname) =>
    expect(compare(attendee, registrant)).toEqual([given, surname]),
  );
});
