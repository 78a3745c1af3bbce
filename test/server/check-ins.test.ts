import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Correction } from '../../src/domain/check-in.ts';
import type { Claim } from '../../src/domain/claim.ts';
import { CheckInsFound, RulingOutcome } from '../../src/domain/console-api.ts';
import { receiptCodeOf } from '../../src/domain/receipt-code.ts';
import { clerk, convention, enrolTablet, openOffice, registrant, sendBatch, signInStaff } from './office.ts';
import { makeRecord, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };

let server: TestServer;
let tablet: Tablet;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
beforeEach(async () => {
  server = await startServer({ clock: { now: () => Date.parse('2026-11-24T20:00:00Z') } });
  await openOffice(server.rooms, [maria]);
  tablet = await enrolTablet(server);
  ({ ask } = await signInStaff(server));
});
afterEach(() => server.end());

const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const send = async (given: { claim?: Claim; at?: string; corrects?: Correction }): Promise<string> => {
  const record = await makeRecord(tablet, given);
  await sendBatch(server.url, tablet, [record]);
  await settled();
  return record.id;
};
const askFor = (typed: string) => ask(`/check-ins?code=${encodeURIComponent(typed)}`);
const find = async (id: string) => CheckInsFound.parse(await (await askFor(receiptCodeOf(id))).json());
const stateOf = async (id: string) => (await find(id)).checkIns[0]?.state;

test('a matched check-in says who, where and when, however the code is typed', async () => {
  await send({ claim: { full_name: 'Somebody Else' } });
  const id = await send({ claim });
  const found = await find(id);
  expect(found).toMatchObject({
    checkIns: [
      {
        checkIn: id,
        event: { id: convention.id, name: convention.name },
        station: 'Booth 1',
        at: '2026-11-24T18:00:00.000Z',
        method: 'form',
        claim,
        state: { is: 'matched', registrant: { id: maria.id }, by: null, outsideDates: false },
      },
    ],
    keptOut: [],
  });
  const typed = receiptCodeOf(id).toLowerCase().replace('-', '').replaceAll('0', 'o');
  expect(CheckInsFound.parse(await (await askFor(typed)).json())).toEqual(found);
});

test('one in review says why, and after a decision by whom', async () => {
  const id = await send({ claim: { full_name: 'Nobody Known' } });
  const state = await stateOf(id);
  expect(state?.is === 'review' && state.why.length > 0).toBe(true);
  await ask(`/review/${id}/decisions`, { verdict: 'accept', registrant: maria.id });
  expect(await stateOf(id)).toMatchObject({ is: 'matched', registrant: { id: maria.id }, by: clerk.name });
});

test('one that is nobody’s says so, with the reason', async () => {
  const id = await send({ claim: { full_name: 'Nobody Known' } });
  await ask(`/review/${id}/decisions`, { verdict: 'not-registrant', reason: 'A guest' });
  expect(await stateOf(id)).toEqual({ is: 'not-registrant', by: clerk.name, reason: 'A guest' });
});

test('whom staff ruled out stands in its history, and that it was taken back', async () => {
  const id = await send({ claim: { full_name: 'Maria K', email: 'mk@new.example' } });
  const other = await send({ claim: { full_name: 'Maria K', email: 'mk@new.example' } });
  const said = await ask(`/review/${id}/ruled-out`, { registrant: maria.id });
  const { ruling } = RulingOutcome.parse(await said.json());
  const ruledOut = async (of: string) => (await find(of)).checkIns[0]?.ruledOut;
  const word = { ruling, registrant: { id: maria.id }, by: clerk.name, ofSameWords: false, takenBack: null };
  expect(await ruledOut(id)).toMatchObject([word]);
  expect(await ruledOut(other)).toMatchObject([{ ...word, ofSameWords: true }]);
  await ask(`/review/ruled-out/${ruling}/undo`, {});
  expect(await ruledOut(id)).toMatchObject([{ ...word, takenBack: { by: clerk.name } }]);
  expect(await ruledOut(other)).toEqual([]);
});

test('what the person corrected counts, and what they took back is withdrawn', async () => {
  const id = await send({ claim: { full_name: 'Maria Kowaltschick' } });
  await send({ claim: { full_name: 'Maria Kowalczyk' }, corrects: { id, what: 'details' } });
  expect((await find(id)).checkIns[0]?.claim).toEqual({ full_name: 'Maria Kowalczyk' });
  await send({ claim: {}, corrects: { id, what: 'not-me' } });
  expect(await stateOf(id)).toEqual({ is: 'withdrawn' });
});

test('one outside the event’s dates is matched and earns nothing', async () => {
  const id = await send({ claim, at: '2026-12-24T18:00:00.000Z' });
  expect(await stateOf(id)).toMatchObject({ is: 'matched', outsideDates: true });
});

test('what waits in quarantine is found too', async () => {
  const record = { ...(await makeRecord(tablet, { claim })), box: 'no.good.box' };
  await sendBatch(server.url, tablet, [record]);
  await settled();
  const kept = { event: { id: convention.id, name: convention.name }, station: 'Booth 1' };
  const found = await find(record.id);
  expect(found.checkIns).toEqual([]);
  expect(found.keptOut).toMatchObject([{ ...kept, state: 'quarantined' }]);
  await ask(`/quarantine/${found.keptOut[0]?.receipt}/reject`, { reason: 'Broken' });
  expect((await find(record.id)).keptOut).toMatchObject([{ ...kept, state: 'rejected' }]);
});

test('an unknown code finds nothing, what is no code is refused, and nobody asks without a session', async () => {
  expect(CheckInsFound.parse(await (await askFor('ZZZZ-ZZZZ')).json())).toEqual({
    checkIns: [],
    keptOut: [],
  });
  expect((await askFor('665T')).status).toBe(400);
  expect((await fetch(`${server.url}/api/check-ins?code=ZZZZ-ZZZZ`)).status).toBe(401);
});

test('the code is found by its index, however many check-ins there are', () => {
  const database = new SqliteDatabase(server.databaseFile, { readonly: true });
  const plan = database
    .prepare<[], { detail: string }>(
      "EXPLAIN QUERY PLAN SELECT id FROM check_in WHERE substr(check_in.id, -10) = '0123456789' ORDER BY check_in.id DESC LIMIT 200",
    )
    .all();
  database.close();
  expect(plan.map(({ detail }) => detail).join()).toContain('check_in_by_receipt_code');
});
