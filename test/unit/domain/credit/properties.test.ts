import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CreditTerms } from '../../../../src/domain/approved-event.ts';
import type { AttendanceFact } from '../../../../src/domain/attendance.ts';
import { addDays } from '../../../../src/domain/calendar.ts';
import { creditAtEvent } from '../../../../src/domain/credit/credit.ts';
import { iicrcSevenHours, type Policy } from '../../../../src/domain/policy.ts';

const firstDay = '2026-10-28';
const zones = [
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
];
const someDay = fc.integer({ min: -2, max: 9 }).map((offset) => addDays(firstDay, offset));
const someMinutes = fc.integer({ min: 0, max: 600 });

const anyTerms: fc.Arbitrary<CreditTerms> = fc.record({
  id: fc.constant('event'),
  kind: fc.constantFrom('class', 'workshop', 'convention', 'distance-learning'),
  basis: fc.constantFrom('by-day', 'whole-event'),
  timeZone: fc.constantFrom(...zones),
  days: fc
    .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 })
    .chain((offsets) =>
      fc.tuple(
        ...offsets
          .toSorted((a, b) => a - b)
          .map((offset) => someMinutes.map((minutes) => ({ date: addDays(firstDay, offset), minutes }))),
      ),
    ),
  approvedValue: fc.option(fc.integer({ min: 0, max: 400 })),
});

const anyMoment = fc
  .date({ min: new Date('2026-10-25T00:00:00Z'), max: new Date('2026-11-09T00:00:00Z'), noInvalidDate: true })
  .map((date) => ({ at: date.toISOString() }));
const anyNamedDays = fc
  .array(fc.record({ date: someDay, minutes: someMinutes }, { requiredKeys: ['date'] }), { maxLength: 4 })
  .map((days) => ({ days }));
const anyFacts: fc.Arbitrary<AttendanceFact[]> = fc
  .array(fc.oneof(anyMoment, anyNamedDays, fc.constant({})), { maxLength: 6 })
  .map((all) => all.map((said, index) => ({ id: `fact-${index}`, event: 'event', source: 'list', ...said })));

const cecOf = (terms: CreditTerms, facts: AttendanceFact[], policy: Policy = iicrcSevenHours): number =>
  creditAtEvent({ terms, facts, policy }).credit?.cec ?? 0;

describe('credit at one event, for any event and any facts', () => {
  test('the order in which facts arrive never matters, down to the reasons', () => {
    const anyShuffle = anyFacts.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
    );
    fc.assert(
      fc.property(anyTerms, anyShuffle, (terms, [facts, shuffled]) => {
        const inOrder = creditAtEvent({ terms, facts, policy: iicrcSevenHours });
        expect(creditAtEvent({ terms, facts: shuffled, policy: iicrcSevenHours })).toEqual(inOrder);
      }),
    );
  });

  test('one more fact never lowers a credit', () => {
    fc.assert(
      fc.property(anyTerms, anyFacts, (terms, facts) => {
        const growing = facts.map((_, index) => cecOf(terms, facts.slice(0, index + 1)));
        expect(growing).toEqual(growing.toSorted((a, b) => a - b));
      }),
    );
  });

  test('the same facts told twice earn the same', () => {
    fc.assert(
      fc.property(anyTerms, anyFacts, (terms, facts) => {
        const again = facts.map((fact) => ({ ...fact, id: `${fact.id}-again` }));
        expect(cecOf(terms, [...facts, ...again])).toBe(cecOf(terms, facts));
      }),
    );
  });

  test('no cap is ever exceeded, and an entry is never 0', () => {
    fc.assert(
      fc.property(anyTerms, anyFacts, fc.integer({ min: 1, max: 300 }), (terms, facts, maxPerEvent) => {
        const { credit } = creditAtEvent({ terms, facts, policy: { ...iicrcSevenHours, maxPerEvent } });
        if (credit === null) return;
        expect(credit.cec).toBeGreaterThan(0);
        expect(credit.cec).toBeLessThanOrEqual(Math.min(maxPerEvent, terms.approvedValue ?? maxPerEvent));
        const whole = terms.days.reduce((total, { minutes }) => total + minutes, 0);
        expect(credit.minutes).toBeLessThanOrEqual(whole);
      }),
    );
  });

  test('a sign-in at any hour of an event day ticks the day of the wall clock there, never of UTC', () => {
    // Fixed offsets, so that the test finds the day without the code it checks.
    const anyZone = fc.constantFrom<[zone: string, offset: string]>(
      ['America/Phoenix', '-07:00'],
      ['Asia/Kolkata', '+05:30'],
      ['Pacific/Kiritimati', '+14:00'],
    );
    const days = [0, 1, 2].map((offset) => ({ date: addDays(firstDay, offset), minutes: 420 }));
    fc.assert(
      fc.property(
        anyZone,
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        ([timeZone, offset], day, minute) => {
          const date = addDays(firstDay, day);
          const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
          const at = new Date(`${date}T${clock.join(':')}:00${offset}`).toISOString();
          const { credit } = creditAtEvent({
            terms: { id: 'e', kind: 'class', basis: 'by-day', timeZone, days, approvedValue: null },
            facts: [{ id: 'f', event: 'e', source: 'booth', at }],
            policy: iicrcSevenHours,
          });
          expect(credit).toMatchObject({ cec: 100, earnedOn: date });
        },
      ),
    );
  });
});
