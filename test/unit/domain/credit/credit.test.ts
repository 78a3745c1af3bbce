import { describe, expect, test } from 'vitest';
import type { CreditTerms } from '../../../../src/domain/approved-event.ts';
import type { AttendanceFact } from '../../../../src/domain/attendance.ts';
import { creditAtEvent } from '../../../../src/domain/credit/credit.ts';
import { iicrcOneHour, iicrcSevenHours } from '../../../../src/domain/policy.ts';

/** A trade show in Las Vegas, Tuesday to Thursday with a free Wednesday. */
const show: CreditTerms = {
  id: 'show',
  kind: 'convention',
  basis: 'whole-event',
  timeZone: 'America/Los_Angeles',
  days: [
    { date: '2026-05-12', minutes: 480 },
    { date: '2026-05-14', minutes: 300 },
  ],
  approvedValue: 150,
};
/** A drying class in Sydney, far enough east that UTC has yesterday's date all morning. */
const course: CreditTerms = {
  id: 'course',
  kind: 'class',
  basis: 'by-day',
  timeZone: 'Australia/Sydney',
  days: [
    { date: '2026-05-12', minutes: 420 },
    { date: '2026-05-13', minutes: 420 },
    { date: '2026-05-15', minutes: 210 },
  ],
  approvedValue: null,
};

type Said = Omit<AttendanceFact, 'id' | 'event' | 'source'>;
const factsFrom = (terms: CreditTerms, said: Said[]): AttendanceFact[] =>
  said.map((each, index) => ({
    id: `fact-${index}`,
    event: terms.id,
    source: each.at ? 'booth' : 'roster',
    ...each,
  }));

interface Case {
  name: string;
  terms: CreditTerms;
  facts: Said[];
  /** [hundredths of CEC, minutes, earned on], or null for no entry. */
  credit: [number, number, string] | null;
  inReview?: number;
  because?: string;
}

const cases: Case[] = [
  {
    name: 'no fact at all',
    terms: course,
    facts: [],
    credit: null,
    because: 'not present on any day of the event: no entry',
  },
  {
    name: 'a morning in Sydney is still yesterday in UTC',
    terms: course,
    facts: [{ at: '2026-05-12T22:30:00Z' }],
    credit: [100, 420, '2026-05-13'],
  },
  {
    name: 'an evening in Las Vegas is already tomorrow in UTC',
    terms: show,
    facts: [{ at: '2026-05-15T05:30:00Z' }],
    credit: [150, 780, '2026-05-14'],
  },
  {
    name: 'a time with an offset is the same moment',
    terms: course,
    facts: [{ at: '2026-05-13T08:30:00+10:00' }],
    credit: [100, 420, '2026-05-13'],
  },
  {
    name: 'a roster without days ticks every day',
    terms: course,
    facts: [{}],
    credit: [200, 1050, '2026-05-15'],
    because: 'one event counts for at most 2 CEC',
  },
  { name: 'a roster that names no day ticks none', terms: course, facts: [{ days: [] }], credit: null },
  {
    name: 'one minute short of the step earns the step before',
    terms: course,
    facts: [{ days: [{ date: '2026-05-12' }, { date: '2026-05-13', minutes: 209 }] }],
    credit: [100, 629, '2026-05-13'],
  },
  {
    name: 'exactly the step earns it',
    terms: course,
    facts: [{ days: [{ date: '2026-05-12' }, { date: '2026-05-13', minutes: 210 }] }],
    credit: [150, 630, '2026-05-13'],
  },
  {
    name: 'less than the first step is no entry, and says why',
    terms: course,
    facts: [{ days: [{ date: '2026-05-15', minutes: 120 }] }],
    credit: null,
    because: '0 CEC is no entry',
  },
  {
    name: 'a day counts at most its own minutes',
    terms: course,
    facts: [{ days: [{ date: '2026-05-15', minutes: 900 }] }],
    credit: [50, 210, '2026-05-15'],
  },
  {
    name: 'several facts about one day count once, at the largest',
    terms: course,
    facts: [
      { days: [{ date: '2026-05-12', minutes: 100 }] },
      {
        days: [
          { date: '2026-05-12', minutes: 300 },
          { date: '2026-05-12', minutes: 120 },
        ],
      },
      { days: [{ date: '2026-05-12', minutes: 200 }] },
    ],
    credit: [50, 300, '2026-05-12'],
  },
  {
    name: 'the same sign-in three times is one',
    terms: course,
    facts: [{ at: '2026-05-12T01:00:00Z' }, { at: '2026-05-12T01:00:00Z' }, { at: '2026-05-12T01:00:00Z' }],
    credit: [100, 420, '2026-05-12'],
  },
  {
    name: '0 minutes is absent',
    terms: course,
    facts: [{ days: [{ date: '2026-05-12' }, { date: '2026-05-13', minutes: 0 }] }],
    credit: [100, 420, '2026-05-12'],
  },
  {
    name: 'absent on one list and present on another is present',
    terms: course,
    facts: [{ days: [{ date: '2026-05-12', minutes: 0 }] }, { days: [{ date: '2026-05-12' }] }],
    credit: [100, 420, '2026-05-12'],
  },
  {
    name: 'absent every day of a convention is not presence',
    terms: show,
    facts: [{ days: [{ date: '2026-05-12', minutes: 0 }] }],
    credit: null,
  },
  {
    name: 'present for ten minutes earns the whole event',
    terms: show,
    facts: [{ days: [{ date: '2026-05-12', minutes: 10 }] }],
    credit: [150, 780, '2026-05-12'],
  },
  {
    name: 'the approved value limits a class',
    terms: { ...course, approvedValue: 75 },
    facts: [{}],
    credit: [75, 1050, '2026-05-15'],
    because: 'the event is approved for at most 0.75 CEC',
  },
  {
    name: 'the approved value never adds to a class',
    terms: { ...course, approvedValue: 200 },
    facts: [{ at: '2026-05-12T01:00:00Z' }],
    credit: [100, 420, '2026-05-12'],
  },
  {
    name: 'the approved value is taken as it is, in no steps',
    terms: { ...show, approvedValue: 125 },
    facts: [{}],
    credit: [125, 780, '2026-05-14'],
  },
  {
    name: 'more than one event may count for is cut',
    terms: { ...show, approvedValue: 300 },
    facts: [{}],
    credit: [200, 780, '2026-05-14'],
    because: 'one event counts for at most 2 CEC',
  },
  {
    name: 'approved for nothing is no entry',
    terms: { ...show, approvedValue: 0 },
    facts: [{}],
    credit: null,
    because: '0 CEC is no entry',
  },
  {
    name: 'a convention without an approved value earns by its minutes',
    terms: { ...show, approvedValue: null },
    facts: [{ at: '2026-05-12T18:00:00Z' }],
    credit: [150, 780, '2026-05-12'],
  },
  {
    name: 'the free day within a convention counts as the day before it',
    terms: show,
    facts: [{ at: '2026-05-13T18:00:00Z' }],
    credit: [150, 780, '2026-05-12'],
  },
  {
    name: 'the day before a convention counts as its first day',
    terms: show,
    facts: [{ at: '2026-05-11T18:00:00Z' }],
    credit: [150, 780, '2026-05-12'],
  },
  {
    name: 'the day after a convention counts as its last day',
    terms: show,
    facts: [{ at: '2026-05-15T18:00:00Z' }],
    credit: [150, 780, '2026-05-14'],
  },
  {
    name: 'two days before a convention is for a person to decide',
    terms: show,
    facts: [{ at: '2026-05-10T18:00:00Z' }],
    credit: null,
    inReview: 1,
    because: 'booth on 2026-05-10: not a day of the event, a person must decide',
  },
  {
    name: 'the free day within a class is for a person to decide',
    terms: course,
    facts: [{ at: '2026-05-14T01:00:00Z' }],
    credit: null,
    inReview: 1,
  },
  {
    name: 'no grace for a roster: it names a day that the convention does not have',
    terms: show,
    facts: [{ days: [{ date: '2026-05-13' }] }],
    credit: null,
    inReview: 1,
  },
  {
    name: 'days that exist count, the one that does not goes to review',
    terms: course,
    facts: [{ days: [{ date: '2026-05-12' }, { date: '2026-05-14' }, { date: '2026-05-16' }] }],
    credit: [100, 420, '2026-05-12'],
    inReview: 1,
    because: 'roster names 2026-05-14: not a day of the event, a person must decide',
  },
  {
    name: 'every fact outside is a row of its own, and harms no other',
    terms: course,
    facts: [{ at: '2026-05-20T01:00:00Z' }, { at: '2026-05-12T01:00:00Z' }, { at: '2026-05-21T01:00:00Z' }],
    credit: [100, 420, '2026-05-12'],
    inReview: 2,
  },
];

describe('credit at one event', () => {
  test.each(cases)('$name', ({ terms, facts, credit, inReview = 0, because }) => {
    const answer = creditAtEvent({ terms, facts: factsFrom(terms, facts), policy: iicrcSevenHours });
    const { cec, minutes, earnedOn } = answer.credit ?? {};
    expect(answer.credit && [cec, minutes, earnedOn]).toEqual(credit);
    expect(answer.review.map(({ why }) => why)).toEqual(Array(inReview).fill('outside-dates'));
    if (because !== undefined) expect(answer.reasons).toContain(because);
  });

  test('rests on the facts that placed the person on a day, and on no others', () => {
    const facts = factsFrom(course, [
      { at: '2026-05-12T01:00:00Z' },
      { days: [{ date: '2026-05-13', minutes: 0 }] },
      { at: '2026-05-20T01:00:00Z' },
      { days: [{ date: '2026-05-12' }, { date: '2026-05-16' }] },
    ]);
    const { credit, review } = creditAtEvent({ terms: course, facts, policy: iicrcSevenHours });
    expect(credit?.facts).toEqual(['fact-0', 'fact-3']);
    expect(review.map(({ fact }) => fact.id)).toEqual(['fact-2', 'fact-3']);
  });

  test('another policy is other data: an hour a CEC and no cap', () => {
    const { credit } = creditAtEvent({ terms: course, facts: factsFrom(course, [{}]), policy: iicrcOneHour });
    expect(credit).toMatchObject({ cec: 1750, minutes: 1050 });
  });

  test('a policy without grace days sends the set-up day to review', () => {
    const facts = factsFrom(show, [{ at: '2026-05-11T18:00:00Z' }, { at: '2026-05-13T18:00:00Z' }]);
    const { credit, review } = creditAtEvent({
      terms: show,
      facts,
      policy: { ...iicrcSevenHours, graceDays: 0 },
    });
    expect(credit?.facts).toEqual(['fact-1']);
    expect(review).toHaveLength(1);
  });
});
