import { afterEach, describe, expect, test } from 'vitest';
import type { Registrant } from '../../src/domain/registrant.ts';
import { indexMissing } from '../../sync-server/matching/index.ts';
import { type Floor, openFloor } from './floor.ts';
import { clerk, registrant } from './office.ts';

const maria = registrant('R70012', { email: 'maria@dry.example', postalCode: '89501' });
const byMail = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };

let floor: Floor;
const open = async (registrants: Registrant[]): Promise<void> => {
  floor = await openFloor(registrants);
};
afterEach(() => floor.close());

const kindsOf = async (id: string) => (await floor.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);

describe('the index', () => {
  test('follows a registrant who marries and moves', async () => {
    await open([maria]);
    await floor.rooms.registry.importRegistrants([
      { ...maria, surname: 'Novak', email: 'maria@novak.example', postalCode: '10001' },
    ]);
    const before = await floor.signIn({ full_name: 'Maria Kowalczyk', postal_code: '89501' });
    expect(await floor.matchOf(before)).toEqual({ decision: 'none', registrant: null });
    const after = await floor.signIn({ full_name: 'Maria Novak', postal_code: '10001' });
    expect(await floor.matchOf(after)).toEqual({ decision: 'auto', registrant: maria.id });
  });

  const namesakes = Array.from({ length: 60 }, (_, index) =>
    registrant(`A${index + 1}`, { email: `maria${index}@else.example`, postalCode: String(10_000 + index) }),
  );

  test.each([
    ['by number', { registrant_number: '70012' }],
    ['by e-mail', { email: 'maria@dry.example' }],
    ['by postal code', { postal_code: '89501' }],
  ])('finds one among 60 namesakes %s', async (_, told) => {
    await open([...namesakes, maria]);
    const id = await floor.signIn({ full_name: 'Maria Kowalczyk', ...told });
    expect(await floor.matchOf(id)).toEqual({ decision: 'auto', registrant: maria.id });
  });

  test('is made for registrants who came before it', async () => {
    await open([maria]);
    const { store, registry } = floor.rooms;
    await store.raw((connection) =>
      connection.exec('DELETE FROM registrant_plain; DELETE FROM registrant_key; DELETE FROM value_count'),
    );
    await indexMissing(store, registry.several);
    const id = await floor.signIn(byMail);
    expect(await floor.matchOf(id)).toEqual({ decision: 'auto', registrant: maria.id });
  });

  test('counts what it holds, whoever comes, changes or comes again', async () => {
    await open([maria]);
    const { store, registry } = floor.rooms;
    const counts = () =>
      store.db.selectFrom('value_count').selectAll().where('registrants', '<>', 0).execute();
    const before = await counts();
    const other = registrant('R5', { surname: 'Novak', email: 'x@dry.example' });
    await registry.importRegistrants([maria, other]);
    await registry.importRegistrants([{ ...other, surname: 'Smith', email: null }, maria]);
    expect(await counts()).toContainEqual({ kind: 'surname', value: 'smith', registrants: 1 });
    expect(await counts()).toContainEqual({ kind: 'host', value: 'dry.example', registrants: 1 });
    expect(await counts()).toContainEqual({ kind: 'all', value: '', registrants: 2 });
    expect((await counts()).map(({ value }) => value)).not.toContain('novak');
    expect(before).toContainEqual({ kind: 'given_name', value: 'maria', registrants: 1 });
  });

  test('still sees the second who fits among 60 namesakes', async () => {
    const double = registrant('Z80000', { postalCode: '89501' });
    await open([...namesakes, maria, double]);
    const id = await floor.signIn({ full_name: 'Maria Kowalczyk', postal_code: '89501' });
    expect(await floor.matchOf(id)).toEqual({ decision: 'review', registrant: null });
    const { items } = await floor.rooms.matching.reviewQueue({ limit: 10 });
    expect(items[0]?.why).toEqual(['2 registrants fit about equally well']);
    expect(items[0]?.candidates.slice(0, 2).map((one) => one.registrant.id)).toEqual([maria.id, double.id]);
  });
});

describe('asked again', () => {
  test('nothing new changes nothing', async () => {
    await open([maria]);
    await floor.signIn(byMail);
    await floor.signIn({ full_name: 'Some Body' });
    const { db } = floor.rooms.store;
    const everything = async () => [
      await db.selectFrom('match').selectAll().orderBy('check_in').execute(),
      await db.selectFrom('ledger_entry').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ];
    const before = await everything();
    await floor.workAgain();
    expect(await everything()).toEqual(before);
  });
});

describe('the queue', () => {
  test('says why in the engine’s words again when a decision outside the dates was undone', async () => {
    await open([maria]);
    const id = await floor.signIn({ full_name: 'Maria Kowalczyk' }, { at: '2026-12-20T18:00:00.000Z' });
    const decided = await floor.rooms.matching.decide({
      checkIn: id,
      decision: { verdict: 'accept', registrant: maria.id },
      staff: clerk.id,
    });
    expect((await floor.rooms.matching.reviewQueue({ limit: 10 })).total).toBe(0);
    await floor.rooms.matching.undo({
      decision: decided.ok ? decided.value.decision : '',
      staff: clerk.id,
    });
    const { items } = await floor.rooms.matching.reviewQueue({ limit: 10 });
    expect(items.map(({ why }) => why)).toEqual([['the name alone is not enough']]);
  });

  test('tells nobody from somebody who resembles', async () => {
    await open([maria]);
    await floor.signIn({ badge_id: 'X-1' });
    await floor.signIn({ full_name: 'Maria Kowalczyk' });
    const { items } = await floor.rooms.matching.reviewQueue({ limit: 10 });
    expect(items.map(({ why, candidates }) => [why, candidates.length])).toEqual([
      [["only the badge's ID is known, and it is not in any badge list yet"], 0],
      [['the name alone is not enough'], 1],
    ]);
  });
});

describe('a decision', () => {
  test('on a check-in that the engine has not seen yet is credited all the same', async () => {
    await open([maria]);
    const id = await floor.receive({ full_name: 'Mrs K' });
    await floor.rooms.intake.workOnce(50);
    const decided = await floor.rooms.matching.decide({
      checkIn: id,
      decision: { verdict: 'accept', registrant: maria.id },
      staff: clerk.id,
    });
    expect(decided).toMatchObject({ ok: true, value: { affected: [{ posted: [{ kind: 'credit' }] }] } });
    await floor.work();
    expect(await kindsOf(maria.id)).toEqual(['credit']);
  });

  test('has posted when it answers, whoever works behind it at the same time', async () => {
    await open([maria]);
    const id = await floor.signIn({ full_name: 'Maria Kowalczyk' });
    const [decided] = await Promise.all([
      floor.rooms.matching.decide({
        checkIn: id,
        decision: { verdict: 'accept', registrant: maria.id },
        staff: clerk.id,
      }),
      floor.work(),
    ]);
    expect(decided.ok && decided.value.affected).toMatchObject([
      { registrant: maria.id, posted: [{ kind: 'credit', postedBy: clerk.id }] },
    ]);
  });

  test('that cannot be credited did not happen', async () => {
    await open([maria]);
    const id = await floor.signIn({ full_name: 'Maria Kowalczyk' });
    const { store } = floor.rooms;
    await store.raw((connection) => connection.exec('UPDATE policy SET active = 0'));
    const order = {
      checkIn: id,
      decision: { verdict: 'accept' as const, registrant: maria.id },
      staff: clerk.id,
    };
    await expect(floor.rooms.matching.decide(order)).rejects.toThrow();
    expect(await store.db.selectFrom('staff_decision').selectAll().execute()).toEqual([]);
    const actions = await store.db.selectFrom('audit').select('action').execute();
    expect(actions.map(({ action }) => action)).not.toContain('review-accept');
  });

  test('and its undoing are in the audit, with who, whom and why', async () => {
    await open([maria]);
    const id = await floor.signIn({ full_name: 'Some Body' });
    const { matching, access, store } = floor.rooms;
    const decided = await matching.decide({
      checkIn: id,
      decision: { verdict: 'not-registrant', reason: 'Exhibitor' },
      staff: clerk.id,
    });
    const decision = decided.ok ? decided.value.decision : '';
    await matching.undo({ decision, staff: clerk.id });
    const rows = await store.db
      .selectFrom('audit')
      .select(['actor', 'action', 'detail_json'])
      .where('subject', '=', id)
      .orderBy('position')
      .execute();
    expect(rows.map((row) => [row.actor, row.action, JSON.parse(row.detail_json)])).toEqual([
      [clerk.id, 'review-not-registrant', { decision, registrant: null, reason: 'Exhibitor' }],
      [clerk.id, 'review-undone', { decision, registrant: null }],
    ]);
    expect(await access.audit.verify()).toBeNull();
  });

  test.each([
    ['check-in', { checkIn: 'nothing', registrant: maria.id }, 'unknown-check-in'],
    ['registrant', { checkIn: null, registrant: 'nobody' }, 'unknown-registrant'],
  ])('about an unknown %s is refused', async (_, { checkIn, registrant: who }, problem) => {
    await open([maria]);
    const id = await floor.signIn({ full_name: 'Some Body' });
    const decided = await floor.rooms.matching.decide({
      checkIn: checkIn ?? id,
      decision: { verdict: 'accept', registrant: who },
      staff: clerk.id,
    });
    expect(decided).toEqual({ ok: false, problem });
  });
});
