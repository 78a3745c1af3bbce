/** "This is not me", and staff who say that it does not hold: the sign-in counts again, and everything says who and why. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Correction } from '../../src/domain/check-in.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { EventPage, FoundCheckIn, WithdrawnCheckIns } from '../../src/domain/console-api.ts';
import {
  clerk,
  convention,
  enrolTablet,
  openOffice,
  registrant,
  sendBatch,
  signInStaff,
  supervisor,
  workshop,
} from './office.ts';
import { makeRecord, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek', email: 'marek@dry.example' });
const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };
const now = '2026-11-24T20:00:00.000Z';
const seenAt = '2026-11-24T18:00:00.000Z';

let server: TestServer;
let tablet: Tablet;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
beforeEach(async () => {
  server = await startServer({ clock: { now: () => Date.parse(now) } });
  await openOffice(server.rooms, [maria, marek]);
  tablet = await enrolTablet(server, { otherEvents: [workshop.id] });
  ({ ask } = await signInStaff(server));
});
afterEach(() => server.end());

const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const send = async (given: { claim?: Claim; event?: string; corrects?: Correction }): Promise<string> => {
  const record = await makeRecord(tablet, given);
  await sendBatch(server.url, tablet, [record]);
  await settled();
  return record.id;
};
const withdraw = (id: string, event?: string) =>
  send({ claim: {}, corrects: { id, what: 'not-me' }, ...(event && { event }) });
const say = (id: string, verdict: unknown) => ask(`/check-ins/${id}/withdrawal`, verdict);
const setAside = (id: string, reason = 'Pressed by mistake') => say(id, { holds: false, reason });
const restore = (id: string) => say(id, { holds: true });

const kindsOf = async (id: string) => (await server.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);
const withdrawnAt = async (event?: string) =>
  WithdrawnCheckIns.parse(await (await ask(`/check-ins/withdrawn${event ? `?event=${event}` : ''}`)).json())
    .checkIns;
const countsOf = async () => EventPage.parse(await (await ask(`/events/${convention.id}`)).json()).counts;
const audit = async () =>
  server.rooms.store.db
    .selectFrom('audit')
    .select(['actor', 'action', 'subject', 'detail_json'])
    .where('action', 'like', 'withdrawal-%')
    .orderBy('position')
    .execute();

describe('a withdrawal that does not hold', () => {
  test('is matched and credited as before, and stands with who said so and why', async () => {
    const id = await send({ claim });
    await withdraw(id);
    expect(await withdrawnAt()).toMatchObject([
      { checkIn: id, claim, state: { is: 'withdrawn' }, withdrawal: { at: seenAt, verdict: null } },
    ]);
    expect(await countsOf()).toMatchObject({ checkIns: 0, matched: 0, withdrawn: 1, setAside: 0 });

    const answer = FoundCheckIn.parse(await (await setAside(id)).json());
    const verdict = { holds: false, by: clerk.name, at: now, reason: 'Pressed by mistake' };
    expect(answer).toMatchObject({ checkIn: id, withdrawal: { at: seenAt, verdict } });
    await settled();
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal', 'credit']);
    expect(await withdrawnAt()).toMatchObject([
      { checkIn: id, state: { is: 'matched', registrant: { id: maria.id } }, withdrawal: { verdict } },
    ]);
    expect(await countsOf()).toMatchObject({
      checkIns: 1,
      matched: 1,
      withdrawn: 0,
      setAside: 1,
      waiting: 0,
    });
  });

  test('never says that it was withdrawn while it waits to be matched anew', async () => {
    const id = await send({ claim: { full_name: 'Nobody Known' } });
    await withdraw(id);
    await server.background.stop();
    expect(FoundCheckIn.parse(await (await setAside(id)).json()).state).toEqual({ is: 'waiting' });
    expect(await countsOf()).toMatchObject({ checkIns: 1, waiting: 1 });
  });

  test('is for the review queue again where the engine cannot tell', async () => {
    const id = await send({ claim: { full_name: 'Nobody Known' } });
    await withdraw(id);
    await setAside(id);
    await settled();
    const { items } = await server.rooms.matching.reviewQueue({ limit: 10 });
    expect(items.map(({ checkIn }) => checkIn)).toEqual([id]);
  });

  test('gives the credit back to whom staff had decided on, at once', async () => {
    const id = await send({ claim: { full_name: 'M. Kowalczik' } });
    await ask(`/review/${id}/decisions`, { verdict: 'accept', registrant: marek.id });
    await withdraw(id);
    expect(await kindsOf(marek.id)).toEqual(['credit', 'reversal']);
    await server.background.stop();
    await setAside(id);
    expect(await kindsOf(marek.id)).toEqual(['credit', 'reversal', 'credit']);
  });

  test('may be said of one that was made at a station’s other event', async () => {
    const id = await send({ claim, event: workshop.id });
    await withdraw(id, workshop.id);
    expect((await withdrawnAt(workshop.id)).map(({ checkIn }) => checkIn)).toEqual([id]);
    expect(await withdrawnAt(convention.id)).toEqual([]);
    await setAside(id);
    await settled();
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal', 'credit']);
  });
});

describe('taking it back', () => {
  test('reverses the credit at once, and the whole story stays', async () => {
    const id = await send({ claim });
    await withdraw(id);
    await setAside(id);
    await settled();
    await server.background.stop();
    expect(FoundCheckIn.parse(await (await restore(id)).json())).toMatchObject({
      state: { is: 'withdrawn' },
      withdrawal: { verdict: { holds: true, by: clerk.name, reason: null } },
    });
    expect((await kindsOf(maria.id)).at(-1)).toBe('reversal');
    expect(await countsOf()).toMatchObject({ checkIns: 0, withdrawn: 1, setAside: 0 });
    const rows = await server.rooms.store.db
      .selectFrom('withdrawal_verdict')
      .select(['holds', 'reason', 'staff', 'at'])
      .orderBy('position')
      .execute();
    expect(rows).toEqual([
      { holds: 0, reason: 'Pressed by mistake', staff: clerk.id, at: now },
      { holds: 1, reason: null, staff: clerk.id, at: now },
    ]);
  });

  test('and saying it again by somebody else counts: the newest word stands', async () => {
    const id = await send({ claim });
    await withdraw(id);
    await setAside(id);
    await restore(id);
    const other = await signInStaff(server, supervisor);
    await other.ask(`/check-ins/${id}/withdrawal`, { holds: false, reason: 'She came back' });
    await settled();
    expect((await kindsOf(maria.id)).at(-1)).toBe('credit');
    expect(await audit()).toMatchObject([
      { actor: clerk.id, action: 'withdrawal-set-aside', subject: id },
      { actor: clerk.id, action: 'withdrawal-restored', subject: id },
      { actor: supervisor.id, action: 'withdrawal-set-aside', subject: id },
    ]);
    expect(await server.rooms.access.audit.verify()).toBeNull();
  });
});

describe('refused is', () => {
  test('what says no reason, what was said already, and what nobody took back', async () => {
    const id = await send({ claim });
    expect((await setAside(id)).status).toBe(404);
    expect((await setAside('01890000-0000-7000-8000-000000000000')).status).toBe(404);
    await withdraw(id);
    expect((await setAside(id, '  ')).status).toBe(400);
    expect((await restore(id)).status).toBe(409);
    expect((await setAside(id)).status).toBe(200);
    expect((await setAside(id)).status).toBe(409);
    expect(await audit()).toHaveLength(1);
  });

  test('a word of another station about it: there is no withdrawal', async () => {
    const id = await send({ claim });
    tablet = await enrolTablet(server, { station: 'Booth 2' });
    await withdraw(id);
    expect(await withdrawnAt()).toEqual([]);
    expect((await setAside(id)).status).toBe(404);
  });

  test('anybody without a session, and any change of what was said', async () => {
    const id = await send({ claim });
    await withdraw(id);
    await setAside(id);
    expect((await fetch(`${server.url}/api/check-ins/withdrawn`)).status).toBe(401);
    const { db } = server.rooms.store;
    await expect(db.updateTable('withdrawal_verdict').set({ holds: 1 }).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(db.deleteFrom('withdrawal_verdict').execute()).rejects.toThrow('append-only');
  });
});
