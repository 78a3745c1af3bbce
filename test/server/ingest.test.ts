import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BatchAnswer, maxBatchBytes, Refusal } from '../../src/domain/wire.ts';
import { enrolTablet, openOffice, sendBatch } from './office.ts';
import { makeRecord, makeRecords, type Tablet } from './records.ts';
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
  const response = await sendBatch(server.url, tablet.token, { records });
  expect(response.status).toBe(200);
  return BatchAnswer.parse(await response.json());
};

const statuses = ({ acks }: BatchAnswer): string[] => acks.map(({ status }) => status);
const rawRecords = () => server.rooms.store.db.selectFrom('raw_record').selectAll().execute();

describe('a batch', () => {
  test('is stored once, and a resend of it is a duplicate', async () => {
    const records = makeRecords(tablet, 3);
    expect(statuses(await send(records))).toEqual(['stored', 'stored', 'stored']);
    expect(statuses(await send(records))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await rawRecords()).toHaveLength(3);
  });

  test('names each record in its acks, in order', async () => {
    const records = makeRecords(tablet, 3);
    const { acks } = await send(records);
    expect(acks.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
  });

  test('one malformed record among 100 is quarantined, and the 99 are stored', async () => {
    const records: unknown[] = makeRecords(tablet, 100);
    records[41] = { ...makeRecord(tablet, { seq: 42 }), box: 17 };
    const answer = await send(records);
    expect(statuses(answer).filter((status) => status === 'stored')).toHaveLength(99);
    expect(answer.acks[41]?.status).toBe('quarantined');
    expect((await server.rooms.intake.quarantined()).total).toBe(1);
  });

  test('the same id with other content keeps both, and quarantines the second', async () => {
    const first = makeRecord(tablet, { seq: 1, claim: { full_name: 'Ann' } });
    const second = makeRecord(tablet, { seq: 1, claim: { full_name: 'Bea' }, id: first.id });
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
      makeRecord({ ...tablet, device: 'another' }, { seq: 1 }),
      makeRecord({ ...tablet, event: 'workshop' }, { seq: 2 }),
    ]);
    expect(statuses(answer)).toEqual(['quarantined', 'quarantined']);
  });

  test('a box that does not open is quarantined behind the request, and its neighbours go on', async () => {
    const [first, second] = makeRecords(tablet, 2);
    await send([{ ...first, box: 'bm90IGEgY2hlY2staW4' }, second]);
    server.background.wake();
    await server.background.idle();
    const { records } = await server.rooms.intake.quarantined();
    expect(records.map(({ why }) => why)).toEqual(['the box does not open: it holds no check-in']);
    expect(await server.rooms.store.db.selectFrom('check_in').select('id').execute()).toEqual([
      { id: second?.id },
    ]);
  });

  test('a record that the database refuses gets no ack, and its neighbours are stored', async () => {
    const records = makeRecords(tablet, 3);
    const refused = records[1]?.id;
    await server.rooms.store.writeRaw((connection) => {
      connection.exec(`CREATE TRIGGER refuse BEFORE INSERT ON raw_record WHEN NEW.id = '${refused}'
        BEGIN SELECT RAISE(ABORT, 'this one does not go in'); END`);
    });
    const answer = await send(records);
    expect(answer.acks.map(({ id }) => id)).toEqual([records[0]?.id, records[2]?.id]);
    expect((await rawRecords()).map(({ id }) => id)).toEqual([records[0]?.id, records[2]?.id]);
    await server.rooms.store.writeRaw((connection) => connection.exec('DROP TRIGGER refuse'));
    expect(statuses(await send(records))).toEqual(['duplicate', 'stored', 'duplicate']);
  });

  test('a clock that is years off is never a reason to refuse', async () => {
    expect(statuses(await send([makeRecord(tablet, { seq: 1, at: '1999-01-01T00:00:00.000Z' })]))).toEqual([
      'stored',
    ]);
  });
});

describe('what the server holds of a device', () => {
  test('the gaps are named until they are filled, over a restart too', async () => {
    const records = makeRecords(tablet, 8);
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
    const response = await sendBatch(restarted.url, tablet.token, { records: pick(6, 7) });
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
    expect(await refusal(await sendBatch(server.url, 'nobody', { records: [{}] }))).toEqual([
      401,
      'unknown-token',
    ]);
  });

  test('a revoked token is 401, and what it sent stays', async () => {
    await send(makeRecords(tablet, 2));
    await server.rooms.access.revoke(tablet.device, 'clerk');
    expect(await refusal(await sendBatch(server.url, tablet.token, { records: [{}] }))).toEqual([
      401,
      'revoked',
    ]);
    expect(await rawRecords()).toHaveLength(2);
  });

  test('a body over the limit is 413', async () => {
    const body = JSON.stringify({ records: ['x'.repeat(maxBatchBytes)] });
    expect(await refusal(await sendBatch(server.url, tablet.token, body))).toEqual([413, 'too-large']);
  });

  test.each([
    ['more than 100 records', JSON.stringify({ records: Array(101).fill({}) })],
    ['no records', JSON.stringify({ records: [] })],
    ['no JSON', '{"records": ['],
  ])('%s is 400 and stores nothing', async (_, body) => {
    expect((await sendBatch(server.url, tablet.token, body)).status).toBe(400);
    expect(await rawRecords()).toEqual([]);
  });

  test('a commit that fails is not acknowledged, and the same batch is stored later', async () => {
    const records = makeRecords(tablet, 2);
    // The real database refuses the commit: a deferred foreign key is violated.
    await server.rooms.store.writeRaw((connection) => {
      connection.exec(`
        CREATE TABLE broken (parent INTEGER REFERENCES raw_record (receipt) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER break_commit AFTER INSERT ON raw_record BEGIN INSERT INTO broken VALUES (-1); END`);
    });
    expect((await sendBatch(server.url, tablet.token, { records })).status).toBe(500);
    expect(await rawRecords()).toEqual([]);
    await server.rooms.store.writeRaw((connection) => {
      connection.exec('DROP TRIGGER break_commit; DROP TABLE broken');
    });
    expect(statuses(await send(records))).toEqual(['stored', 'stored']);
  });
});
