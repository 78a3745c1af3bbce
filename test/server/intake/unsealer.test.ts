import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckInRecord } from '../../../src/domain/wire.ts';
import { createUnsealer, type Unsealer } from '../../../sync-server/intake/unsealer.ts';
import { openKeys } from '../../../sync-server/keys/index.ts';
import { openStore, type Store } from '../../../sync-server/store/index.ts';
import { sealText } from '../../sim/fuzz/sealed-text.ts';
import { makeRecord, newTablet, type Tablet } from '../records.ts';

const idleMs = 300;
let store: Store;
let tablet: Tablet;
let unsealer: Unsealer;
let rotate: () => Promise<unknown>;

beforeEach(async () => {
  store = openStore(':memory:');
  const keys = await openKeys({ store, file: null });
  rotate = keys.rotate;
  unsealer = createUnsealer(keys, { idleMs });
  const names = { device: 'tablet', event: 'expo', token: '', signingKey: null };
  tablet = newTablet({ ...names, serverKey: keys.forTablets() });
});
afterEach(async () => {
  await unsealer.stop();
  await store.close();
});

const someRecords = async (howMany: number): Promise<string[]> =>
  Promise.all(Array.from({ length: howMany }, async () => JSON.stringify(await makeRecord(tablet))));

const open = async (contents: string[]): Promise<boolean> =>
  (await unsealer.open(contents)).every((result) => result.ok);

describe('the thread that opens boxes', () => {
  test('is not stopped while somebody waits, whoever was done before', async () => {
    const contents = await someRecords(20);
    // Two at a time, as a release on the console beside the work behind the requests.
    const until = performance.now() + 6 * idleMs;
    while (performance.now() < until)
      expect(await Promise.all([open(contents), open(contents.slice(0, 1))])).toEqual([true, true]);
  });

  test('is started anew when it was stopped for want of work', async () => {
    const contents = await someRecords(1);
    expect(await open(contents)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 2 * idleMs));
    expect(await open(contents)).toBe(true);
  });

  test('is started anew with a new key, and what waits for the old thread is still answered', async () => {
    const contents = await someRecords(20);
    const waiting = [open(contents), open(contents)];
    await rotate();
    waiting.push(open(contents), open(contents));
    expect(await Promise.all(waiting)).toEqual([true, true, true, true]);
  });
});

describe('a box', () => {
  /** The tablet's next record with this text sealed in its box. */
  const holding = async (text: (record: CheckInRecord) => string): Promise<string> => {
    const record = await makeRecord(tablet);
    return JSON.stringify({ ...record, box: await sealText(text(record), record, tablet.serverKey) });
  };
  const problemsOf = async (contents: string[]): Promise<(string | null)[]> =>
    (await unsealer.open(contents)).map((result) => (result.ok ? null : result.problem));

  test('that cannot even be read harms no other', async () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const [before = '', after = ''] = await someRecords(2);
    const unreadable = await holding(() => `{"method":${deep}}`);
    const [first, second, third] = await problemsOf([before, unreadable, after]);
    expect([first, third]).toEqual([null, null]);
    expect(second).toEqual(expect.any(String));
  });

  test('that holds another number than stands on it stays out', async () => {
    const other = await makeRecord(tablet);
    const { id, device, event, seq } = other;
    const inside = {
      clocks: { wall: '2026-11-24T18:00:00.000Z', monotonicMs: 1, bootId: 'boot', serverOffsetMs: null },
      method: 'form',
      badge: null,
      understoodBy: null,
      claim: { full_name: 'Visitor' },
      locale: 'en',
      privacyNotice: '2026-11',
    };
    const says = (names: object) => () => JSON.stringify({ ...inside, device, event, ...names });
    const honest = await holding((record) => says({ id: record.id, seq: record.seq })());
    expect(await problemsOf([honest])).toEqual([null]);
    expect(await problemsOf([await holding(says({ id, seq }))])).toEqual([
      'what stands on the record does not agree with what is inside',
    ]);
  });
});
