/** What was said of one list's columns is the guess for the next one with the same headers, and for no other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnMeaning } from '../../../../src/domain/attendance-list.ts';
import { readSheets } from '../../../../sync-server/lists/read-list.ts';
import type { RememberedColumns } from '../../../../sync-server/lists/remembered.ts';
import { sheetRow } from '../../../../sync-server/lists/sheet.ts';

const sheetOf = (lines: readonly (readonly string[])[], name: string | null = null) => ({
  name,
  isHidden: false,
  problems: [],
  rows: lines.flatMap((cells, index) => sheetRow(index + 1, cells) ?? []),
});
const people = [
  ['70012', 'Maria Kowalczyk', 'maria@dry.example', 'T1'],
  ['70013', 'Marek Nowak', 'marek@wet.example', 'T2'],
];
const headers = ['Code', 'Name', 'Mail', 'Ticket'];
const memory = (of: readonly string[], meanings: [number, ColumnMeaning | null][]): RememberedColumns => ({
  headers: of.map((header, index) => [index, header] as const),
  meanings: new Map(meanings),
});
const read = (
  lines: readonly (readonly string[])[],
  remembered: RememberedColumns[] = [],
  chosen = new Map(),
) => {
  const list = readSheets([sheetOf(lines)], { chosen, remembered });
  if (!list.ok) throw new Error(list.problem);
  return list.value;
};
const meaningsIn = ({ table }: ReturnType<typeof read>) =>
  table.map(({ meaning, isRemembered }) => [meaning, isRemembered]);

describe('the same headers', () => {
  const said = memory(headers, [
    [0, null],
    [3, 'badge_id'],
  ]);

  test('hold what was said, and are shown as remembered', () => {
    expect(meaningsIn(read([headers, ...people], [said]))).toEqual([
      [null, true],
      ['full_name', false],
      ['email', false],
      ['badge_id', true],
    ]);
  });

  test('hold what a person says of this very list instead', () => {
    const list = read([headers, ...people], [said], new Map([[0, 'registrant_number']]));
    expect(meaningsIn(list)[0]).toEqual(['registrant_number', false]);
    expect(list.rows[0]).toMatchObject({ registrant_number: '70012', badge_id: 'T1' });
  });

  test('of one sheet say nothing of the other', () => {
    const other = ['No.', 'Name', 'Mail', 'Seat'];
    const list = readSheets([sheetOf([headers, ...people], 'A'), sheetOf([other, ...people], 'B')], {
      chosen: new Map(),
      remembered: [said],
    });
    expect(list.ok && list.value.rows.map(({ badge_id }) => badge_id)).toEqual([
      'T1',
      'T2',
      undefined,
      undefined,
    ]);
  });
});

describe('other headers', () => {
  const header = fc.constantFrom('Code', 'Name', 'Mail', 'Ticket', 'name', 'Name ', 'Firm', 'IICRC #', '');
  const row = fc.array(header, { minLength: 1, maxLength: 5 }).map((cells) => [...cells, 'Surname']);
  const meaning = fc.constantFrom<ColumnMeaning | null>('badge_id', 'registrant_number', 'firm', null);
  const meanings = fc.array(fc.tuple(fc.nat({ max: 5 }), meaning), { minLength: 1, maxLength: 6 });
  const body = [
    ['70012', 'Maria', 'maria@dry.example', 'Dry', 'T1', 'Kowalczyk'],
    ['70013', 'Marek', 'marek@wet.example', 'Wet', 'T2', 'Nowak'],
  ];

  test('never hold it, whatever they are', () => {
    fc.assert(
      fc.property(row, row, meanings, (known, found, said) => {
        const clean = (cells: string[]) => cells.map((cell) => cell.trim());
        fc.pre(String(clean(known)) !== String(clean(found)));
        const lines = [found, ...body];
        const remembered = {
          headers: clean(known).flatMap((text, index) => (text === '' ? [] : [[index, text] as const])),
          meanings: new Map(said),
        };
        fc.pre(
          String(remembered.headers) !==
            String(clean(found).flatMap((text, index) => (text === '' ? [] : [[index, text]]))),
        );
        expect(read(lines, [remembered])).toEqual(read(lines));
      }),
      { numRuns: 500 },
    );
  });

  test('none at all hold nothing that was said of a list without headers', () => {
    const said = memory([], [[0, 'badge_id']]);
    expect(read(people, [said])).toEqual(read(people));
  });
});
