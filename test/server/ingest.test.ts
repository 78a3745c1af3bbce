import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxBatchBytes } from '../../src/domain/batch-bounds.ts';
import { BatchAnswer, type CheckInRecord, Refusal } from '../../src/domain/wire.ts';
import { clerk, enrolTablet, openOffice, sendBatch, sendBody } from './office.ts';
import { batchOf, makeRecord, makeRecords, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

let server: TestServer;
let tablet: Tablet;

beforeEach(async () => {
  server = await startServer();
  await openOffice(server.rooms);
  tablet = await enrolTablet(server);
});
afterEach(() => server.end());

const send = async (records: unknown[]): Promise<BatchAnswer> => {
  const response = await sendBatch(server.url, tablet, records);
  expect(response.status).toBe(200);
  return BatchAnswer.parse(await response.json());
};

const statuses = ({ acks }: BatchAnswer): string[] => acks.map(({ status }) => status);
const rawRecords = () => server.rooms.store.db.selectFrom('raw_record').selectAll().execute();

describe('a batch', () => {
  test('is stored once, and a resend of it is a duplicate', async () => {
    const records = await makeRecords(tablet, 3);
    expect(statuses(await send(records))).toEqual(['stored', 'stored', 'stored']);
    expect(statuses(await send(records))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await rawRecords()).toHaveLength(3);
  });

  test('names each record in its acks, in order', async () => {
    const records = await makeRecords(tablet, 3);
    const { acks } = await send(records);
    expect(acks.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
  });

  test('one malformed record among 100 is quarantined, and the 99 are stored', async () => {
    const records: unknown[] = await makeRecords(tablet, 100);
    records[41] = { ...(records[41] as object), box: 17 };
    const answer = await send(records);
    expect(statuses(answer).filter((status) => status === 'stored')).toHaveLength(99);
    expect(answer.acks[41]?.status).toBe('quarantined');
    expect((await server.rooms.intake.quarantine.list()).total).toBe(1);
  });

  test('that was changed on the way is asked for again, and nothing of it is kept', async () => {
    const body = JSON.stringify(await batchOf(tablet, await makeRecords(tablet, 2)));
    const digest = { 'content-digest': `sha-256=:${hash('sha256', body, 'base64')}:` };
    const at = body.indexOf('"box":"') + 40;
    const changed = `${body.slice(0, at)}${body[at] === 'A' ? 'B' : 'A'}${body.slice(at + 1)}`;
    for (const damaged of [changed, body.slice(0, -20)]) {
      const response = await sendBody(server.url, tablet.token, damaged, digest);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await rawRecords()).toEqual([]);
    }
    const response = await sendBody(server.url, tablet.token, body, digest);
    expect(statuses(BatchAnswer.parse(await response.json()))).toEqual(['stored', 'stored']);
  });

  test('the same id with other content keeps both, and quarantines the second', async () => {
    const first = await makeRecord(tablet, { seq: 1, claim: { full_name: 'Ann' } });
    const second = await makeRecord(tablet, { seq: 1, claim: { full_name: 'Bea' }, id: first.id });
    await send([first]);
    expect(statuses(await send([second]))).toEqual(['quarantined']);
    expect((await rawRecords()).map(({ content }) => JSON.parse(content))).toEqual([first, second]);
    expect(await server.rooms.access.audit.verify()).toBeNull();
  });

  test.each([
    ['nothing', null],
    ['a number', 7],
    ['an empty object', {}],
    ['text', 'hello'],
  ])('%s instead of a record is kept and quarantined, once', async (_, record) => {
    expect(statuses(await send([record]))).toEqual(['quarantined']);
    expect(statuses(await send([record]))).toEqual(['duplicate']);
    expect(await rawRecords()).toHaveLength(1);
  });

  test('a record of another device or event is quarantined, never refused', async () => {
    const answer = await send([
      await makeRecord(tablet, { device: 'another' }),
      await makeRecord(tablet, { event: 'workshop' }),
    ]);
    expect(statuses(answer)).toEqual(['quarantined', 'quarantined']);
  });

  test('a box that does not open is quarantined behind the request, and its neighbours go on', async () => {
    const [first, second] = await makeRecords(tablet, 2);
    await send([{ ...first, box: 'bm90IGEgY2hlY2staW4' }, second]);
    server.background.wake();
    await server.background.idle();
    const { records } = await server.rooms.intake.quarantine.list();
    expect(records.map(({ why }) => why)).toEqual(['the box has not the form of one']);
    expect(await server.rooms.store.db.selectFrom('check_in').select('id').execute()).toEqual([
      { id: second?.id },
    ]);
  });

  test('a record that the database refuses gets no ack, and its neighbours are stored', async () => {
    const records = await makeRecords(tablet, 3);
    const refused = records[1]?.id;
    await server.rooms.store.raw((connection) => {
      connection.exec(`CREATE TRIGGER refuse BEFORE INSERT ON raw_record WHEN NEW.id = '${refused}'
        BEGIN SELECT RAISE(ABORT, 'this one does not go in'); END`);
    });
    const answer = await send(records);
    expect(answer.acks.map(({ id }) => id)).toEqual([records[0]?.id, records[2]?.id]);
    expect((await rawRecords()).map(({ id }) => id)).toEqual([records[0]?.id, records[2]?.id]);
    await server.rooms.store.raw((connection) => connection.exec('DROP TRIGGER refuse'));
    expect(statuses(await send(records))).toEqual(['duplicate', 'stored', 'duplicate']);
  });

  test('a clock that is years off is never a reason to refuse', async () => {
    expect(statuses(await send([await makeRecord(tablet, { at: '1999-01-01T00:00:00.000Z' })]))).toEqual([
      'stored',
    ]);
  });

  test('a clock that is off is put right by what the tablet knew of it, unless that is absurd', async () => {
    const at = '2026-11-23T18:00:00.000Z';
    await send([
      await makeRecord(tablet, { at, serverOffsetMs: 24 * 60 * 60_000 }),
      await makeRecord(tablet, { at, serverOffsetMs: 1e300 }),
    ]);
    server.background.wake();
    await server.background.idle();
    const rows = await server.rooms.store.db.selectFrom('check_in').select('at').orderBy('seq').execute();
    expect(rows.map((row) => row.at)).toEqual(['2026-11-24T18:00:00.000Z', at]);
  });

  test('a record nested very deep is kept and quarantined, and its neighbours are stored', async () => {
    const [first, second] = await makeRecords(tablet, 2);
    const { signature } = await batchOf(tablet, [second]);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const body = `{"records":[${JSON.stringify(first)},${deep},${JSON.stringify(second)}],"signature":"${signature}"}`;
    const answer = await sendBody(server.url, tablet.token, body);
    expect(statuses(BatchAnswer.parse(await answer.json()))).toEqual(['stored', 'quarantined', 'stored']);
    expect((await rawRecords()).map(({ content }) => content)).toContain(deep);
  });
});

describe('what the server holds of a device', () => {
  test('the gaps are named until they are filled, over a restart too', async () => {
    const records = await makeRecords(tablet, 8);
    const pick = (...seqs: number[]) => seqs.map((seq) => records[seq - 1]);
    expect((await send(pick(1, 2, 5, 8))).device).toEqual({
      contiguousSeq: 2,
      gaps: [
        [3, 4],
        [6, 7],
      ],
    });
    expect((await send(pick(3, 4))).device).toEqual({ contiguousSeq: 5, gaps: [[6, 7]] });
    const { databaseFile } = server;
    await server.stop();
    const restarted = await startServer({ databaseFile });
    const response = await sendBatch(restarted.url, tablet, pick(6, 7));
    expect(BatchAnswer.parse(await response.json()).device).toEqual({ contiguousSeq: 8, gaps: [] });
    await restarted.end();
    server = await startServer();
  });
});

describe('a refusal', () => {
  const refusal = async (response: Response): Promise<[number, string]> => [
    response.status,
    Refusal.parse(await response.json()).error.code,
  ];

  test('an unknown token is 401', async () => {
    expect(await refusal(await sendBatch(server.url, { ...tablet, token: 'nobody' }, [{}]))).toEqual([
      401,
      'unknown-token',
    ]);
  });

  test('a body over the limit is 413', async () => {
    const body = JSON.stringify({ records: ['x'.repeat(maxBatchBytes)] });
    expect(await refusal(await sendBody(server.url, tablet.token, body))).toEqual([413, 'too-large']);
  });

  test.each([
    ['more than 100 records', JSON.stringify({ records: Array(101).fill({}) })],
    ['no records', JSON.stringify({ records: [] })],
    ['no JSON', '{"records": ['],
    ['no list, nested very deep', `{"records":{"length":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`],
  ])('%s is 400 and stores nothing', async (_, body) => {
    expect((await sendBody(server.url, tablet.token, body)).status).toBe(400);
    expect(await rawRecords()).toEqual([]);
  });

  test('a commit that fails is not acknowledged, and the same batch is stored later', async () => {
    const records = await makeRecords(tablet, 2);
    // The real database refuses the commit: a deferred foreign key is violated.
    await server.rooms.store.raw((connection) => {
      connection.exec(`
        CREATE TABLE broken (parent INTEGER REFERENCES raw_record (receipt) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER break_commit AFTER INSERT ON raw_record BEGIN INSERT INTO broken VALUES (-1); END`);
    });
    expect((await sendBatch(server.url, tablet, records)).status).toBe(500);
    expect(await rawRecords()).toEqual([]);
    await server.rooms.store.raw((connection) => {
      connection.exec('DROP TRIGGER break_commit; DROP TABLE broken');
    });
    expect(statuses(await send(records))).toEqual(['stored', 'stored']);
  });
});

describe('who sent it', () => {
  const whys = async () => (await server.rooms.intake.quarantine.list()).records.map(({ why }) => why);
  const settled = async (): Promise<void> => {
    server.background.wake();
    await server.background.idle();
  };

  test('a batch that the tablet did not sign is kept in quarantine, and fills no gap', async () => {
    const stranger = await enrolTablet(server, { station: 'Booth 2' });
    const records = await makeRecords(tablet, 2);
    const answer = BatchAnswer.parse(
      await (await sendBatch(server.url, { ...tablet, signingKey: stranger.signingKey }, records)).json(),
    );
    expect(statuses(answer)).toEqual(['quarantined', 'quarantined']);
    expect(answer.device.contiguousSeq).toBe(0);
    expect(await whys()).toEqual(Array(2).fill('the batch was not signed by this tablet'));
  });

  test('a tablet whose browser keeps no key speaks by its token alone', async () => {
    tablet = await enrolTablet(server, { signs: false });
    expect(statuses(await send(await makeRecords(tablet, 2)))).toEqual(['stored', 'stored']);
  });

  test.each([
    [
      'the box of another record',
      async (own: CheckInRecord, other: CheckInRecord) => ({ ...own, box: other.box }),
    ],
    [
      'a box with one letter changed',
      async (own: CheckInRecord) => {
        const other = own.box.at(-9) === 'A' ? 'B' : 'A';
        return { ...own, box: `${own.box.slice(0, -9)}${other}${own.box.slice(-8)}` };
      },
    ],
    ['another seq than it was sealed for', async (own: CheckInRecord) => ({ ...own, seq: 9 })],
  ])('%s does not open', async (_, change) => {
    const [own, other] = await makeRecords(tablet, 2);
    if (!own || !other) throw new Error('two records were made');
    await send([await change(own, other)]);
    await settled();
    expect(await whys()).toEqual(['the box does not open: it was changed, or sealed for another record']);
  });

  test('a record that does not follow the one before it is quarantined, whichever came first', async () => {
    const [first, second] = await makeRecords(tablet, 2);
    const forged = await makeRecord({ ...tablet, last: { seq: 1, hash: 'f'.repeat(64) } });
    await send([first, forged]);
    await settled();
    await send([second]);
    await settled();
    expect(await whys()).toEqual(['does not follow the record before it: its chain is broken']);
    expect(
      (await server.rooms.store.db.selectFrom('check_in').select('id').execute()).map(({ id }) => id),
    ).toEqual([first?.id, second?.id]);
  });
});

describe('a revoked tablet', () => {
  test('may still hand in what it holds: into quarantine, and then it is told to wipe itself', async () => {
    const before = await makeRecords(tablet, 1);
    await send(before);
    await server.rooms.access.revoke(tablet.device, clerk.id);
    const answer = await send(await makeRecords(tablet, 2));
    expect(statuses(answer)).toEqual(['quarantined', 'quarantined']);
    expect(answer).toMatchObject({ order: 'wipe', device: { contiguousSeq: 3 } });
  });

  test('has its lot released by a supervisor, once', async () => {
    await server.rooms.access.revoke(tablet.device, clerk.id);
    await send(await makeRecords(tablet, 3));
    const order = { verdict: 'release', by: 'supervisor', reason: 'The tablet was found again' } as const;
    const { quarantine } = server.rooms.intake;
    expect(await quarantine.decideLot(tablet.device, order)).toEqual({ released: 3, rejected: 0, kept: 0 });
    expect(await quarantine.decideLot(tablet.device, order)).toEqual({ released: 0, rejected: 0, kept: 0 });
    expect(await server.rooms.store.db.selectFrom('check_in').select('id').execute()).toHaveLength(3);
  });

  test('has its lot rejected, with the records kept as they are', async () => {
    await server.rooms.access.revoke(tablet.device, clerk.id);
    await send(await makeRecords(tablet, 2));
    const order = { verdict: 'reject', by: 'supervisor', reason: 'Stolen' } as const;
    expect(await server.rooms.intake.quarantine.decideLot(tablet.device, order)).toMatchObject({
      rejected: 2,
    });
    expect(await rawRecords()).toHaveLength(2);
    expect(await server.rooms.store.db.selectFrom('check_in').select('id').execute()).toEqual([]);
  });
});

describe('a server with more to do than it can', () => {
  test('asks tablets to come back, keeps all that it acknowledged, and takes the rest when they do', async () => {
    const tablets = await Promise.all(Array.from({ length: 4 }, () => enrolTablet(server)));
    const batches = await Promise.all(
      tablets.flatMap((each, of) =>
        Array.from({ length: 30 }, async (_, batch) => ({
          token: each.token,
          body: JSON.stringify(
            await batchOf(
              each,
              Array.from({ length: 100 }, (_, junk) => ({ of, batch, junk })),
            ),
          ),
        })),
      ),
    );
    const statusOf = async ({ token, body }: (typeof batches)[number]) => {
      const { status, headers } = await sendBody(server.url, token, body);
      if (status === 503) refusals.push(Number(headers.get('retry-after')));
      return status;
    };
    const refusals: number[] = [];
    // Each tablet is known by now: asking the database who it is would have to wait as well.
    for (const each of tablets)
      expect((await sendBatch(server.url, each, await makeRecords(each, 1))).status).toBe(200);
    // No commit can begin while this holds the one writer: what comes in has to wait.
    const held = Promise.withResolvers<void>();
    const writing = server.rooms.store.write(() => held.promise);
    const sending = Promise.all(batches.map(statusOf));
    // 12,000 records come, and at most 5,000 may wait.
    await expect.poll(() => refusals.length, { timeout: 20_000 }).toBe(70);
    held.resolve();
    await writing;
    const statuses = await sending;
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(Math.min(...refusals)).toBeGreaterThan(0);
    expect(await rawRecords()).toHaveLength(5_004);
    const refused = batches.filter((_, index) => statuses[index] === 503);
    for (const batch of refused) expect(await statusOf(batch)).toBe(200);
    expect(await rawRecords()).toHaveLength(12_004);
  }, 60_000);
});
