/** Whatever a vendor's lists say and in whatever order things come: what follows from them is the same, and goes with them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingEntries } from '../../src/domain/ledger-entry.ts';
import { type Floor, openFloor } from './floor.ts';
import { clerk, convention, registrant } from './office.ts';
import { makeRecord } from './records.ts';

const people = ['Maria Kowalczyk', 'Marek Nowak', 'Zoé Tremblay', 'Chidi Okafor'].map((name, index) => {
  const [givenName = '', surname = ''] = name.split(' ');
  return registrant(`R7001${index}`, { givenName, surname, email: `${givenName.toLowerCase()}@dry.example` });
});

/** A badge and whom a row of a list gives it to: a registrant, a stranger or nobody. */
const row = fc.record({ badge: fc.nat({ max: 4 }), person: fc.nat({ max: 5 }) });
const list = fc.array(row, { minLength: 1, maxLength: 6 });
/** A check-in: by badge alone, or with a name that was typed beside it. */
const seen = fc.record({
  badge: fc.nat({ max: 5 }),
  typed: fc.option(fc.nat({ max: people.length - 1 }), { freq: 2 }),
});
type Row = { badge: number; person: number };
type Seen = { badge: number; typed: number | null };

const fileOf = (rows: readonly Row[]): Uint8Array =>
  Buffer.from(
    [
      'Badge ID,Name,E-mail',
      ...rows.map(({ badge, person }) => {
        const one = people[person];
        const who = one
          ? `${one.givenName} ${one.surname},${one.email}`
          : person === 4
            ? 'Ann Stranger,'
            : ',';
        return `EX-${badge},${who}`;
      }),
    ].join('\n'),
  );

const signIn = async (floor: Floor, { badge, typed }: Seen): Promise<string> => {
  const { tablet } = await floor.tabletAt();
  const one = typed === null ? undefined : people[typed];
  const claim = { badge_id: `EX-${badge}`, ...(one && { full_name: `${one.givenName} ${one.surname}` }) };
  const record = await makeRecord(tablet, { badge: `EX-${badge}`, claim });
  await floor.hand([record]);
  await floor.work();
  return record.id;
};

const add = async ({ rooms }: Floor, rows: readonly Row[]): Promise<string> => {
  const added = await rooms.badgeLists.add(fileOf(rows), {
    event: convention.id,
    name: 'badges.csv',
    staff: clerk.id,
  });
  if (!added.ok) throw new Error(added.problem);
  return added.value;
};
const apply = async (floor: Floor, id: string): Promise<void> => {
  await floor.rooms.badgeLists.apply(id, clerk.id);
  await floor.work();
};
const withdraw = async (floor: Floor, id: string): Promise<void> => {
  await floor.rooms.badgeLists.withdraw(id, clerk.id);
  await floor.work();
};

/** Who everybody is, and what stands in the ledger. */
const stateOf = async ({ rooms }: Floor, checkIns: readonly string[]) => {
  const matches = await rooms.store.db
    .selectFrom('match')
    .select(['check_in', 'decision', 'registrant', 'candidates_json'])
    .execute();
  const of = new Map(matches.map(({ check_in, ...match }) => [check_in, match]));
  const credits = await Promise.all(
    people.map(async ({ id }) =>
      standingEntries(await rooms.ledger.entriesOf(id)).map((entry) => entry.kind === 'credit' && entry.cec),
    ),
  );
  return { matches: checkIns.map((id) => of.get(id)), credits };
};
const entries = async ({ rooms }: Floor): Promise<number> =>
  (await rooms.store.db.selectFrom('ledger_entry').select('id').execute()).length;

const onFloor = async (act: (floor: Floor) => Promise<void>): Promise<void> => {
  const floor = await openFloor(people);
  try {
    await act(floor);
  } finally {
    await floor.close();
  }
};
const several = fc.array(seen, { minLength: 1, maxLength: 5 });
const runs = { numRuns: 6 };
/** Each run reads files in threads of their own. */
const timeout = 90_000;

describe('badge lists', () => {
  test(
    'applied twice say what they said once',
    async () => {
      await fc.assert(
        fc.asyncProperty(several, list, (all, rows) =>
          onFloor(async (floor) => {
            const ids: string[] = [];
            for (const one of all) ids.push(await signIn(floor, one));
            await apply(floor, await add(floor, rows));
            const [once, posted] = [await stateOf(floor, ids), await entries(floor)];
            await apply(floor, await add(floor, rows));
            expect(await stateOf(floor, ids)).toEqual(once);
            expect(await entries(floor)).toBe(posted);
          }),
        ),
        runs,
      );
    },
    timeout,
  );

  test(
    'applied and withdrawn leave everything as it was, beside other lists, too',
    async () => {
      await fc.assert(
        fc.asyncProperty(several, list, list, fc.boolean(), (all, older, newer, isNewer) =>
          onFloor(async (floor) => {
            const ids: string[] = [];
            for (const one of all) ids.push(await signIn(floor, one));
            const [first, second] = [await add(floor, older), await add(floor, newer)];
            const [stays, goes] = isNewer ? [first, second] : [second, first];
            await apply(floor, stays);
            const before = await stateOf(floor, ids);
            await apply(floor, goes);
            await withdraw(floor, goes);
            expect(await stateOf(floor, ids)).toEqual(before);
          }),
        ),
        runs,
      );
    },
    timeout,
  );

  test(
    'say the same of check-ins that came before and of those that come after',
    async () => {
      const states = async (all: readonly Seen[], rows: readonly Row[], before: number) => {
        let state: unknown;
        await onFloor(async (floor) => {
          const ids: string[] = [];
          for (const one of all.slice(0, before)) ids.push(await signIn(floor, one));
          await apply(floor, await add(floor, rows));
          for (const one of all.slice(before)) ids.push(await signIn(floor, one));
          state = await stateOf(floor, ids);
        });
        return state;
      };
      await fc.assert(
        fc.asyncProperty(several, list, fc.nat({ max: 5 }), async (all, rows, before) => {
          expect(await states(all, rows, before)).toEqual(await states(all, rows, 0));
        }),
        runs,
      );
    },
    timeout,
  );

  test(
    'applied in the middle of matching are not missed',
    async () => {
      await onFloor(async (floor) => {
        const id = await add(floor, [{ badge: 1, person: 0 }]);
        const { tablet } = await floor.tabletAt();
        for (let steps = 30; steps < 60; steps++) {
          const record = await makeRecord(tablet, { badge: 'EX-1' });
          await floor.hand([record]);
          await floor.rooms.intake.workOnce(50);
          const matching = floor.rooms.matching.workOnce(50);
          for (let step = 0; step < steps; step++) await Promise.resolve();
          await floor.rooms.badgeLists.apply(id, clerk.id);
          await matching;
          await floor.work();
          expect([steps, (await floor.matchOf(record.id)).registrant]).toEqual([steps, people[0]?.id]);
          await withdraw(floor, id);
        }
      });
    },
    timeout,
  );
});
