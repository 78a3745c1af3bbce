import { expect, test } from 'vitest';
import { iicrcOneHour, iicrcSevenHours, Policy, shippedPolicies } from '../../../src/domain/policy.ts';

test.each(shippedPolicies.map((policy) => [policy.id, policy] as const))('%s is a policy', (_, policy) => {
  expect(Policy.parse(policy)).toEqual(policy);
});

test('ids of shipped policies are their own', () => {
  expect(new Set(shippedPolicies.map(({ id }) => id)).size).toBe(shippedPolicies.length);
});

test('only the programme as the IICRC describes it is verified', () => {
  expect(iicrcSevenHours.verified).toBe(true);
  expect(iicrcOneHour.verified).toBe(false);
});

test.each([
  ['carrying over, which no rule describes', { carryOver: true }],
  ['a step of nothing', { step: 0 }],
  ['a cycle of half a year', { cycleYears: { technician: 0.5, master: 2, inspection: 2 } }],
  ['grace before it began', { graceDays: -1 }],
  ['a day that is none', { effectiveFrom: '2026-02-30' }],
])('refuses %s', (_, change) => {
  expect(Policy.safeParse({ ...iicrcSevenHours, ...change }).success).toBe(false);
});
