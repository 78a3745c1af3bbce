import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClassDay, minutesOfDay, minutesOfStretch } from '#domain/roster/class-plan.ts';
import { minutesOfMark, rosterOf, standingOf } from '#domain/roster/roster.ts';
import type { RosterChange, RosterStatement } from '#domain/roster/roster-change.ts';
import { absent, ann, bob, change, cleo, day, days, plan, present, signature } from './changes.ts';

const [first, second] = days;
const dayOf = (changes: RosterChange[], person: string, date: string) =>
  rosterOf(plan, changes)
    .people.find((row) => row.person === person)
    ?.days.find((each) => each.date === date);

describe('a roster', () => {
  test('has the expected people from the start, with nothing said of any day', () => {
    const { people, closing } = rosterOf(plan, []);
    expect(people.map(({ claim, expected, purpose }) => [claim.full_name, expected, purpose])).toEqual([
      ['Ann Able', true, 'exam'],
      ['Bob Baker', true, null],
    ]);
    expect(people[0]?.days.map(({ marks, minutes }) => [marks, minutes])).toEqual(
      days.map(() => [[{ is: 'open' }], 0]),
    );
    expect(closing).toBeNull();
  });

  test('has who came without having been expected after them, and not who was taken off', () => {
    const claim = {
      what: 'claim',
      claim: { full_name: 'Cleo Cole' },
      badge: null,
      understoodBy: null,
    } as const;
    const changes = [change(1, cleo, claim), change(2, ann, { what: 'listed', listed: false })];
    expect(rosterOf(plan, changes).people.map(({ person, expected }) => [person, expected])).toEqual([
      [bob, true],
      [cleo, false],
    ]);
    const back = [...changes, change(3, ann, { what: 'listed', listed: true }, changes.slice(1))];
    expect(rosterOf(plan, back).people.map(({ person }) => person)).toEqual([ann, bob, cleo]);
  });

  test('says what was said last of each thing', () => {
    const tick = change(1, ann, day(first, present));
    const mended = change(2, ann, day(first, { is: 'partly', from: '09:30', until: '17:00' }), [tick]);
    expect(dayOf([tick, mended], ann, first)).toMatchObject({
      marks: [{ is: 'partly', from: '09:30', until: '17:00' }],
      minutes: 390,
    });
    expect(dayOf([tick, mended], ann, second)?.marks).toEqual([{ is: 'open' }]);
  });

  test('shows both where two devices disagree, counts the least, and one after both settles it', () => {
    const [here, away] = [
      change(1, ann, day(first, present), [], 'tablet-1'),
      change(2, ann, day(first, absent), [], 'tablet-2'),
    ];
    expect(dayOf([here, away], ann, first)).toMatchObject({ marks: [present, absent], minutes: 0 });
    const settled = change(3, ann, day(first, present), [here, away]);
    expect(dayOf([here, away, settled], ann, first)).toMatchObject({ marks: [present], minutes: 420 });
  });

  test('two devices that say the same agree', () => {
    const both = [
      change(1, ann, day(first, present), [], 'tablet-1'),
      change(2, ann, day(first, present), [], 'tablet-2'),
    ];
    expect(dayOf(both, ann, first)?.marks).toEqual([present]);
  });

  test('a change takes back no word about another thing, whatever it claims to follow', () => {
    const tick = change(1, ann, day(first, present));
    const elsewhere = change(2, bob, day(first, absent), [tick]);
    expect(dayOf([tick, elsewhere], ann, first)?.marks).toEqual([present]);
  });
});

describe('minutes', () => {
  const classDay = plan.days[0] as ClassDay;
  test.each([
    ['present', present, 420],
    ['absent', absent, 0],
    ['open', { is: 'open' } as const, 0],
    ['late', { is: 'partly', from: '10:15', until: '17:00' } as const, 345],
    ['early', { is: 'partly', from: '09:00', until: '12:30' } as const, 180],
    ['outside the hours', { is: 'partly', from: '07:00', until: '19:00' } as const, 420],
    ['only the break', { is: 'partly', from: '12:00', until: '13:00' } as const, 0],
    ['turned about', { is: 'partly', from: '15:00', until: '10:00' } as const, 0],
  ])('of %s', (_, mark, minutes) => expect(minutesOfMark(classDay, mark)).toBe(minutes));

  test('of two parts of a day are those of the whole', () => {
    const time = fc
      .integer({ min: 9 * 60 + 1, max: 17 * 60 - 1 })
      .map((minute) =>
        [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
      );
    fc.assert(
      fc.property(time, (at) => {
        const before = minutesOfStretch(classDay, { from: classDay.from, until: at });
        const after = minutesOfStretch(classDay, { from: at, until: classDay.until });
        expect(before + after).toBe(minutesOfDay(classDay));
      }),
    );
  });

  test.each([
    [{ breaks: [{ from: '08:00', until: '09:30' }] }],
    [{ breaks: [{ from: '13:00', until: '12:00' }] }],
    [
      {
        breaks: [
          { from: '14:00', until: '15:00' },
          { from: '12:00', until: '13:00' },
        ],
      },
    ],
    [{ until: '08:00' }],
  ])('a day with %j is none', (wrong) =>
    expect(ClassDay.safeParse({ ...classDay, ...wrong }).success).toBe(false),
  );
});

const anyStatement: fc.Arbitrary<{ person: string | null; says: RosterStatement }> = fc.oneof(
  fc.record({
    person: fc.constantFrom(ann, bob, cleo),
    says: fc.oneof(
      fc
        .tuple(fc.constantFrom(...days), fc.constantFrom(present, absent, { is: 'open' } as const))
        .map(([date, mark]) => day(date, mark)),
      fc.constantFrom<RosterStatement>(
        { what: 'purpose', purpose: 'exam' },
        { what: 'purpose', purpose: 'cec-only' },
        { what: 'purpose', purpose: null },
        { what: 'identity', checked: true },
        { what: 'listed', listed: false },
        { what: 'listed', listed: true },
        { what: 'note', text: 'left early' },
        { what: 'signature', date: first, signature },
        { what: 'claim', claim: { full_name: 'Cleo Cole' }, badge: null, understoodBy: null },
      ),
    ),
  }),
  fc.constant({ person: null, says: { what: 'closing', attestation: null } as const }),
);

/** A story of two devices that now and then hear of each other: each change follows what its device knows to stand. */
const anyStory = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 }), anyStatement), { maxLength: 25 })
  .map((steps) => {
    const known: [RosterChange[], RosterChange[]] = [[], []];
    for (const [index, [isSecond, meet, { person, says }]] of steps.entries()) {
      const mine = known[Number(isSecond)] as RosterChange[];
      const standing = standingOf(mine);
      const draft = change(index, person, says);
      const key = [...standing.keys()].find((thing) =>
        standing
          .get(thing)
          ?.some(
            (each) =>
              each.person === person &&
              each.says.what === says.what &&
              ('date' in each.says ? each.says.date : '') === ('date' in says ? says.date : ''),
          ),
      );
      mine.push({
        ...draft,
        device: `tablet-${Number(isSecond)}`,
        after: (key ? (standing.get(key) ?? []) : []).map(({ id }) => id),
      });
      if (meet === 0) {
        const all = [...new Map([...known[0], ...known[1]].map((each) => [each.id, each])).values()];
        known[0] = [...all];
        known[1] = [...all];
      }
    }
    return [...new Map([...known[0], ...known[1]].map((each) => [each.id, each])).values()];
  });

describe('changes of two devices', () => {
  test('give the same roster in any order, with any of them twice', () => {
    const anyDelivery = anyStory.chain((story) =>
      fc.tuple(
        fc.constant(story),
        fc.shuffledSubarray(story, { minLength: story.length }),
        fc.subarray(story),
      ),
    );
    fc.assert(
      fc.property(anyDelivery, ([story, shuffled, again]) => {
        const whole = rosterOf(plan, story);
        expect(rosterOf(plan, [...shuffled, ...again])).toEqual(whole);
        expect(rosterOf(plan, [...again, ...shuffled])).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  test('lose nothing: what stands on either device alone and was not followed stands when they meet', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const followed = new Set(story.flatMap(({ after }) => after));
        const standing = [...standingOf(story).values()].flat().map(({ id }) => id);
        expect(new Set(standing)).toEqual(
          new Set(story.map(({ id }) => id).filter((id) => !followed.has(id))),
        );
      }),
    );
  });

  test('never count more minutes than the most careful of the marks', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const row of rosterOf(plan, story).people)
          for (const { marks, minutes } of row.days)
            expect(minutes).toBe(Math.min(...marks.map(({ is }) => (is === 'present' ? 420 : 0))));
      }),
    );
  });
});
