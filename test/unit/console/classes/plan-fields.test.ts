import { describe, expect, test } from 'vitest';
import {
  emptyFields,
  fieldsOf,
  nextDay,
  orderOf,
  type PlanFields,
} from '../../../../src/console/classes/plan-fields.ts';

const day = { date: '2026-11-23', from: '08:30', until: '16:30', breaks: '12:00-13:00' };
const fields: PlanFields = {
  ...emptyFields('America/Chicago'),
  name: ' Water Damage Restoration ',
  category: 'wrt',
  school: 'High Desert Drying School',
  instructor: 'Ina Okafor',
  days: [day],
};
const mended = (changed: Partial<PlanFields>): string[] => {
  const order = orderOf({ ...fields, ...changed });
  return order.ok ? [] : order.problem;
};

describe('what is typed becomes an order', () => {
  test('trimmed, with the category in capitals and the breaks read', () => {
    expect(orderOf({ ...fields, days: [{ ...day, breaks: ' 9:00–9:15 ; 12:00 to 13:00,' }] })).toMatchObject({
      ok: true,
      value: {
        name: 'Water Damage Restoration',
        category: 'WRT',
        approvedValue: null,
        days: [
          {
            date: '2026-11-23',
            breaks: [
              { from: '09:00', until: '09:15' },
              { from: '12:00', until: '13:00' },
            ],
          },
        ],
      },
    });
  });

  test.each([
    ['1.5', 150],
    ['1,5', 150],
    [' 2 ', 200],
    ['', null],
  ])('with the approved value "%s"', (approvedValue, hundredths) => {
    expect(orderOf({ ...fields, approvedValue })).toMatchObject({ value: { approvedValue: hundredths } });
  });

  test('and is the same again when it is changed later', () => {
    const order = orderOf(fields);
    if (!order.ok) throw new Error(order.problem.join());
    const { name, place, timeZone, approvedValue, ...plan } = order.value;
    const days = [{ date: '2026-11-23', minutes: 420 }];
    const event = { id: 'x', kind: 'class' as const, basis: 'by-day' as const, organiser: '', days };
    const again = fieldsOf({ ...event, name, place, timeZone, approvedValue }, { ...plan, expected: [] });
    expect(orderOf(again)).toEqual(order);
  });
});

describe('what must be mended is said once, with the name of its field', () => {
  test.each<[string, Partial<PlanFields>, string[]]>([
    ['no name', { name: ' ' }, ['Name of the class: name the class.']],
    ['no date', { days: [{ ...day, date: '' }] }, ['Day 1, date: choose a day.']],
    ['no start', { days: [{ ...day, from: '' }] }, ['Day 1, from: choose a time.']],
    [
      'an end before the start',
      { days: [{ ...day, until: '08:00' }] },
      ['Day 1: the end must come after the start.'],
    ],
    [
      'a break outside of the day',
      { days: [{ ...day, breaks: '17:00-18:00' }] },
      ['Day 1: breaks in order, within the day.'],
    ],
    [
      'days out of order',
      { days: [day, { ...day, date: '2026-11-22' }] },
      ['Days: days in order, once each.'],
    ],
  ])('%s', (_, changed, problems) => {
    expect(mended(changed)).toEqual(problems);
  });

  test('a value that is no number', () => {
    const words = 'Approved value: write a number of CEC, such as 1.5.';
    expect([mended({ approvedValue: 'two' }), mended({ approvedValue: '-1' })]).toEqual([[words], [words]]);
  });
});

test.each([
  ['2026-11-23', '2026-11-24'],
  ['2026-12-31', '2027-01-01'],
  ['', ''],
])('the day after "%s" is "%s", with the same hours', (date, next) => {
  expect(nextDay([{ ...day, date }])).toEqual({ ...day, date: next });
});
