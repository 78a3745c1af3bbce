/** "Not this person": never proposed and never matched again for the same words, undoable, and never silently overruled. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Claim } from '../../src/domain/claim.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { createCheckInEngine } from '../../sync-server/matching/check-in-engine.ts';
import { createMatchCheckIns } from '../../sync-server/matching/match-check-ins.ts';
import { matchList } from '../../sync-server/matching/match-list.ts';
import { type Floor, openFloor } from './floor.ts';
import { clerk, convention, registrant, supervisor, workshop } from './office.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek' });
/** Either of them may be meant. */
const byNewMail: Claim = { full_name: 'M Kowalczyk', email: 'mk@new.example' };
/** The engine is certain that this is Maria. */
const certain: Claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };

let floor: Floor;
const open = async (registrants: Registrant[]): Promise<void> => {
  await floor?.close();
  floor = await openFloor(registrants);
};
beforeEach(async () => {
  floor = await openFloor([maria, marek]);
});
afterEach(() => floor.close());

const ruleOut = async (checkIn: string, who: Registrant): Promise<string> => {
  const said = await floor.rooms.matching.rulings.ruleOut({ checkIn, registrant: who.id, staff: clerk.id });
  return said.ok ? said.value.ruling : said.problem;
};
const takeBack = async (ruling: string): Promise<string | null> => {
  const taken = await floor.rooms.matching.rulings.takeBack({ ruling, staff: supervisor.id });
  return taken.ok ? null : taken.problem;
};
const accept = async (checkIn: string, who: Registrant): Promise<string> => {
  const decided = await floor.rooms.matching.decide({
    checkIn,
    decision: { verdict: 'accept', registrant: who.id },
    staff: supervisor.id,
  });
  return decided.ok ? decided.value.decision : decided.problem;
};
const itemOf = async (checkIn: string) =>
  (await floor.rooms.matching.reviewQueue({ limit: 20 })).items.find((item) => item.checkIn === checkIn);
const proposed = async (checkIn: string) =>
  (await itemOf(checkIn))?.candidates.map((one) => one.registrant.id);
const candidatesOf = async (checkIn: string) => {
  const { candidates_json } = await floor.rooms.store.db
    .selectFrom('match')
    .select('candidates_json')
    .where('check_in', '=', checkIn)
    .executeTakeFirstOrThrow();
  return z
    .array(z.object({ registrant: z.string(), probability: z.number() }))
    .parse(JSON.parse(candidates_json));
};
const kindsOf = async ({ id }: Registrant) =>
  (await floor.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);

describe('a candidate that is ruled out', () => {
  test('is not proposed any more, as soon as that is said; the others are', async () => {
    const id = await floor.signIn(byNewMail);
    expect((await proposed(id))?.toSorted()).toEqual([maria.id, marek.id]);
    await ruleOut(id, marek);
    expect(await proposed(id)).toEqual([maria.id]);
    expect(await itemOf(id)).toMatchObject({
      why: [
        expect.stringContaining('Chris Clerk on 2026-11-24 ruled out a registrant who fits'),
        expect.anything(),
      ],
      ruledOut: [
        {
          registrant: { id: marek.id },
          by: clerk.name,
          at: '2026-11-24T20:00:00.000Z',
          ofSameWords: false,
          takenBack: null,
        },
      ],
    });
  });

  test('is proposed neither for those that wait with the very same words nor for later ones', async () => {
    const [first, waiting] = [await floor.signIn(byNewMail), await floor.signIn(byNewMail)];
    await ruleOut(first, marek);
    // Before anything behind the requests has worked, too.
    expect(await proposed(waiting)).toEqual([maria.id]);
    await floor.work();
    expect(await proposed(waiting)).toEqual([maria.id]);
    const later = await floor.signIn(
      { full_name: 'KOWALCZYK, M.', email: 'MK@new.example' },
      { event: workshop },
    );
    expect(await proposed(later)).toEqual([maria.id]);
    expect((await itemOf(later))?.ruledOut).toMatchObject([{ ofSameWords: true, by: clerk.name }]);
  });

  test('is proposed for other words', async () => {
    await ruleOut(await floor.signIn(byNewMail), marek);
    const other = await floor.signIn({ full_name: 'M Kowalczyk', email: 'other@new.example' });
    expect((await proposed(other))?.toSorted()).toEqual([maria.id, marek.id]);
  });

  test('of whom a name alone was said is ruled out for that check-in only: a name is anybody’s', async () => {
    const [id, other] = [
      await floor.signIn({ full_name: 'Maria Kowalczyk' }),
      await floor.signIn({ full_name: 'Maria Kowalczyk' }),
    ];
    await ruleOut(id, maria);
    await floor.work();
    expect(await proposed(id)).not.toContain(maria.id);
    expect(await proposed(other)).toContain(maria.id);
  });

  test('is never matched automatically: what the engine had credited is taken back at once', async () => {
    const [id, other] = [await floor.signIn(certain), await floor.signIn(certain, { event: workshop })];
    expect(await kindsOf(maria)).toEqual(['credit', 'credit']);
    await ruleOut(id, maria);
    expect(await kindsOf(maria)).toEqual(['credit', 'credit', 'reversal']);
    await floor.work();
    expect(await kindsOf(maria)).toEqual(['credit', 'credit', 'reversal', 'reversal']);
    for (const one of [id, other]) {
      expect(await floor.matchOf(one)).toMatchObject({ registrant: null });
      expect(await proposed(one)).not.toContain(maria.id);
    }
  });

  test('stays ruled out when an import makes the engine certain', async () => {
    const id = await floor.signIn(byNewMail);
    await ruleOut(id, marek);
    await floor.rooms.registry.importRegistrants([{ ...marek, givenName: 'Mark', email: 'mk@new.example' }]);
    await floor.work();
    expect(await floor.matchOf(id)).toMatchObject({ registrant: null });
    expect(await proposed(id)).toEqual([maria.id]);
    expect((await itemOf(id))?.ruledOut).toMatchObject([{ registrant: { name: 'Mark Kowalczyk' } }]);
    // Without that word the engine would have been certain.
    await takeBack((await itemOf(id))?.ruledOut[0]?.ruling ?? '');
    await floor.work();
    expect(await floor.matchOf(id)).toEqual({ decision: 'auto', registrant: marek.id });
  });

  test('leaves nobody where there was nobody else, and says why', async () => {
    await open([maria]);
    const id = await floor.signIn(certain);
    await ruleOut(id, maria);
    expect(await floor.matchOf(id)).toEqual({ decision: 'none', registrant: null });
    expect((await itemOf(id))?.why[0]).toBe('Chris Clerk on 2026-11-24 ruled out a registrant who fits');
  });
});

describe('whoever is left', () => {
  const namesake = registrant('R70044', { email: 'maria@dry.example', phone: '7025550144' });

  test('and is certain only since another was ruled out, is proposed first, and a person says so', async () => {
    await open([maria, namesake]);
    const id = await floor.signIn(certain);
    expect(await floor.matchOf(id)).toEqual({ decision: 'review', registrant: null });
    await ruleOut(id, maria);
    expect(await floor.matchOf(id)).toEqual({ decision: 'review', registrant: null });
    expect(await itemOf(id)).toMatchObject({
      why: [expect.anything(), 'who is left fits, but nobody has said that it is them'],
      candidates: [{ registrant: { id: namesake.id } }],
    });
    // One word of a person, and all of the same words follow.
    await accept(id, namesake);
    const next = await floor.signIn(certain, { event: workshop });
    expect(await floor.matchOf(next)).toEqual({ decision: 'auto', registrant: namesake.id });
  });

  test('is as likely as it is once that one is out of question, relatives and strangers counted', async () => {
    const firm = { firm: 'Kowalczyk Restoration', city: 'Reno' };
    await open([registrant(maria.id, firm), registrant(marek.id, { ...firm, givenName: 'Marek' })]);
    const id = await floor.signIn({ full_name: 'M Kowalczyk', email: 'mk@new.example', ...firm });
    const [before] = (await candidatesOf(id)).filter((one) => one.registrant === maria.id);
    const [other] = (await candidatesOf(id)).filter((one) => one.registrant === marek.id);
    await ruleOut(id, marek);
    const [after, ...more] = await candidatesOf(id);
    expect(more).toEqual([]);
    expect(after?.registrant).toBe(maria.id);
    const expected = (before?.probability ?? 0) / (1 - (other?.probability ?? 0));
    expect(expected).toBeGreaterThan(before?.probability ?? 0);
    expect(after?.probability).toBeCloseTo(expected, 10);
  });

  test('and was certain in any case, stays so', async () => {
    const nearly = registrant('R70045', { email: 'mariak@dry.example' });
    await open([maria, nearly]);
    const id = await floor.signIn(certain);
    expect(await floor.matchOf(id)).toEqual({ decision: 'auto', registrant: maria.id });
    const candidates = async () => (await candidatesOf(id)).map((one) => one.registrant);
    expect(await candidates()).toEqual([maria.id, nearly.id]);
    await ruleOut(id, nearly);
    await floor.work();
    expect(await floor.matchOf(id)).toEqual({ decision: 'auto', registrant: maria.id });
    expect(await candidates()).toEqual([maria.id]);
    expect(await kindsOf(maria)).toEqual(['credit']);
  });
});

describe('taken back', () => {
  test('the candidate is back at once, for all of the same words', async () => {
    const [id, other] = [await floor.signIn(byNewMail), await floor.signIn(byNewMail)];
    const ruling = await ruleOut(id, marek);
    await floor.work();
    expect(await takeBack(ruling)).toBeNull();
    expect((await proposed(id))?.toSorted()).toEqual([maria.id, marek.id]);
    expect((await itemOf(id))?.ruledOut).toEqual([]);
    await floor.work();
    expect((await proposed(other))?.toSorted()).toEqual([maria.id, marek.id]);
    expect(await takeBack(ruling)).toBe('already-undone');
    expect(await takeBack('none')).toBe('unknown-decision');
  });

  test('the engine matches and credits as it would have done', async () => {
    const id = await floor.signIn(certain);
    await takeBack(await ruleOut(id, maria));
    await floor.work();
    expect(await floor.matchOf(id)).toEqual({ decision: 'auto', registrant: maria.id });
    expect(await kindsOf(maria)).toEqual(['credit', 'reversal', 'credit']);
  });

  test('it can be said again', async () => {
    const id = await floor.signIn(byNewMail);
    await takeBack(await ruleOut(id, marek));
    await ruleOut(id, marek);
    expect(await proposed(id)).toEqual([maria.id]);
  });
});

describe('a contradiction', () => {
  test('is refused where somebody accepts later what another ruled out, for the same words anywhere', async () => {
    const first = await floor.signIn(byNewMail);
    const ruling = await ruleOut(first, marek);
    const next = await floor.signIn(byNewMail, { event: workshop });
    expect(await accept(first, marek)).toBe('ruled-out');
    expect(await accept(next, marek)).toBe('ruled-out');
    expect(await kindsOf(marek)).toEqual([]);
    await takeBack(ruling);
    await accept(next, marek);
    expect(await kindsOf(marek)).toEqual(['credit']);
  });

  test('with what was accepted before leaves both, and the next of these words to a person, in words', async () => {
    const first = await floor.signIn(byNewMail);
    await accept(first, marek);
    await floor.work();
    const second = await floor.signIn(byNewMail, { event: workshop });
    expect(await floor.matchOf(second)).toEqual({ decision: 'auto', registrant: marek.id });
    await ruleOut(second, marek);
    const third = await floor.signIn(byNewMail, { event: workshop });
    for (const one of [second, third]) {
      expect(await floor.matchOf(one)).toEqual({ decision: 'review', registrant: null });
      expect((await itemOf(one))?.why[0]).toBe(
        'Sam Supervisor on 2026-11-24 accepted whom Chris Clerk on 2026-11-24 ruled out, about the same words',
      );
      expect(await proposed(one)).not.toContain(marek.id);
    }
    // What was accepted moves only when a person moves it.
    expect(await kindsOf(marek)).toEqual(['credit', 'credit', 'reversal']);
  });

  test.each([
    ['what is decided', async (id: string) => accept(id, maria), 'already-decided'],
    ['what was said already', async (id: string) => ruleOut(id, marek), 'ruled-out-already'],
  ])('with %s is refused', async (_, before, problem) => {
    const id = await floor.signIn(byNewMail);
    await before(id);
    expect(await ruleOut(id, marek)).toBe(problem);
  });

  test('nor does an answer count that the engine was giving while staff spoke', async () => {
    const { store, clock } = floor.rooms;
    const engine = createCheckInEngine(store, async () => null);
    const id = await floor.receive(certain);
    await floor.rooms.intake.workOnce(50);
    const { workOnce } = createMatchCheckIns({
      store,
      clock,
      engine: {
        match: async (...asked) => {
          const answer = await engine.match(...asked);
          expect(answer.registrant).toBe(maria.id);
          await ruleOut(id, maria);
          return answer;
        },
      },
    });
    await workOnce(50);
    await floor.work();
    expect(await floor.matchOf(id)).toMatchObject({ registrant: null });
    expect(await kindsOf(maria)).toEqual([]);
  });
});

test('whom nobody knows cannot be ruled out, of what nobody handed in neither', async () => {
  const id = await floor.signIn(byNewMail);
  expect(await ruleOut(id, registrant('R1'))).toBe('unknown-registrant');
  expect(await ruleOut('none', marek)).toBe('unknown-check-in');
});

test('the rows of a list that is looked up know it, too', async () => {
  const id = await floor.signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
  const claims = [certain, { full_name: 'Marek Kowalczyk', email: 'marek@new.example' }];
  const answers = () =>
    floor.rooms.store.raw((connection) => matchList(connection, { claims, event: convention.id }, () => {}));
  const before = await answers();
  expect(before[0]).toMatchObject({ decision: 'auto', registrant: maria.id });
  await ruleOut(id, maria);
  const after = await answers();
  expect(after[0]).toMatchObject({
    decision: 'none',
    registrant: null,
    candidates: [],
    why: ['Chris Clerk on 2026-11-24 ruled out a registrant who fits', 'nobody else is certain'],
  });
  expect(after[1]).toEqual(before[1]);
});

test('the audit says who ruled out whom, and who took it back', async () => {
  const id = await floor.signIn(byNewMail);
  await takeBack(await ruleOut(id, marek));
  const rows = await floor.rooms.store.db
    .selectFrom('audit')
    .select(['actor', 'action', 'subject', 'detail_json'])
    .where('action', 'like', 'review-ruled-out%')
    .orderBy('position')
    .execute();
  expect(rows).toMatchObject([
    { actor: clerk.id, action: 'review-ruled-out', subject: id },
    { actor: supervisor.id, action: 'review-ruled-out-undone', subject: id },
  ]);
  expect(rows[0]?.detail_json).toContain(marek.id);
});
