/** What staff see of records that were not let in, and do about them, over real HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenedRecord, QuarantineList, QuarantineOutcome } from '../../src/domain/quarantine-api.ts';
import { Refusal } from '../../src/domain/wire.ts';
import {
  clerk,
  convention,
  enrolTablet,
  openOffice,
  sendBatch,
  signInStaff,
  supervisor,
  workshop,
} from './office.ts';
import { makeRecord, makeRecords, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

type Ask = Awaited<ReturnType<typeof signInStaff>>['ask'];

let server: TestServer;
let tablet: Tablet;
let ask: Ask;
let askAsSupervisor: Ask;

beforeEach(async () => {
  server = await startServer();
  await openOffice(server.rooms);
  tablet = await enrolTablet(server);
  ({ ask } = await signInStaff(server));
  ({ ask: askAsSupervisor } = await signInStaff(server, supervisor));
});
afterEach(() => server.end());

const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const list = async (question = ''): Promise<QuarantineList> =>
  QuarantineList.parse(await (await ask(`/quarantine${question}`)).json());
const firstReceipt = async (question = ''): Promise<number> =>
  (await list(question)).records[0]?.receipt ?? 0;
const checkIns = async () =>
  (await server.rooms.store.db.selectFrom('check_in').select('id').execute()).map(({ id }) => id);
const actions = async () =>
  (
    await server.rooms.store.db
      .selectFrom('audit')
      .select(['action', 'actor', 'subject'])
      .where('action', 'like', 'quarantine%')
      .execute()
  ).map(({ action, actor }) => `${action} by ${actor}`);
const refusal = async (response: Response): Promise<[number, string]> => [
  response.status,
  Refusal.parse(await response.json()).error.message,
];

/** A record that opens and is quarantined all the same: nobody signed its batch. */
const sendUnsigned = async (claim = { full_name: 'Maria Kowalczyk' }): Promise<string> => {
  const record = await makeRecord(tablet, { claim });
  await sendBatch(server.url, { ...tablet, signingKey: null }, [record]);
  return record.id;
};

describe('the list', () => {
  test('says why, when, where from, and shows the record as it came, with its length', async () => {
    await sendBatch(server.url, tablet, [{ note: 'x'.repeat(10_000) }]);
    const [record] = (await list()).records;
    expect(record).toMatchObject({
      station: 'Booth 1',
      event: { id: convention.id, name: convention.name },
      why: expect.stringContaining('not a check-in record'),
      characters: 10_011,
    });
    expect(record?.content).toHaveLength(4_000);
  });

  test('is that of one event when asked for it', async () => {
    const other = await enrolTablet(server, { event: workshop.id });
    await sendBatch(server.url, other, [{ of: 'the workshop' }]);
    await sendBatch(server.url, tablet, [{ of: 'the convention' }]);
    expect((await list()).total).toBe(2);
    const ofWorkshop = await list(`?event=${workshop.id}`);
    expect(ofWorkshop.total).toBe(1);
    expect(ofWorkshop.records.map(({ content }) => content)).toEqual(['{"of":"the workshop"}']);
  });

  test('goes back page by page, and the total counts all pages', async () => {
    for (let batch = 0; batch < 2; batch++) {
      await sendBatch(
        server.url,
        tablet,
        Array.from({ length: 80 }, (_, index) => ({ n: batch * 80 + index })),
      );
    }
    const first = await list();
    const second = await list(`?before=${first.records.at(-1)?.receipt}`);
    expect([first.records.length, second.records.length]).toEqual([100, 60]);
    expect([first.total, second.total]).toEqual([160, 160]);
    const seen = new Set([...first.records, ...second.records].map(({ receipt }) => receipt));
    expect(seen.size).toBe(160);
  });
});

describe('looking into a record', () => {
  test('shows what is in its box once it opens, and remembers who looked', async () => {
    await sendUnsigned({ full_name: 'Maria Kowalczyk' });
    const answer = await ask(`/quarantine/${await firstReceipt()}/open`, {});
    expect(OpenedRecord.parse(await answer.json())).toMatchObject({
      is: 'check-in',
      claim: { full_name: 'Maria Kowalczyk' },
      method: 'form',
      at: '2026-11-24T18:00:00.000Z',
    });
    expect(await actions()).toEqual([`quarantine-opened by ${clerk.id}`]);
    expect((await list()).total).toBe(1);
  });

  test('says why it cannot', async () => {
    await sendBatch(server.url, tablet, [{ half: 'a record' }]);
    expect(await refusal(await ask(`/quarantine/${await firstReceipt()}/open`, {}))).toEqual([
      409,
      'It cannot be read: not a check-in record.',
    ]);
    expect(await actions()).toEqual([]);
  });

  test('is for signed-in staff on our own page', async () => {
    await sendUnsigned();
    const address = `${server.url}/api/quarantine/${await firstReceipt()}/open`;
    const from = (origin: string) => fetch(address, { method: 'POST', headers: { origin } });
    expect((await from(server.url)).status).toBe(401);
    expect((await from('https://elsewhere.example')).status).toBe(403);
  });
});

describe('a decision', () => {
  test('"try again" lets a record in, once', async () => {
    const id = await sendUnsigned();
    const receipt = await firstReceipt();
    const answers = await Promise.all([1, 2].map(() => ask(`/quarantine/${receipt}/release`, {})));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await settled();
    expect(await checkIns()).toEqual([id]);
    expect((await list()).total).toBe(0);
  });

  test('"try again" says why a record stays', async () => {
    await sendBatch(server.url, tablet, [{ half: 'a record' }]);
    expect(await refusal(await ask(`/quarantine/${await firstReceipt()}/release`, {}))).toEqual([
      409,
      'It stays in quarantine: not a check-in record.',
    ]);
    expect((await list()).total).toBe(1);
  });

  test('"reject" needs a reason, and can be taken back', async () => {
    await sendUnsigned();
    const receipt = await firstReceipt();
    expect((await ask(`/quarantine/${receipt}/reject`, { reason: '  ' })).status).toBe(400);
    expect((await ask(`/quarantine/${receipt}/reject`, { reason: 'A test' })).status).toBe(200);
    expect((await list()).total).toBe(0);
    expect((await ask(`/quarantine/${receipt}/reject`, { reason: 'Again' })).status).toBe(409);
    const reopened = await ask(`/quarantine/${receipt}/reopen`, {});
    expect(QuarantineOutcome.parse(await reopened.json())).toEqual({ receipt, resolution: null });
    expect((await list()).total).toBe(1);
    expect((await ask(`/quarantine/${receipt}/reopen`, {})).status).toBe(409);
    expect((await ask(`/quarantine/${receipt}/release`, {})).status).toBe(200);
    expect(await actions()).toEqual([
      `quarantine-rejected by ${clerk.id}`,
      `quarantine-reopened by ${clerk.id}`,
      `quarantine-released by ${clerk.id}`,
    ]);
  });

  test('of two at once is one: a record is never both rejected and let in', async () => {
    for (let round = 0; round < 5; round++) {
      await sendUnsigned();
      const receipt = await firstReceipt();
      const [released, rejected] = await Promise.all([
        ask(`/quarantine/${receipt}/release`, {}),
        ask(`/quarantine/${receipt}/reject`, { reason: 'A test' }),
      ]);
      expect([released?.status, rejected?.status].toSorted()).toEqual([200, 409]);
    }
    const { rejected } = await server.rooms.store.db
      .selectFrom('quarantine')
      .select((eb) => eb.fn.countAll<number>().as('rejected'))
      .where('resolution', '=', 'rejected')
      .executeTakeFirstOrThrow();
    expect((await checkIns()).length + rejected).toBe(5);
  });

  test.each(['open', 'release', 'reopen'])('about a record that is not there: %s is refused', async (act) => {
    for (const receipt of ['999', 'abc', '-1']) {
      expect((await ask(`/quarantine/${receipt}/${act}`, {})).status).toBe(409);
    }
  });
});

describe('the lot of a revoked tablet', () => {
  const order = { verdict: 'reject', reason: 'The tablet was stolen' };

  beforeEach(async () => {
    await server.rooms.access.revoke(tablet.device, supervisor.id);
    await sendBatch(server.url, tablet, await makeRecords(tablet, 3));
  });

  test('stands together, beside the other records', async () => {
    const other = await enrolTablet(server, { station: 'Booth 2' });
    await sendBatch(server.url, other, [{ half: 'a record' }]);
    const { records, total, lots } = await list();
    expect([records.length, total]).toEqual([1, 1]);
    expect(lots).toMatchObject([
      { device: tablet.device, station: 'Booth 1', records: 3, event: { id: convention.id } },
    ]);
    const one = await list(`?lot=${tablet.device}`);
    expect([one.records.length, one.total]).toEqual([3, 3]);
    expect((await list(`?event=${workshop.id}`)).lots).toEqual([]);
  });

  test('may be looked into by a clerk, and not decided on, neither together nor one by one', async () => {
    const receipt = await firstReceipt(`?lot=${tablet.device}`);
    expect((await ask(`/quarantine/${receipt}/open`, {})).status).toBe(200);
    const attempts = [
      await ask(`/devices/${tablet.device}/lot`, order),
      await ask(`/devices/${tablet.device}/lot/reopen`, {}),
      await ask(`/quarantine/${receipt}/release`, {}),
      await ask(`/quarantine/${receipt}/reject`, { reason: 'Stolen' }),
      await ask(`/quarantine/${receipt}/reopen`, {}),
    ];
    for (const attempt of attempts) {
      expect(await refusal(attempt)).toEqual([403, expect.stringContaining('Only a supervisor')]);
    }
    expect((await list()).lots[0]?.records).toBe(3);
  });

  test('is rejected by a supervisor, taken back, and let in', async () => {
    const lot = `/devices/${tablet.device}/lot`;
    expect(await (await askAsSupervisor(lot, order)).json()).toEqual({ released: 0, rejected: 3, kept: 0 });
    expect((await list()).lots).toEqual([]);
    expect(await (await askAsSupervisor(`${lot}/reopen`, {})).json()).toEqual({ reopened: 3 });
    expect((await list()).lots[0]?.records).toBe(3);
    const released = await askAsSupervisor(lot, { verdict: 'release', reason: 'Found again' });
    expect(await released.json()).toEqual({ released: 3, rejected: 0, kept: 0 });
    await settled();
    expect(await checkIns()).toHaveLength(3);
    expect(await server.rooms.access.audit.verify()).toBeNull();
  });

  test('keeps what does not open, and says how many', async () => {
    const bad = { ...(await makeRecord(tablet)), box: 'no.good.box' };
    await sendBatch(server.url, tablet, [bad]);
    const released = await askAsSupervisor(`/devices/${tablet.device}/lot`, {
      verdict: 'release',
      reason: 'Found again',
    });
    expect(await released.json()).toEqual({ released: 3, rejected: 0, kept: 1 });
    expect((await list()).lots[0]?.records).toBe(1);
  });
});
