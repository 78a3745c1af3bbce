import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { createEndOfDay, type DayCount, type DayVerdict, judgeDay } from '../../../src/tablet/end-of-day.ts';
import { createExporting } from '../../../src/tablet/export.ts';
import { createOutbox } from '../../../src/tablet/outbox.ts';
import { createPostBatch, type Fetch } from '../../../src/tablet/post-batch.ts';
import { seal } from '../../../src/tablet/seal.ts';
import { createSender } from '../../../src/tablet/sender.ts';
import { makeSigningKey } from '../../../src/tablet/signing.ts';
import { openStore } from '../../../src/tablet/store.ts';
import { acknowledge, enrolment, openStation, park, signIn } from './station.ts';

/** The browser's other stores as plain maps: what matters is which of them are emptied. */
const openBrowser = () => {
  const caches = new Set(['version-1a2b', 'answers']);
  const area = new Map([['draft', 'Maria']]);
  return {
    caches,
    area,
    browser: {
      caches: {
        keys: async () => [...caches],
        delete: async (name: string) => caches.delete(name),
      },
      areas: [area],
    },
  };
};

const openDay = async () => {
  const station = await openStation();
  const stores = openBrowser();
  const endOfDay = createEndOfDay({ store: station.store, browser: stores.browser });
  return { ...station, ...stores, endOfDay, exporting: createExporting(station) };
};

describe('both sides count', () => {
  const upTo = (contiguousSeq: number, gaps: [number, number][] = []) => ({ contiguousSeq, gaps });
  test.each([
    {
      name: 'a tablet that took nobody',
      count: { last: 0, kept: [], server: null },
      verdict: { is: 'all-safe', made: 0, safe: 0 },
    },
    {
      name: '412 of 412',
      count: { last: 412, kept: [], server: upTo(412) },
      verdict: { is: 'all-safe', made: 412, safe: 412 },
    },
    {
      name: 'the last twelve are only here',
      count: { last: 412, kept: Array.from({ length: 12 }, (_, index) => 401 + index), server: upTo(400) },
      verdict: { is: 'kept', made: 412, safe: 400, kept: 12 },
    },
    {
      name: 'one parked in the middle is a gap of the server too: counted once',
      count: { last: 10, kept: [4], server: upTo(3, [[4, 4]]) },
      verdict: { is: 'kept', made: 10, safe: 9, kept: 1 },
    },
    {
      name: 'acknowledged, but the server counts a hole',
      count: { last: 10, kept: [], server: upTo(5, [[6, 7]]) },
      verdict: { is: 'missing', made: 10, safe: 8, missing: [6, 7] },
    },
    {
      name: 'acknowledged, but the server went back in time',
      count: { last: 10, kept: [], server: upTo(7) },
      verdict: { is: 'missing', made: 10, safe: 7, missing: [8, 9, 10] },
    },
    {
      name: 'gone from here without a word from the server',
      count: { last: 2, kept: [], server: null },
      verdict: { is: 'missing', made: 2, safe: 0, missing: [1, 2] },
    },
    {
      name: 'nothing sent yet',
      count: { last: 3, kept: [1, 2, 3], server: null },
      verdict: { is: 'kept', made: 3, safe: 0, kept: 3 },
    },
  ] satisfies { name: string; count: DayCount; verdict: DayVerdict }[])('$name', ({ count, verdict }) =>
    expect(judgeDay(count)).toEqual(verdict),
  );

  test('the numbers come from the outbox of a real tablet', async () => {
    const { save, store, endOfDay } = await openDay();
    const [first, second] = [await save(), await save(), await save()];
    await acknowledge(store, [first.id], 1);
    await park(store, [second.id]);
    await store.saveSetting({ name: 'server-count:tablet-7', value: { contiguousSeq: 1, gaps: [] } });
    expect(await endOfDay.count('tablet-7')).toEqual({
      ok: true,
      value: { is: 'kept', made: 3, safe: 1, kept: 2 },
    });
  });
});

describe('signing out', () => {
  test('is refused with one unsent record, and nothing is changed', async () => {
    const { save, store, endOfDay, caches, area } = await openDay();
    const record = await save();
    expect(await endOfDay.wipe()).toEqual({ ok: false, problem: { kind: 'not-safe', exposed: 1 } });
    const kept = await store.oldestUnsent(100);
    expect(kept.ok && kept.value?.records).toEqual([record]);
    expect(await store.readEnrolment()).toEqual({ ok: true, value: enrolment });
    expect([caches.size, area.size]).toEqual([2, 1]);
  });

  test('is refused with one parked record', async () => {
    const { save, store, endOfDay } = await openDay();
    await park(store, [(await save()).id]);
    expect(await endOfDay.wipe()).toMatchObject({ ok: false, problem: { kind: 'not-safe', exposed: 1 } });
  });

  test('is refused for a record of an earlier enrolment', async () => {
    const { save, store, endOfDay } = await openDay();
    await save();
    await store.saveEnrolment({ ...enrolment, device: 'tablet-8' });
    expect(await endOfDay.wipe()).toMatchObject({ ok: false, problem: { exposed: 1 } });
  });

  test('after an export of exactly what is left it is allowed; one sign-in later it is refused again', async () => {
    const { save, endOfDay, exporting } = await openDay();
    await save();
    await save();
    const made = await exporting.make();
    if (!made.ok) throw new Error(made.problem.kind);
    expect((await endOfDay.wipe()).ok).toBe(false);
    await exporting.confirm(made.value);
    await save();
    expect(await endOfDay.wipe()).toEqual({ ok: false, problem: { kind: 'not-safe', exposed: 1 } });
    const again = await exporting.make();
    if (!again.ok) throw new Error(again.problem.kind);
    await exporting.confirm(again.value);
    expect(await endOfDay.wipe()).toEqual({ ok: true, value: undefined });
  });

  test('an export covers what was left of it when the rest is acknowledged', async () => {
    const { save, store, endOfDay, exporting } = await openDay();
    const [first] = [await save(), await save()];
    const made = await exporting.make();
    if (!made.ok) throw new Error(made.problem.kind);
    await exporting.confirm(made.value);
    await acknowledge(store, [first.id], 1);
    expect((await endOfDay.wipe()).ok).toBe(true);
  });

  test('deletes the database, and every cache but the files of the app', async () => {
    const { name, save, store, endOfDay, caches, area } = await openDay();
    await acknowledge(store, [(await save()).id], 1);
    expect(await Dexie.exists(name)).toBe(true);
    expect(await endOfDay.wipe()).toEqual({ ok: true, value: undefined });
    expect(await Dexie.exists(name)).toBe(false);
    expect([...caches]).toEqual(['version-1a2b']);
    expect(area.size).toBe(0);
  });

  test('a sign-in that comes after it is not called saved', async () => {
    const { name, outbox, store, endOfDay } = await openDay();
    const capture = outbox.capture(signIn());
    expect((await endOfDay.wipe()).ok).toBe(true);
    expect((await outbox.save(capture, enrolment)).ok).toBe(false);
    expect((await store.counts()).ok).toBe(false);
    expect(await Dexie.exists(name)).toBe(false);
  });

  test('a sign-in on another page that does not know of it is not called saved either', async () => {
    const { name, clock, endOfDay } = await openDay();
    const other = openStore(name);
    const outbox = createOutbox({
      store: other,
      clock,
      seal,
      serverOffsetMs: () => null,
      afterSave: () => {},
    });
    const capture = outbox.capture(signIn());
    expect((await endOfDay.wipe()).ok).toBe(true);
    expect((await outbox.save(capture, enrolment)).ok).toBe(false);
    expect(await other.counts()).toEqual({ ok: true, value: { unsent: 0, parked: 0 } });
  });

  test('sign-ins that race with it are refused or kept, never lost', async () => {
    for (let round = 0; round < 10; round++) {
      const { name, outbox, endOfDay } = await openDay();
      const saving = outbox.save(outbox.capture(signIn()), enrolment);
      for (let turns = 0; turns < round * 3; turns++) await Promise.resolve();
      const [saved, wiped] = await Promise.all([saving, endOfDay.wipe()]);
      const counts = await openStore(name).counts();
      expect(counts.ok && counts.value.unsent).toBe(saved.ok ? 1 : 0);
      expect(wiped.ok).toBe(!saved.ok);
    }
  });

  test('nothing that was under way brings the database back', async () => {
    const { name, store, endOfDay } = await openDay();
    const wiping = endOfDay.wipe();
    const under = [store.oldestUnsent(100), store.readEnrolment(), store.counts(), store.unparkAll()];
    for (let turns = 0; turns < 40; turns++) {
      under.push(store.oldestUnsent(100), store.readEnrolment());
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect((await wiping).ok).toBe(true);
    await Promise.all(under);
    expect(await Dexie.exists(name)).toBe(false);
  });

  test('the tablet can be enrolled again at once, with a key to sign with', async () => {
    const { name, store, endOfDay, clock } = await openDay();
    expect((await endOfDay.wipe()).ok).toBe(true);
    const key = await makeSigningKey();
    if (!key) throw new Error('no key');
    expect(await store.saveSigningKey('key-row', key.privateKey)).toBe(true);
    const anew = { ...enrolment, device: 'tablet-9', enrolledAt: clock.ms, signingKey: 'key-row' };
    expect((await store.saveEnrolment(anew)).ok).toBe(true);
    expect(await openStore(name).readEnrolment()).toEqual({ ok: true, value: anew });
  });

  test('another page that holds the database open does not stop it', async () => {
    const { name, endOfDay } = await openDay();
    const other = openStore(name);
    await other.counts();
    expect(await endOfDay.wipe()).toEqual({ ok: true, value: undefined });
    expect(await other.readEnrolment()).toEqual({ ok: true, value: null });
  });
});

describe('what the server said', () => {
  const ids = (request: RequestInit): string[] =>
    JSON.parse(String(request.body)).records.map(({ id }: { id: string }) => id);

  const openSender = async (answer: { order: 'wipe' | null }) => {
    const station = await openDay();
    const fetch: Fetch = async (_url, request) =>
      Response.json({
        serverTime: '2026-09-10T17:00:05Z',
        acks: ids(request).map((id) => ({ id, status: 'stored' })),
        order: answer.order,
        device: { contiguousSeq: 2, gaps: [] },
      });
    const start = (store = station.store) =>
      createSender({
        store,
        clock: station.clock,
        postBatch: createPostBatch(fetch, station.clock),
        random: () => 1,
        ifAlone: (work) => work(),
      });
    return { ...station, start };
  };

  test('is remembered over a restart: "2 of 2 safe" needs no network in the evening', async () => {
    const { save, start, name, store, endOfDay } = await openSender({ order: null });
    await save();
    await save();
    const sender = start();
    await sender.start();
    sender.stop();
    expect(sender.view.value?.server).toEqual({ device: 'tablet-7', contiguousSeq: 2, gaps: [] });
    expect(sender.view.value?.wipeOrdered).toBeNull();
    store.close();
    const restarted = start(openStore(name));
    await restarted.start();
    restarted.stop();
    expect(restarted.view.value?.server).toEqual(sender.view.value?.server);
    expect(await endOfDay.count('tablet-7')).toEqual({
      ok: true,
      value: { is: 'all-safe', made: 2, safe: 2 },
    });
  });

  test('an order to wipe is remembered over a restart, and for the device that it was given to', async () => {
    const { save, start, name, store } = await openSender({ order: 'wipe' });
    await save();
    const sender = start();
    await sender.start();
    sender.stop();
    expect(sender.view.value).toMatchObject({ unsent: 0, wipeOrdered: 'tablet-7' });
    store.close();
    const restarted = start(openStore(name));
    await restarted.start();
    restarted.stop();
    expect(restarted.view.value?.wipeOrdered).toBe('tablet-7');
  });

  test('the last time all was safe outlasts a restart', async () => {
    const { save, start, name, store, clock } = await openSender({ order: null });
    const sender = start();
    await sender.start();
    sender.stop();
    const safeAt = clock.ms;
    await save();
    clock.ms += 3_600_000;
    store.close();
    const offline = createSender({
      store: openStore(name),
      clock,
      postBatch: async () => ({ kind: 'unreachable' }),
      random: () => 1,
      ifAlone: (work) => work(),
    });
    await offline.start();
    offline.stop();
    expect(offline.view.value).toMatchObject({ unsent: 1, lastAllSafeAt: safeAt });
  });

  test('an answer to anything else tells that the server is there, and silence that it is not', async () => {
    const { start } = await openSender({ order: null });
    const sender = start();
    await sender.noteAnswer(true);
    expect(sender.view.value?.reach.is).toBe('reached');
    await sender.noteAnswer(false);
    expect(sender.view.value?.reach.is).toBe('unreachable');
    sender.stop();
  });
});
