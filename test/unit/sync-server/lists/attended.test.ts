/** What a list says of the attendance itself, beside who came. */
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../../sync-server/lists/read-list.ts';
import { sheetRow } from '../../../../sync-server/lists/sheet.ts';
import { readText } from './read.ts';

const attendedOf = (header: string, cell: string) =>
  readText(`Name,Email,${header}\nAnn Lee,al@example.com,${cell}\nBo Ek,be@example.com,${cell}\n`).places[0]
    ?.attended;

describe('columns of attendance', () => {
  test.each([
    ['Minutes', '90', 90],
    ['Minutes attended', '90 min', 90],
    ['Minutes', '1:30', 90],
    ['Hours attended', '1.5', 90],
    ['Hours attended', '"1,5"', 90],
    ['Contact hours', '2 hrs', 120],
    ['Hours attended', '45 min', 45],
    ['Horas asistidas', '1h30', 90],
  ])('%s: %s is %i minutes', (header, cell, minutes) =>
    expect(attendedOf(header, cell)).toMatchObject({ minutes }),
  );

  test('what is no time is named with its row', () => {
    const { places, problems } = readText('Name,Minutes\nAnn Lee,all day\n');
    expect(places[0]?.attended.minutes).toBeNull();
    expect(problems).toEqual([{ row: 2, what: 'column B holds "all day": these are no minutes' }]);
  });

  test.each(['no', 'No show', 'absent', 'Cancelled'])('%s is absence', (cell) =>
    expect(attendedOf('Attended', cell)).toMatchObject({ isAbsent: true }),
  );

  test('a date of attendance is kept as it is written', () =>
    expect(attendedOf('Date attended', '9/10/2026')).toMatchObject({ day: '9/10/2026', isAbsent: false }));

  test('a bare date is not taken for one', () =>
    expect(attendedOf('Date', '9/10/2026')).toMatchObject({ day: null }));
});

test('what a person says of columns counts, whatever their headers say', () => {
  const rows = ['Ticket;Name;Email', 'T7;Ann Lee;al@example.com'].flatMap(
    (line, index) => sheetRow(index + 1, line.split(';')) ?? [],
  );
  const sheet = { name: null, isHidden: false, rows, problems: [] };
  const chosen = new Map([
    [0, 'badge_id' as const],
    [2, null],
  ]);
  const list = readSheets([sheet], { chosen, remembered: [] });
  expect(list.ok && list.value.rows).toEqual([{ full_name: 'Ann Lee', badge_id: 'T7' }]);
});
