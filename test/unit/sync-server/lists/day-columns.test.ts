/** Rosters with a column for each day, as they come. */
import { describe, expect, test } from 'vitest';
import { problemInEnglish } from '../../../../sync-server/lists/in-english.ts';
import { readSheets } from '../../../../sync-server/lists/read-list.ts';
import { sheetRow } from '../../../../sync-server/lists/sheet.ts';

const read = (...lines: string[]) => {
  const rows = lines.flatMap((line, index) => sheetRow(index + 1, line.split(';')) ?? []);
  const list = readSheets([{ name: null, isHidden: false, rows, problems: [] }]);
  if (!list.ok) throw new Error(list.problem);
  const { places, table, problems } = list.value;
  return {
    meanings: table.map(({ meaning }) => meaning),
    ticked: places.map(({ attended }) => attended.ticked?.map(({ day, minutes }) => [day, minutes]) ?? null),
    absent: places.map(({ attended }) => attended.isAbsent),
    problems: problems.map(problemInEnglish).map(({ row, what }) => `${row} ${what}`),
  };
};

describe('columns of days', () => {
  test.each([
    ['11/23', '11/24'],
    ['Nov 23', 'Nov 24'],
    ['Mon', 'Tue'],
    ['Monday 23', 'Tuesday 24'],
    ['Day 1', 'Day 2'],
    ['2026-11-23', '2026-11-24'],
    ['23.11.', '24.11.'],
    ['Día 1', 'Día 2'],
    ['Day 1 - Nov 23', 'Day 2 - Nov 24'],
    ['Attended Day 1', 'Attended Day 2'],
  ])('%s and %s are ticked for each person', (first, second) => {
    const list = read(
      `Name;Email;${first};${second}`,
      'Ann Lee;ann@lee.example;x;',
      'Bob Ray;bob@ray.example;X;✓',
      'Cy Poe;cy@poe.example;;yes',
    );
    expect(list.meanings).toEqual(['full_name', 'email', 'day_tick', 'day_tick']);
    expect(list.ticked).toEqual([
      [[first, null]],
      [
        [first, null],
        [second, null],
      ],
      [[second, null]],
    ]);
    expect(list.problems).toEqual([]);
  });

  test('below a row that spans them', () => {
    const list = read(';Attendance;', 'Name;Mon;Tue', 'Ann Lee;1;0', 'Bob Ray;1;1');
    expect(list.ticked.map((days) => days?.length)).toEqual([1, 2]);
  });

  test('hold times, too: bare numbers are hours as long as a day has so many', () => {
    const list = read('Name;Day 1;Day 2;Day 3', 'Ann Lee;7;3.5;210', 'Bob Ray;3:30;0;x');
    expect(list.ticked).toEqual([
      [
        ['Day 1', 420],
        ['Day 2', 210],
        ['Day 3', 210],
      ],
      [
        ['Day 1', 210],
        ['Day 3', null],
      ],
    ]);
  });

  test('without a tick for a person: they did not come, and that is named', () => {
    const list = read('Name;Day 1;Day 2', 'Ann Lee;x;x', 'Bob Ray;;-', 'Cy Poe;no;absent');
    expect(list.absent).toEqual([false, true, true]);
    expect(list.problems).toEqual([
      '3 no day is ticked: the person may not have come',
      '4 no day is ticked: the person may not have come',
    ]);
  });

  test('with something that is neither: the day is left out, and that is named', () => {
    const rows = Array.from({ length: 9 }, (_, index) => `Ann Lee${'abcdefghi'[index]};x;x`);
    const list = read('Name;Day 1;Day 2', ...rows, 'Bob Ray;x;left early');
    expect(list.ticked.at(-1)).toEqual([['Day 1', null]]);
    expect(list.problems).toEqual([
      '11 "left early" stands under "Day 2": no tick and no time, the day is left out',
    ]);
  });

  test('that nobody ticked say nothing of who came', () => {
    const list = read('Name;Day 1;Day 2', 'Ann Lee;;', 'Bob Ray;;');
    expect(list.absent).toEqual([false, false]);
    expect(list.ticked).toEqual([null, null]);
    expect(list.problems).toEqual(['1 columns not read: "Day 1" (B), "Day 2" (C)']);
  });

  test.each([
    ['a day among other things', 'Name;Day phone;Class date', 'Ann Lee;702-555-1234;11/23/2026'],
    ['initials', 'Name;Day 1;Day 2', 'Ann Lee;AL;AL', 'Bob Ray;BR;BR'],
    ['no days', 'Name;Member;Lunch', 'Ann Lee;yes;x', 'Bob Ray;no;x'],
  ])('are not seen in %s', (_, ...lines) => {
    expect(read(...lines).ticked.every((ticked) => ticked === null)).toBe(true);
  });
});
