/** Which column of a vendor's list holds the badges. */
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../../sync-server/lists/read-list.ts';
import { sheetRow } from '../../../../sync-server/lists/sheet.ts';

const meaningsOf = (
  lines: readonly string[],
  { badges = null as string[] | null, chosen = new Map() } = {},
) => {
  const rows = lines.flatMap((line, index) => sheetRow(index + 1, line.split(';')) ?? []);
  const list = readSheets([{ name: null, isHidden: false, rows, problems: [] }], {
    badges: badges && new Set(badges),
    chosen,
  });
  return list.ok ? list.value.table.map(({ meaning }) => meaning) : list.problem;
};

const people = (header: string, firsts: readonly string[]): string[] => [
  header,
  ...firsts.map((first, index) => `${first};Ann Lee${'abcdefgh'[index]}`),
];

describe('the badge column', () => {
  test.each([
    ['is the one that says so', people('Badge ID;Name', ['A1', 'A2', 'A3']), [], ['badge_id', 'full_name']],
    [
      'is the one that was scanned, though it says something else',
      people('Reg ID;Name', ['0991', '0992', '0993']),
      ['991', '992'],
      ['badge_id', 'full_name'],
    ],
    [
      'is not one by chance',
      people('Reg ID;Name', ['0991', '0992', '0993']),
      ['991'],
      ['registrant_number', 'full_name'],
    ],
    ['is a bare number', people('ID;Name', ['7731', '8122', '9004']), [], ['badge_id', 'full_name']],
    ['is none that only counts', people('No.;Name', ['1', '2', '3']), [], ['number', 'full_name']],
    [
      'is no kind of badge',
      people('Badge Type;Name', ['VIP', 'Visitor', 'Visitor']),
      [],
      [null, 'full_name'],
    ],
  ])('%s', (_, lines, badges, meanings) => expect(meaningsOf(lines, { badges })).toEqual(meanings));

  test('what the header says is no badge ID, where it is not: "Badge first name"', () =>
    expect(
      meaningsOf(
        ['Badge First Name;Badge Last Name;Badge No', 'Ann;Lee;1771', 'Bob;Ray;1772', 'Eve;Fox;1773'],
        {
          badges: [],
        },
      ),
    ).toEqual(['given_name', 'surname', 'badge_id']));

  test('a person knows better', () =>
    expect(
      meaningsOf(people('Badge ID;Name', ['A1', 'A2', 'A3']), {
        badges: ['A1', 'A2'],
        chosen: new Map([[1, 'badge_id']]),
      }),
    ).toEqual([null, 'badge_id']));

  test('an attendance list goes by its headers', () =>
    expect(meaningsOf(people('ID;Name', ['7731', '8122', '9004']))).toEqual([
      'registrant_number',
      'full_name',
    ]));
});

test('an exhibitor with a badge is a person, and no heading', () => {
  const rows = ['Badge ID;Kind;Name', 'A1;Exhibitor;Otto Onceagain'].flatMap(
    (line, index) => sheetRow(index + 1, line.split(';')) ?? [],
  );
  const list = readSheets([{ name: null, isHidden: false, rows, problems: [] }]);
  expect(list.ok && list.value.rows).toEqual([{ badge_id: 'A1', full_name: 'Otto Onceagain' }]);
});
