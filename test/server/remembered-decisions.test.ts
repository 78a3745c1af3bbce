/** What staff decided about the very same words is used at the next sight, and is never silently overruled. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { type Floor, openFloor } from './floor.ts';
import { clerk, registrant, workshop } from './office.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek' });
/** Known to the registry under another e-mail: a person has to say who it is. */
const byNewMail: Claim = { full_name: 'M Kowalczyk', email: 'mk@new.example' };

let floor: Floor;
const open = async (registrants: Registrant[] = [maria, marek]): Promise<void> => {
  floor = await openFloor(registrants);
};
afterEach(() => floor.close());

const accept = async (checkIn: string, who: string): Promise<string> => {
  const decided = await floor.rooms.matching.decide({
    checkIn,
    decision: { verdict: 'accept', registrant: who },
    staff: clerk.id,
  });
  await floor.work();
  return decided.ok ? decided.value.decision : decided.problem;
};
const reject = async (checkIn: string, reason: string): Promise<void> => {
  await floor.rooms.matching.decide({
    checkIn,
    decision: { verdict: 'not-registrant', reason },
    staff: clerk.id,
  });
  await floor.work();
};
const undo = async (decision: string): Promise<void> => {
  await floor.rooms.matching.undo({ decision, staff: clerk.id });
  await floor.work();
};
const whysInQueue = async () =>
  (await floor.rooms.matching.reviewQueue({ limit: 10 })).items.map(({ why }) => why);
const kindsOf = async (id: string) => (await floor.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);

describe('a decision', () => {
  test('teaches the next check-in of the same words, at another event too', async () => {
    await open();
    const first = await floor.signIn(byNewMail);
    expect(await floor.matchOf(first)).toMatchObject({ decision: 'review' });
    await accept(first, marek.id);
    const next = await floor.signIn(
      { full_name: 'KOWALCZYK, M.', email: 'MK@new.example' },
      { event: workshop },
    );
    expect(await floor.matchOf(next)).toEqual({ decision: 'auto', registrant: marek.id });
    expect(await kindsOf(marek.id)).toEqual(['credit', 'credit']);
  });

  test('teaches those that wait already', async () => {
    await open();
    const [first, other] = [
      await floor.signIn(byNewMail),
      await floor.signIn(byNewMail, { event: workshop }),
    ];
    await accept(first, marek.id);
    expect(await floor.matchOf(other)).toEqual({ decision: 'auto', registrant: marek.id });
    expect(await whysInQueue()).toEqual([]);
  });

  test('undone, teaches nothing, and what followed from it is taken back', async () => {
    await open();
    const first = await floor.signIn(byNewMail);
    const decision = await accept(first, marek.id);
    const next = await floor.signIn(byNewMail, { event: workshop });
    await undo(decision);
    expect(await floor.matchOf(next)).toEqual({ decision: 'review', registrant: null });
    expect(await kindsOf(marek.id)).toEqual(['credit', 'credit', 'reversal', 'reversal']);
    expect((await whysInQueue()).flat().join()).toContain('it was matched automatically before');
  });

  test('stands against what the engine would say for certain', async () => {
    await open();
    const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };
    const first = await floor.signIn(claim);
    expect(await floor.matchOf(first)).toEqual({ decision: 'auto', registrant: maria.id });
    await accept(first, marek.id);
    const next = await floor.signIn(claim, { event: workshop });
    expect(await floor.matchOf(next)).toEqual({ decision: 'auto', registrant: marek.id });
  });

  test('that it was nobody keeps the next from being automatic, and says who said so and why', async () => {
    await open();
    const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };
    await reject(await floor.signIn(claim), 'Exhibitor');
    const next = await floor.signIn(claim, { event: workshop });
    expect(await floor.matchOf(next)).toEqual({ decision: 'review', registrant: null });
    expect((await whysInQueue())[0]?.[0]).toBe('Chris Clerk on 2026-11-24: no registrant (Exhibitor)');
  });

  test('against another one leaves the third to a person', async () => {
    await open();
    const [one, other] = [await floor.signIn(byNewMail), await floor.signIn(byNewMail)];
    await accept(one, marek.id);
    await accept(other, maria.id);
    const third = await floor.signIn(byNewMail, { event: workshop });
    expect(await floor.matchOf(third)).toEqual({ decision: 'review', registrant: null });
    expect((await whysInQueue()).at(-1)?.[0]).toContain('decided differently before');
  });

  test('about a name alone teaches nothing: it is anybody’s', async () => {
    await open();
    await accept(await floor.signIn({ full_name: 'Maria Kowalczyk' }), maria.id);
    const next = await floor.signIn({ full_name: 'Maria Kowalczyk' }, { event: workshop });
    expect(await floor.matchOf(next)).toEqual({ decision: 'review', registrant: null });
  });

  test('about a badge holds for that badge at that event, and for no other', async () => {
    await open();
    await accept(await floor.signIn({ badge_id: 'X-1' }), maria.id);
    const again = await floor.signIn({ badge_id: 'X-1' });
    expect(await floor.matchOf(again)).toEqual({ decision: 'auto', registrant: maria.id });
    const elsewhere = await floor.signIn({ badge_id: 'X-1' }, { event: workshop });
    expect(await floor.matchOf(elsewhere)).toMatchObject({ decision: 'none' });
  });

  test('survives the import that changes the registrant', async () => {
    await open();
    await accept(await floor.signIn(byNewMail), marek.id);
    await floor.rooms.registry.importRegistrants([{ ...marek, surname: 'Novak', city: 'Reno' }]);
    await floor.work();
    const next = await floor.signIn(byNewMail, { event: workshop });
    expect(await floor.matchOf(next)).toEqual({ decision: 'auto', registrant: marek.id });
  });
});

describe('a change of the registrants', () => {
  test('asks again about whom it may concern, by itself', async () => {
    await open([]);
    const id = await floor.signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    await floor.rooms.registry.importRegistrants([maria]);
    await floor.work();
    expect(await floor.matchOf(id)).toEqual({ decision: 'auto', registrant: maria.id });
    expect(await kindsOf(maria.id)).toEqual(['credit']);
  });

  test('takes back what is no longer sure, with the reason', async () => {
    await open([maria]);
    await floor.signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    await floor.rooms.registry.importRegistrants([registrant('R70099', { email: 'maria@dry.example' })]);
    await floor.work();
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal']);
    expect(await whysInQueue()).toEqual([
      [
        '2 registrants fit about equally well',
        'it was matched automatically before; registrants, lists, decisions or weights have changed since',
      ],
    ]);
  });

  test('asks about nobody else', async () => {
    await open([maria]);
    await floor.signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    await floor.rooms.registry.importRegistrants([
      maria,
      registrant('R9', { givenName: 'Zoe', surname: 'Quartz', email: 'zoe@else.example' }),
    ]);
    expect(await floor.rooms.store.db.selectFrom('work').selectAll().execute()).toEqual([]);
  });

  test('moves nothing that staff decided', async () => {
    await open([maria, marek]);
    const id = await floor.signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    await accept(id, marek.id);
    await floor.rooms.registry.importRegistrants([{ ...maria, phone: '7025550112' }]);
    await floor.work();
    expect(await kindsOf(marek.id)).toEqual(['credit']);
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal']);
  });
});
