import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { maxBatchBytes } from '#domain/batch-bounds.ts';
import { noRecordBefore } from '#domain/record-chain.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import { createPostBatch, type Fetch } from '../../../src/tablet/post-batch.ts';
import { createSender, fitBatch, type IfAlone } from '../../../src/tablet/sender.ts';
import { openStation, park } from './station.ts';

const refusal = (status: number) => Response.json({ error: { code: 'no', message: 'No.' } }, { status });
const recordsIn = (request: RequestInit): CheckInRecord[] => JSON.parse(String(request.body)).records;
const acknowledge = (ids: string[]) =>
  Response.json({
    serverTime: '2026-09-10T17:00:05Z',
    acks: ids.map((id) => ({ id, status: 'stored' })),
    order: null,
    device: { contiguousSeq: 0, gaps: [] },
  });

/** A tablet whose network is the function given. */
const openSender = async (
  respond: (records: CheckInRecord[]) => Response | Promise<Response>,
  ifAlone: IfAlone = (work) => work(),
) => {
  const station = await openStation();
  const batches: string[][] = [];
  const fetch: Fetch = async (_url, request) => {
    const records = recordsIn(request);
    batches.push(records.map(({ id }) => id));
    return respond(records);
  };
  const sender = createSender({
    store: station.store,
    clock: station.clock,
    postBatch: createPostBatch(fetch, station.clock),
    random: () => 1,
    ifAlone,
  });
  return { ...station, sender, batches };
};

describe('the sender', () => {
  test('empties the outbox in order of seq, and learns the clock', async () => {
    const { sender, save, batches } = await openSender((records) => acknowledge(records.map(({ id }) => id)));
    const saved = [await save(), await save(), await save()];
    await sender.start();
    expect(batches).toEqual([saved.map(({ id }) => id)]);
    expect(sender.view.value).toMatchObject({ unsent: 0, parked: 0, reach: { is: 'reached' } });
    expect(sender.serverOffsetMs()).toBe(5_000);
    sender.stop();
  });

  test('at most 100 records a batch', async () => {
    const { sender, save, batches } = await openSender((records) => acknowledge(records.map(({ id }) => id)));
    for (let i = 0; i < 130; i++) await save();
    await sender.start();
    expect(batches.map((ids) => ids.length)).toEqual([100, 30]);
    sender.stop();
  });

  test.each([400, 401, 403, 404, 409, 413, 422, 429, 500, 503])('a %i deletes nothing', async (status) => {
    const { sender, save, store } = await openSender(() => refusal(status));
    for (let i = 0; i < 3; i++) await save();
    await sender.start();
    const counts = await store.counts();
    expect(counts.ok && counts.value.unsent + counts.value.parked).toBe(3);
    sender.stop();
  });

  test('one bad record is parked, its neighbours get through', async () => {
    let bad = '';
    const { sender, save, store, batches } = await openSender((records) =>
      records.some(({ id }) => id === bad) ? refusal(422) : acknowledge(records.map(({ id }) => id)),
    );
    const saved = [];
    for (let i = 0; i < 40; i++) saved.push(await save());
    bad = saved[23]?.id ?? '';
    await sender.start();
    expect(sender.view.value).toMatchObject({ unsent: 0, parked: 1 });
    expect(batches.length).toBeLessThan(20);
    await store.unparkAll();
    const left = await store.oldestUnsent(100);
    expect(left.ok && left.value?.records.map(({ id }) => id)).toEqual([bad]);
    sender.stop();
  });

  test('a request too large is sent in halves', async () => {
    const { sender, save, batches } = await openSender((records) =>
      records.length > 3 ? refusal(413) : acknowledge(records.map(({ id }) => id)),
    );
    for (let i = 0; i < 10; i++) await save();
    await sender.start();
    expect(sender.view.value).toMatchObject({ unsent: 0, parked: 0 });
    expect(batches[1]?.length).toBe(5);
    sender.stop();
  });

  test('no network: waits, then all goes through; nothing is sent before its time', async () => {
    let isUp = false;
    const { sender, save, clock, batches } = await openSender((records) => {
      if (!isUp) throw new TypeError('Failed to fetch');
      return acknowledge(records.map(({ id }) => id));
    });
    await save();
    await sender.start();
    expect(sender.view.value).toMatchObject({ unsent: 1, reach: { is: 'unreachable' } });
    await sender.nudge();
    expect(batches.length).toBe(1);
    isUp = true;
    clock.ms += 1_000;
    await sender.nudge();
    expect(sender.view.value).toMatchObject({ unsent: 0, reach: { is: 'reached' } });
    sender.stop();
  });

  test('a clock that staff set back by a year does not make it wait for one', async () => {
    let isUp = false;
    const { sender, save, clock } = await openSender((records) => {
      if (!isUp) throw new TypeError('Failed to fetch');
      return acknowledge(records.map(({ id }) => id));
    });
    let monotonicMs = 0;
    clock.monotonicMs = () => monotonicMs;
    await save();
    await sender.start();
    isUp = true;
    clock.ms -= 365 * 24 * 3_600_000;
    monotonicMs += 1_000;
    await sender.nudge();
    expect(sender.view.value).toMatchObject({ unsent: 0 });
    sender.stop();
  });

  test('the network came back while a request hung on the old one: the next goes at once', async () => {
    let hangUp = (): void => undefined;
    let requests = 0;
    const { sender, save } = await openSender((records) => {
      if (++requests > 1) return acknowledge(records.map(({ id }) => id));
      return new Promise((_, reject) => {
        hangUp = () => reject(new TypeError('Failed to fetch'));
      });
    });
    await save();
    const starting = sender.start();
    while (requests === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const trying = sender.tryNow();
    hangUp();
    await Promise.all([starting, trying]);
    expect(requests).toBe(2);
    expect(sender.view.value).toMatchObject({ unsent: 0 });
    sender.stop();
  });

  test('an answer lost on the way: the same bytes go again', async () => {
    const bodies: string[] = [];
    const { sender, save, clock } = await openSender((records) => {
      bodies.push(JSON.stringify(records));
      if (bodies.length === 1) throw new TypeError('Failed to fetch');
      return acknowledge(records.map(({ id }) => id));
    });
    await save();
    await sender.start();
    clock.ms += 2_000;
    await sender.nudge();
    expect(bodies[1]).toBe(bodies[0]);
    sender.stop();
  });

  test('sends nothing while another page of this tablet is at it', async () => {
    const { sender, save, batches } = await openSender(
      (records) => acknowledge(records.map(({ id }) => id)),
      async () => {},
    );
    await save();
    await sender.start();
    expect(batches).toEqual([]);
    expect(sender.view.value).toMatchObject({ unsent: 1 });
    sender.stop();
  });

  test('parked records get another chance at a start, when somebody asks, and after an hour by themselves', async () => {
    const { sender, save, store, batches, clock } = await openSender((records) =>
      acknowledge(records.map(({ id }) => id)),
    );
    const parkOne = async () => {
      const { id } = await save();
      await park(store, [id]);
      return id;
    };
    const first = await parkOne();
    await sender.start();
    expect(batches).toEqual([[first]]);
    const second = await parkOne();
    await sender.nudge();
    expect(batches).toEqual([[first]]);
    await sender.tryNow();
    expect(batches).toEqual([[first], [second]]);
    const third = await parkOne();
    clock.ms += 59 * 60_000;
    await sender.nudge();
    expect(batches.length).toBe(2);
    clock.ms += 60_000;
    await sender.nudge();
    expect(batches).toEqual([[first], [second], [third]]);
    sender.stop();
  });

  test('an answer that names only some: the others go again, and nothing that was named', async () => {
    const acknowledged = new Set<string>();
    let atOnce = 0;
    let most = 0;
    const { sender, save, batches } = await openSender(async (records) => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 2));
      const named = records.map(({ id }) => id).filter((_, index) => batches.length > 1 || index % 2 === 0);
      for (const id of named) acknowledged.add(id);
      atOnce--;
      return acknowledge(named);
    });
    const saved = [];
    for (let i = 0; i < 230; i++) saved.push((await save()).id);
    await sender.start();
    expect(acknowledged).toEqual(new Set(saved));
    expect(batches.flat().length).toBe(230 + 50);
    expect(most).toBe(1);
    expect(sender.view.value).toMatchObject({ unsent: 0 });
    sender.stop();
  });

  test('what a full disk does not let go is not sent again and again', async () => {
    const { sender, save, batches, store } = await openSender((records) =>
      acknowledge(records.map(({ id }) => id)),
    );
    await save();
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    await sender.start();
    IDBObjectStore.prototype.add = add;
    expect(batches.length).toBe(1);
    expect(await store.counts()).toMatchObject({ value: { unsent: 1 } });
    await sender.nudge();
    expect(sender.view.value).toMatchObject({ unsent: 0 });
    sender.stop();
  });

  test('two nudges never send the same record at the same time', async () => {
    let atOnce = 0;
    let most = 0;
    const { sender, save } = await openSender(async (records) => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce--;
      return acknowledge(records.map(({ id }) => id));
    });
    await save();
    await Promise.all([sender.start(), sender.nudge(), sender.nudge()]);
    expect(most).toBe(1);
    sender.stop();
  });
});

test('a batch holds at most 256 kB, and at least one record', () => {
  const record = (bytes: number): CheckInRecord => ({
    id: randomUUID(),
    device: 'd',
    event: 'e',
    seq: 1,
    prev: noRecordBefore,
    schema: 1,
    box: 'x'.repeat(bytes),
  });
  const records = Array.from({ length: 10 }, () => record(60_000));
  const fitting = fitBatch(records);
  expect(fitting.length).toBe(4);
  expect(JSON.stringify({ records: fitting }).length).toBeLessThanOrEqual(maxBatchBytes);
  expect(fitBatch([record(300_000)]).length).toBe(1);
});
