import { expect, test } from 'vitest';
import { shippedPolicies } from '../../../../src/domain/policy.ts';
import { teachingOf } from '../../../../src/domain/roster/teaching.ts';

const breaks = [{ from: '12:00', until: '13:00' }];
const plan = { days: [{ date: '2026-11-23', from: '08:30', until: '16:31', breaks }] };
const signature = { width: 1, height: 1, strokes: [[]] };
const closing = { name: 'Ina Instructor', sentence: 'So it was.', signature };

test('teaching earns its share of the minutes, whole minutes only', () => {
  expect(teachingOf(plan, { closing }, { teachingPercent: 50 })).toEqual({
    name: 'Ina Instructor',
    days: [{ date: '2026-11-23', minutes: 210 }],
  });
});

test('it earns nothing while the roster is open', () => {
  expect(teachingOf(plan, { closing: null }, { teachingPercent: 50 })).toBeNull();
});

test.each(shippedPolicies.map((policy) => [policy.id, policy] as const))(
  'it earns nothing by the shipped policy %s',
  (_, policy) => {
    expect(teachingOf(plan, { closing }, policy)).toBeNull();
  },
);
