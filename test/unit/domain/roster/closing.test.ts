import { describe, expect, test } from 'vitest';
import { attended, checksBeforeClosing } from '#domain/roster/closing.ts';
import { rosterOf } from '#domain/roster/roster.ts';
import type { RosterChange } from '#domain/roster/roster-change.ts';
import { absent, ann, bob, change, cleo, day, days, idAt, plan, present, signature } from './changes.ts';

const [first, second, third] = days;
const checks = (changes: RosterChange[], of = plan) => checksBeforeClosing(of, rosterOf(of, changes));

/** Ann on every day, signed. */
const annIsFine = days.flatMap((date, index) => [
  change(10 + index, ann, day(date, present)),
  change(20 + index, ann, { what: 'signature', date, signature }),
]);

describe('checks before closing', () => {
  test('find nothing where all is said; somebody expected who never came is no trouble', () =>
    expect(checks(annIsFine)).toEqual([]));

  test('a missing signature, by day', () => {
    const unsigned = annIsFine.filter(({ says }) => says.what !== 'signature' || says.date !== second);
    expect(checks(unsigned)).toEqual([{ check: 'signature-missing', person: ann, dates: [second] }]);
  });

  test('one signature is enough where the class is signed once, and must be that one', () => {
    const once = { ...plan, signatures: 'once' as const };
    const ticks = annIsFine.filter(({ says }) => says.what === 'day');
    expect(checks(ticks, once)).toEqual([{ check: 'signature-missing', person: ann, dates: [] }]);
    expect(checks([...ticks, change(40, ann, { what: 'signature', date: null, signature })], once)).toEqual(
      [],
    );
  });

  test('a signature that was taken back is missing', () => {
    const last = annIsFine.findLast(({ says }) => says.what === 'signature') as RosterChange;
    const back = change(40, ann, { what: 'signature', date: third, signature: null }, [last]);
    expect(checks([...annIsFine, back])).toEqual([
      { check: 'signature-missing', person: ann, dates: [third] },
    ]);
  });

  test.each([
    [
      'was added',
      change(40, cleo, { what: 'claim', claim: { full_name: 'C' }, badge: null, understoodBy: null }),
      cleo,
    ],
    ['has signed', change(40, bob, { what: 'signature', date: first, signature }), bob],
    ['has shown a document', change(40, bob, { what: 'identity', checked: true }), bob],
  ])('never ticked, and %s', (_, sign, person) =>
    expect(checks([...annIsFine, sign])).toEqual([{ check: 'never-ticked', person }]),
  );

  test('a purpose that nobody said, of who was there', () => {
    const bobOnce = [
      change(40, bob, day(first, present)),
      change(41, bob, day(second, absent)),
      change(42, bob, day(third, absent)),
      change(43, bob, { what: 'signature', date: first, signature }),
    ];
    expect(checks([...annIsFine, ...bobOnce])).toEqual([{ check: 'purpose-missing', person: bob }]);
    const said = change(44, bob, { what: 'purpose', purpose: 'cec-only' });
    expect(checks([...annIsFine, ...bobOnce, said])).toEqual([]);
  });

  test('days in conflict, and days that nobody looked at', () => {
    const ticks = [
      change(1, ann, day(first, present)),
      change(2, ann, day(first, absent), [], 'tablet-2'),
      change(3, ann, day(second, present)),
    ];
    const found = checks(ticks).filter(({ check }) => check !== 'signature-missing');
    expect(found).toEqual([
      { check: 'in-conflict', person: ann, dates: [first] },
      { check: 'days-open', person: ann, dates: [third] },
    ]);
  });

  test.each([
    ['live-stream', 21, 1],
    ['live-stream', 20, 0],
    ['in-person', 21, 0],
  ] as const)('%s with %i people', (delivery, people, problems) => {
    const crowd = Array.from({ length: people }, (_, index) => ({
      person: idAt(1000 + index),
      claim: { full_name: `Person ${index}` },
      purpose: 'cec-only' as const,
    }));
    const stream = { ...plan, delivery, expected: [...crowd, ...plan.expected] };
    const ticks = crowd.map(({ person }, index) => change(index, person, day(first, present)));
    expect(rosterOf(stream, ticks).people.filter(attended)).toHaveLength(people);
    const found = checks(ticks, stream).filter(({ check }) => check === 'too-many-at-live-stream');
    expect(found).toEqual(
      Array.from({ length: problems }, () => ({ check: 'too-many-at-live-stream', people, most: 20 })),
    );
  });
});
