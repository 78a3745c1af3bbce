import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Floor, openFloor } from './floor.ts';
import { clerk, convention, registrant, workshop } from './office.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek', email: 'marek@dry.example' });
const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };
const onDay = (day: string) => ({ at: `${day}T18:00:00.000Z` });

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor([maria, marek]);
});
afterEach(() => floor.close());

const entriesOf = (id = maria.id) => floor.rooms.ledger.entriesOf(id);
const kindsOf = async (id = maria.id) => (await entriesOf(id)).map(({ kind }) => kind);
const settleAgain = (event = convention.id) =>
  floor.rooms.store.write((tx) =>
    floor.rooms.ledger.settleIn(tx, { registrant: maria.id, event, by: 'rollcall' }),
  );

describe('posting', () => {
  test('says who, why, under which policy and from which facts', async () => {
    const id = await floor.signIn(claim);
    expect(await entriesOf()).toMatchObject([
      {
        kind: 'credit',
        event: convention.id,
        cec: 200,
        minutes: 1260,
        earnedOn: '2026-11-24',
        policy: 'iicrc-7h',
        facts: [id],
        postedBy: 'rollcall',
        why: expect.stringContaining('2 CEC earned on 2026-11-24'),
      },
    ]);
  });

  test('again posts nothing', async () => {
    await floor.signIn(claim);
    expect(await settleAgain()).toEqual([]);
    expect(await settleAgain()).toEqual([]);
    expect(await kindsOf()).toEqual(['credit']);
  });

  test('is one credit for all facts about an event, and one each for two events', async () => {
    await floor.signIn(claim);
    await floor.signIn(claim);
    await floor.signIn(claim, { event: workshop });
    const standing = (await floor.rooms.ledger.creditsOf(maria.id)).map((credit) => [
      credit.event.id,
      credit.entry?.kind === 'credit' && credit.entry.cec,
      credit.facts.length,
    ]);
    expect(standing).toEqual([
      [workshop.id, 50, 1],
      [convention.id, 200, 2],
    ]);
  });

  test('a changed fact reverses the old credit and posts the new', async () => {
    await floor.signIn(claim, onDay('2026-11-23'));
    await floor.signIn(claim, onDay('2026-11-25'));
    const [first, reversal, second] = await entriesOf();
    expect(reversal).toMatchObject({ kind: 'reversal', reverses: first?.id });
    expect(second).toMatchObject({ kind: 'credit', earnedOn: '2026-11-25' });
  });

  test('the last fact taken away leaves a reversal that says so', async () => {
    const id = await floor.signIn(claim);
    await floor.rooms.matching.decide({
      checkIn: id,
      decision: { verdict: 'not-registrant', reason: 'Her colleague wore the badge' },
      staff: clerk.id,
    });
    const [, reversal] = await entriesOf();
    expect(reversal).toMatchObject({ kind: 'reversal', postedBy: clerk.id });
    expect(reversal?.why).toContain('no credit is left');
  });

  test('a fact outside the dates takes nothing from the credit of the others', async () => {
    await floor.signIn(claim);
    await floor.signIn(claim, onDay('2026-12-20'));
    expect(await kindsOf()).toEqual(['credit']);
    const { items } = await floor.rooms.matching.reviewQueue({ limit: 10 });
    expect(items.map(({ why }) => why)).toEqual([["seen outside the event's dates: it earns nothing"]]);
    const [credit] = await floor.rooms.ledger.creditsOf(maria.id);
    expect(credit?.facts).toHaveLength(2);
  });

  test('an event whose days are put right is credited, and leaves the queue', async () => {
    await floor.signIn(claim, onDay('2026-12-20'));
    expect(await kindsOf()).toEqual([]);
    const days = [{ date: '2026-12-20', minutes: 420 }];
    await floor.rooms.catalogue.addEvents([{ event: { ...convention, days }, decodeRules: [] }]);
    await floor.workAgain();
    expect(await kindsOf()).toEqual(['credit']);
    expect((await floor.rooms.matching.reviewQueue({ limit: 10 })).total).toBe(0);
  });

  test('under another policy is posted anew', async () => {
    await floor.signIn(claim, { event: workshop });
    await floor.rooms.store.raw((connection) => {
      connection.exec('UPDATE policy SET active = 0');
      connection.exec("UPDATE policy SET active = 1 WHERE id = 'iicrc-1h'");
    });
    await settleAgain(workshop.id);
    expect((await entriesOf()).map((entry) => (entry.kind === 'credit' ? entry.policy : entry.kind))).toEqual(
      ['iicrc-7h', 'reversal', 'iicrc-1h'],
    );
  });
});

describe('who earned it', () => {
  test('staff overrule the engine, and the credit moves', async () => {
    const id = await floor.signIn(claim);
    await floor.rooms.matching.decide({
      checkIn: id,
      decision: { verdict: 'accept', registrant: marek.id },
      staff: clerk.id,
    });
    expect([await kindsOf(), await kindsOf(marek.id)]).toEqual([['credit', 'reversal'], ['credit']]);
    const [credit] = await floor.rooms.ledger.creditsOf(marek.id);
    expect(credit?.facts[0]).toMatchObject({ matchedBy: clerk.name, reasons: ['decided in review'] });
  });

  test('undone, it moves back', async () => {
    const id = await floor.signIn(claim);
    const decided = await floor.rooms.matching.decide({
      checkIn: id,
      decision: { verdict: 'accept', registrant: marek.id },
      staff: clerk.id,
    });
    await floor.rooms.matching.undo({ decision: decided.ok ? decided.value.decision : '', staff: clerk.id });
    expect([await kindsOf(), await kindsOf(marek.id)]).toEqual([
      ['credit', 'reversal', 'credit'],
      ['credit', 'reversal'],
    ]);
  });
});

test('a credit that is reversed elsewhere is reversed once', async () => {
  await floor.signIn(claim);
  const [credit] = await entriesOf();
  const reversal = (id: string) =>
    floor.rooms.store.raw((connection) =>
      connection
        .prepare(
          `INSERT INTO ledger_entry (id, kind, registrant, reverses, why, posted_by, posted_at)
           VALUES (?, 'reversal', ?, ?, 'a test', 'test', '2026-11-24T20:00:00.000Z')`,
        )
        .run(id, maria.id, credit?.id),
    );
  await reversal('first');
  await expect(reversal('second')).rejects.toThrow('UNIQUE');
});

test('the requirement moves with the credit and back with its reversal', async () => {
  const id = await floor.signIn({ full_name: 'Maria Kowalczyk' });
  const stateOf = async () => (await floor.rooms.ledger.requirementOf(maria)).requirementDate;
  expect(await stateOf()).toBe('2027-05-10');
  const decided = await floor.rooms.matching.decide({
    checkIn: id,
    decision: { verdict: 'accept', registrant: maria.id },
    staff: clerk.id,
  });
  expect(await stateOf()).toBe('2031-05-10');
  await floor.rooms.matching.undo({ decision: decided.ok ? decided.value.decision : '', staff: clerk.id });
  expect(await stateOf()).toBe('2027-05-10');
});
