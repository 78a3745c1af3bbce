import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { makeRegistrants } from '../../../sync-server/sample/people.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'sync-server', 'commands', 'match.ts');
const folder = mkdtempSync(join(tmpdir(), 'rollcall-match-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');

const people = makeRegistrants({ seed: 7, today: '2026-11-24', count: 2_000 });
const columns = [
  'id',
  'given_name',
  'surname',
  'registrant_number',
  'email',
  'phone',
  'firm',
  'city',
  'postal_code',
];
const rowOf = (person: (typeof people)[number]): string[] => [
  person.id,
  person.givenName,
  person.surname,
  person.registrantNumber,
  person.email ?? '',
  person.phone ?? '',
  person.firm ?? '',
  person.city ?? '',
  person.postalCode ?? '',
];
const registrants = file('registrants.csv', csvOf([columns, ...people.map(rowOf)]));

const match = (attendees: string, more: string[] = []) => {
  const out = join(folder, 'pairs.csv');
  const args = [program, '--registrants', registrants, '--attendees', attendees, '--out', out, ...more];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const pairs = parse(readFileSync(out, 'utf8'), { columns: true }) as Record<string, string>[];
  return { last: JSON.parse(said.trim().split('\n').at(-1) ?? '') as Record<string, number>, pairs };
};

/** Each starts a process that reads and learns from two lists. */
const longestMs = 60_000;

describe('npm run match', { timeout: longestMs }, () => {
  test('finds people by what they wrote, leaves strangers alone, and asks where it must', () => {
    const known = people.slice(0, 400);
    const attendees = file(
      'attendees.csv',
      csvOf([
        ['id', 'surname', 'given_name', 'registrant_number', 'email'],
        ...known.map((one, index) => [
          `A${index}`,
          // Every fifth has the two names in each other's place.
          index % 5 === 0 ? one.givenName : one.surname.toUpperCase(),
          index % 5 === 0 ? one.surname : one.givenName,
          index % 2 === 0 ? one.registrantNumber : '',
          index % 2 === 0 ? '' : (one.email ?? ''),
        ]),
        ['STRANGER', 'Quillfeatherstone', 'Xanthippe', '', 'x@nowhere.example'],
        ['NUMBER', 'Quillfeatherstone', 'Xanthippe', known[0]?.registrantNumber ?? '', ''],
      ]),
    );
    const { last, pairs } = match(attendees);
    expect(last).toMatchObject({ attendees: 402, registrants: 2_000 });
    const auto = pairs.filter(({ decision }) => decision === 'auto');
    const wrong = auto.filter(
      (pair) => people[Number(pair.attendee_id?.slice(1))]?.id !== pair.registrant_id,
    );
    expect(wrong).toEqual([]);
    expect(auto.length).toBeGreaterThan(350);
    expect(pairs.filter(({ attendee_id }) => attendee_id === 'STRANGER')).toEqual([]);
    // A number alone is never enough.
    expect(auto.map(({ attendee_id }) => attendee_id)).not.toContain('NUMBER');
    for (const id of new Set(pairs.map(({ attendee_id }) => attendee_id))) {
      const own = pairs.filter(({ attendee_id }) => attendee_id === id);
      expect(own.length).toBeLessThanOrEqual(own[0]?.decision === 'auto' ? 1 : 5);
      expect(own.map(({ rank }) => Number(rank))).toEqual(own.map((_, index) => index + 1));
    }
  });

  test('the order of the rows changes no decision', () => {
    const rows = people
      .slice(0, 200)
      .map((one, index) => [`A${index}`, one.givenName, one.surname, one.city ?? '']);
    const header = ['id', 'given_name', 'surname', 'city'];
    const decide = (name: string, list: string[][]) =>
      match(file(name, csvOf([header, ...list])))
        .pairs.map(
          ({ attendee_id, registrant_id, decision }) => `${attendee_id} ${registrant_id} ${decision}`,
        )
        .toSorted();
    const there = decide('there.csv', rows);
    const back = decide('back.csv', rows.toReversed());
    const differ = there.filter((line) => !back.includes(line));
    // Strangers' pairs are drawn by chance: a decision at the very bound may fall on the other side.
    expect(differ.length).toBeLessThanOrEqual(4);
  });

  test('another model names other columns', () => {
    const model = file(
      'model.json',
      JSON.stringify({
        id: 'key',
        columns: [
          { name: 'first', compare: 'given-name' },
          { name: 'last', compare: 'surname' },
          { name: 'born', compare: 'date' },
        ],
        keys: [[{ column: 'born' }], [{ column: 'last' }, { column: 'first', by: 'first' }]],
      }),
    );
    const day = (index: number): string => `19${50 + (index % 50)}0${1 + (index % 9)}1${index % 10}`;
    const list = people.map((one, index) => [one.id, one.givenName, one.surname, day(index)]);
    const all = file('all.csv', csvOf([['key', 'first', 'last', 'born'], ...list]));
    const some = file('some.csv', csvOf([['key', 'first', 'last', 'born'], ...list.slice(0, 50)]));
    const out = join(folder, 'other.csv');
    execFileSync(process.execPath, [
      program,
      '--registrants',
      all,
      '--attendees',
      some,
      '--out',
      out,
      '--model',
      model,
    ]);
    const pairs = parse(readFileSync(out, 'utf8'), { columns: true }) as Record<string, string>[];
    const right = pairs.filter(
      ({ rank, attendee_id, registrant_id }) => rank === '1' && attendee_id === registrant_id,
    );
    expect(right.length).toBeGreaterThanOrEqual(48);
  });

  test.each([
    ['a file that is not there', ['--attendees', 'nowhere.csv'], /cannot read/],
    ['a model that is none', ['--attendees', registrants, '--model', registrants], /model/],
    ['no files', [], /needs/],
  ])('%s is said in words', (_, args, words) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        program,
        ...(args.length > 0 ? ['--registrants', registrants, '--out', join(folder, 'x.csv')] : []),
        ...args,
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(words);
  });
});
