/** Importing a tablet's sealed export over real HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ImportOutcome } from '../../src/domain/quarantine-api.ts';
import {
  addFrame,
  type FrameSet,
  framesOf,
  joinFrames,
  type SealedExport,
} from '../../src/domain/sealed-export.ts';
import { type CheckInRecord, Refusal } from '../../src/domain/wire.ts';
import { signBatch } from '../../src/tablet/signing.ts';
import { clerk, convention, enrolTablet, openOffice, sendBatch, signInStaff } from './office.ts';
import { makeRecord, makeRecords, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

let server: TestServer;
let tablet: Tablet;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];

beforeEach(async () => {
  server = await startServer();
  await openOffice(server.rooms);
  tablet = await enrolTablet(server, { station: 'Booth 7' });
  ({ ask } = await signInStaff(server));
});
afterEach(() => server.end());

/** As the tablet makes it: signed over its last record. */
const exportOf = async (records: CheckInRecord[], of = tablet): Promise<SealedExport> => ({
  rollcall: 'sealed-export',
  version: 1,
  device: of.device,
  station: 'Booth 7',
  event: of.event,
  exportedAt: '2026-11-24T19:00:00.000Z',
  records,
  signature: of.signingKey && (await signBatch(of.signingKey, records)),
});

const bring = async (sealed: unknown): Promise<ImportOutcome> => {
  const response = await ask('/imports', sealed);
  expect(response.status).toBe(200);
  return ImportOutcome.parse(await response.json());
};

const refusal = async (response: Response): Promise<[number, string]> => [
  response.status,
  Refusal.parse(await response.json()).error.code,
];

const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const checkIns = async () =>
  (await server.rooms.store.db.selectFrom('check_in').select('id').execute()).map(({ id }) => id);
const rawRecords = () => server.rooms.store.db.selectFrom('raw_record').selectAll().execute();
const whys = async () => (await server.rooms.intake.quarantine.list()).records.map(({ why }) => why);
const contiguousSeq = async () => (await server.rooms.intake.progressOf(tablet.device)).contiguousSeq;

describe('an export', () => {
  test('of 250 records comes in whole, and counts for the end of the day', async () => {
    const records = await makeRecords(tablet, 250);
    expect(await bring(await exportOf(records))).toEqual({
      station: 'Booth 7',
      event: { id: convention.id, name: convention.name },
      records: 250,
      stored: 250,
      duplicate: 0,
      quarantined: 0,
    });
    await settled();
    expect(await checkIns()).toEqual(records.map(({ id }) => id));
    expect(await contiguousSeq()).toBe(250);
  });

  test('imported twice changes nothing', async () => {
    const sealed = await exportOf(await makeRecords(tablet, 3));
    await bring(sealed);
    await settled();
    const before = [await rawRecords(), await checkIns()];
    expect(await bring(sealed)).toMatchObject({ stored: 0, duplicate: 3, quarantined: 0 });
    await settled();
    expect([await rawRecords(), await checkIns()]).toEqual(before);
  });

  test('of what also came by network changes nothing of that', async () => {
    const records = await makeRecords(tablet, 5);
    await sendBatch(server.url, tablet, records.slice(0, 2));
    expect(await bring(await exportOf(records))).toMatchObject({ stored: 3, duplicate: 2, quarantined: 0 });
    const answer = await sendBatch(server.url, tablet, records);
    expect(await answer.json()).toMatchObject({
      acks: records.map(({ id }) => ({ id, status: 'duplicate' })),
      device: { contiguousSeq: 5, gaps: [] },
    });
    await settled();
    expect(await checkIns()).toHaveLength(5);
  });

  test('comes through its series of QR codes the same', async () => {
    const sealed = await exportOf(await makeRecords(tablet, 4));
    const sets = framesOf(sealed)
      .toReversed()
      .reduce<ReadonlyMap<string, FrameSet>>((read, frame) => addFrame(read, frame), new Map());
    const [set] = sets.values();
    expect(await bring(set && joinFrames(set))).toMatchObject({ stored: 4, quarantined: 0 });
    expect(await bring(sealed)).toMatchObject({ stored: 0, duplicate: 4 });
  });

  test('is remembered with who brought it', async () => {
    await bring(await exportOf(await makeRecords(tablet, 2)));
    const row = await server.rooms.store.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'export-imported')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ actor: clerk.id, subject: tablet.device });
    expect(JSON.parse(row.detail_json)).toMatchObject({ records: 2, stored: 2 });
  });

  test('of a revoked tablet waits for a supervisor', async () => {
    const sealed = await exportOf(await makeRecords(tablet, 2));
    await server.rooms.access.revoke(tablet.device, clerk.id);
    expect(await bring(sealed)).toMatchObject({ stored: 0, quarantined: 2 });
    expect(await server.rooms.intake.quarantine.lots()).toMatchObject([
      { device: tablet.device, records: 2 },
    ]);
  });
});

describe('what is wrong with an export', () => {
  const notSigned = 'the export was not signed by this tablet';

  test.each<[string, (sealed: SealedExport, stranger: Tablet) => Promise<SealedExport>]>([
    ['has no signature', async (sealed) => ({ ...sealed, signature: null })],
    ['has its last record cut off', async (sealed) => ({ ...sealed, records: sealed.records.slice(0, -1) })],
    [
      'was carried on by somebody who saw it',
      async (sealed) => ({ ...sealed, records: [...sealed.records, await makeRecord(tablet)] }),
    ],
    [
      'was signed by another tablet',
      async (sealed, stranger) => ({
        ...sealed,
        signature:
          stranger.signingKey && (await signBatch(stranger.signingKey, sealed.records as CheckInRecord[])),
      }),
    ],
  ])('%s: kept in quarantine, and no gap is filled', async (_, change) => {
    const stranger = await enrolTablet(server);
    const sealed = await change(await exportOf(await makeRecords(tablet, 2)), stranger);
    expect(await bring(sealed)).toMatchObject({ stored: 0, quarantined: sealed.records.length });
    expect(new Set(await whys())).toEqual(new Set([notSigned]));
    expect(await contiguousSeq()).toBe(0);
    await settled();
    expect(await checkIns()).toEqual([]);
  });

  test('a tablet that can keep no key is spoken for by staff', async () => {
    const keyless = await enrolTablet(server, { signs: false });
    expect(await bring(await exportOf(await makeRecords(keyless, 2), keyless))).toMatchObject({ stored: 2 });
  });

  test('a record changed on the way is quarantined, and its neighbours are stored', async () => {
    const [first, second, third] = await makeRecords(tablet, 3);
    if (!first || !second || !third) throw new Error('three records were made');
    const another = second.box.at(-9) === 'A' ? 'B' : 'A';
    const changed = { ...second, box: `${second.box.slice(0, -9)}${another}${second.box.slice(-8)}` };
    await bring(await exportOf([first, changed, third]));
    await settled();
    // The third does not follow the changed one, which is in question itself and drags nobody along.
    expect(await checkIns()).toEqual([first.id, third.id]);
    expect(await whys()).toEqual(['the box does not open: it was changed, or sealed for another record']);
  });

  test('records of another device, and what is no record, are quarantined one by one', async () => {
    const other = await enrolTablet(server);
    const foreign = await makeRecord(tablet, { device: other.device });
    const own = await makeRecord(tablet);
    const sealed = { ...(await exportOf([own])), records: [{ half: 'a record' }, foreign, own] };
    expect(await bring(sealed)).toMatchObject({ stored: 1, quarantined: 2 });
    expect((await whys()).toSorted()).toEqual([
      expect.stringContaining('not a check-in record'),
      'says that it is from another device',
    ]);
  });

  test('a tablet that was never enrolled here is refused, with nothing kept', async () => {
    const sealed = { ...(await exportOf(await makeRecords(tablet, 1))), device: 'nobody' };
    expect(await refusal(await ask('/imports', sealed))).toEqual([404, 'unknown-device']);
    expect(await rawRecords()).toEqual([]);
  });

  test.each([
    ['another kind of file', { rollcall: 'backup' }],
    ['a later version', { version: 2 }],
    ['no records', { records: [] }],
  ])('%s is refused', async (_, change) => {
    const sealed = { ...(await exportOf(await makeRecords(tablet, 1))), ...change };
    expect((await refusal(await ask('/imports', sealed)))[0]).toBe(400);
  });

  test('needs a signed-in member of staff', async () => {
    const response = await fetch(`${server.url}/api/imports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify(await exportOf(await makeRecords(tablet, 1))),
    });
    expect(response.status).toBe(401);
  });
});
