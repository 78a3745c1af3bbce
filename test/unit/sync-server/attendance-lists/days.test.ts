import { describe, expect, test } from 'vitest';
import { daysAttended } from '../../../../sync-server/attendance-lists/days.ts';

const eventDays = [
  { date: '2026-04-03', minutes: 420 },
  { date: '2026-04-04', minutes: 240 },
];
const daysOf = (day: string | null, minutes: number | null = null) =>
  daysAttended({ isAbsent: false, day, minutes, ticked: null }, eventDays);

describe('a day is read however it is written', () => {
  test.each([
    '2026-04-03',
    '2026/4/3',
    '2026-04-03T00:00:00',
    '4/3/2026',
    '3/4/2026',
    '03.04.26',
    '4/3/26 9:00',
    'April 3, 2026',
    'Friday, 3rd April 2026',
    '3 de abril de 2026',
    'vendredi 3 avril 2026',
    '46115',
  ])('%s', (text) => expect(daysOf(text)).toEqual({ ok: true, value: [{ date: '2026-04-03' }] }));

  test.each(['some day', '31/31/2026', 'April', '12345678', ''])('%s is none', (text) =>
    expect(daysOf(text)).toEqual({ ok: false, problem: text }),
  );

  test('a day that the event does not have stays that day: the rules of credit send it to review', () =>
    expect(daysOf('5/6/2026')).toEqual({ ok: true, value: [{ date: '2026-05-06' }] }));

  test.each(['mardi 14 avril 2026', 'martes 14 de abril de 2026'])('%s is not in March', (text) =>
    expect(daysOf(text)).toEqual({ ok: true, value: [{ date: '2026-04-14' }] }),
  );
});

describe('minutes', () => {
  test('belong to the day beside them', () =>
    expect(daysOf('2026-04-04', 90)).toEqual({ ok: true, value: [{ date: '2026-04-04', minutes: 90 }] }));

  test.each([
    [100, [{ date: '2026-04-03', minutes: 100 }]],
    [
      500,
      [
        { date: '2026-04-03', minutes: 420 },
        { date: '2026-04-04', minutes: 80 },
      ],
    ],
    [0, [{ date: '2026-04-03', minutes: 0 }]],
  ])('%i without a day fill the days in their order', (minutes, value) =>
    expect(daysOf(null, minutes)).toEqual({ ok: true, value }),
  );

  test('and day both missing stand for the whole event', () =>
    expect(daysOf(null)).toEqual({ ok: true, value: null }));
});

describe('ticks below days', () => {
  const onDays = (days: [string, number | null][], minutes: number | null = null) => {
    const ticked = days.map(([day, own]) => ({ day, minutes: own }));
    return daysAttended({ isAbsent: false, day: null, minutes, ticked }, eventDays);
  };

  test.each([
    'Day 2',
    'Tag 2',
    '2nd day',
    'Day 2 (Sat)',
    'Saturday',
    'Sat',
    'Samstag',
    'sábado',
    '4/4',
    '04.04.',
    'Sat 4/4',
    'Apr 4',
    '4 avril',
    'Day 2 - Apr 4',
    '2026-04-04',
    'Sat 4/4/2026',
    '46116',
    'Attended Day 2',
  ])('%s is the event’s second', (header) =>
    expect(onDays([[header, null]])).toEqual({ ok: true, value: [{ date: '2026-04-04' }] }),
  );

  test.each(['Day 3', 'Monday', 'Session A'])('%s is none of its days: the row is not guessed at', (header) =>
    expect(onDays([[header, null]])).toEqual({ ok: false, problem: header }),
  );

  test('a day that the event does not have stays that day: the rules of credit send it to review', () =>
    expect(onDays([['4/6', null]])).toEqual({ ok: true, value: [{ date: '2026-04-06' }] }));

  test('are the days of the row, with their minutes', () =>
    expect(
      onDays([
        ['Day 1', null],
        ['Day 2', 90],
      ]),
    ).toEqual({ ok: true, value: [{ date: '2026-04-03' }, { date: '2026-04-04', minutes: 90 }] }));

  test('a morning is half its day, and with the afternoon the whole', () => {
    expect(onDays([['Fri AM', null]])).toEqual({ ok: true, value: [{ date: '2026-04-03', minutes: 210 }] });
    expect(
      onDays([
        ['Fri AM', null],
        ['Fri PM', null],
      ]),
    ).toEqual({ ok: true, value: [{ date: '2026-04-03', minutes: 420 }] });
  });

  test('minutes of all days together fill those that are ticked, no others', () =>
    expect(onDays([['Day 2', null]], 300)).toEqual({
      ok: true,
      value: [{ date: '2026-04-04', minutes: 240 }],
    }));
});
