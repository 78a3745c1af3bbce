import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { noRecordBefore } from '#domain/record-chain.ts';
import { hashOfRecord } from '../../../src/tablet/signing.ts';
import { openStore } from '../../../src/tablet/store.ts';
import { acknowledge, enrolment, openStation, park } from './station.ts';

const valueFrom = <Value>(result: { ok: true; value: Value } | { ok: false }): Value => {
  if (!result.ok) throw new Error('the store failed');
  return result.value;
};

describe('store', () => {
  test('what was saved is there after the database was closed and opened again', async () => {
    const { name, store, save } = await openStation();
    const record = await save();
    store.close();
    const reopened = openStore(name);
    const oldest = valueFrom(await reopened.oldestUnsent(100));
    expect(oldest).toEqual({ token: enrolment.token, key: null, records: [record] });
    expect(valueFrom(await reopened.readEnrolment())).toEqual(enrolment);
  });

  test('seq goes on after everything was acknowledged: it is never reset', async () => {
    const { store, save } = await openStation();
    const first = await save();
    valueFrom(await acknowledge(store, [first.id], 5));
    expect((await save()).seq).toBe(2);
  });

  test('only the named records are let go', async () => {
    const { store, save } = await openStation();
    const [a, b] = [await save(), await save()];
    valueFrom(await acknowledge(store, [a.id, 'never-heard-of'], 5));
    expect(valueFrom(await store.oldestUnsent(100))?.records).toEqual([b]);
  });

  test('only the named records are let go, also where others have ids between theirs', async () => {
    const { store, save } = await openStation();
    const [a, b, c] = [await save(), await save(), await save()];
    valueFrom(await acknowledge(store, [c.id, a.id], 5));
    expect(valueFrom(await store.oldestUnsent(100))?.records).toEqual([b]);
  });

  test('a whole batch is let go, and what came after it stays', async () => {
    const { store, save } = await openStation();
    const saved = [];
    for (let i = 0; i < 5; i++) saved.push(await save());
    const ids = saved.map(({ id }) => id);
    valueFrom(await acknowledge(store, ids.slice(0, 4), 5));
    expect(valueFrom(await store.oldestUnsent(100))?.records).toEqual(saved.slice(4));
  });

  test('a taken seq is refused, the same record twice is one', async () => {
    const { store, save } = await openStation();
    const record = await save();
    const hash = await hashOfRecord(record);
    expect(valueFrom(await store.append(record, hash))).toEqual(record);
    expect(valueFrom(await store.append({ ...record, id: 'other' }, hash))).toBeNull();
    expect(valueFrom(await store.counts())).toEqual({ unsent: 1, parked: 0 });
  });

  test('a record that follows another one than the last is refused', async () => {
    const { store, save } = await openStation();
    const record = await save();
    const forged = { ...record, id: 'other', seq: 2, prev: 'f'.repeat(64) };
    expect(valueFrom(await store.append(forged, await hashOfRecord(forged)))).toBeNull();
    expect(valueFrom(await store.counts())).toEqual({ unsent: 1, parked: 0 });
  });

  test('what was acknowledged leaves its id behind for a day', async () => {
    const { name, store, save } = await openStation();
    const hourMs = 60 * 60_000;
    const left = async (): Promise<unknown[]> => {
      const database = await new Dexie(name).open();
      const rows = await database.table('acknowledged').toArray();
      database.close();
      return rows;
    };
    const { id } = await save();
    valueFrom(await acknowledge(store, [id], 0));
    valueFrom(await acknowledge(store, [], 23 * hourMs));
    expect(await left()).toMatchObject([{ ids: [id], ackedAt: 0 }]);
    valueFrom(await acknowledge(store, [], 25 * hourMs));
    expect(await left()).toEqual([]);
  });

  test('the current device sends first; an earlier one keeps its own token', async () => {
    const { store, save } = await openStation();
    const old = await save();
    valueFrom(await store.saveEnrolment({ ...enrolment, device: 'tablet-8', token: 'new', enrolledAt: 1 }));
    const young = { ...old, id: 'young', device: 'tablet-8' };
    expect(valueFrom(await store.last('tablet-8'))).toEqual({ seq: 0, hash: noRecordBefore });
    expect(valueFrom(await store.append(young, await hashOfRecord(young)))).toEqual(young);
    expect(valueFrom(await store.oldestUnsent(100))).toEqual({ token: 'new', key: null, records: [young] });
    valueFrom(await acknowledge(store, ['young'], 5));
    expect(valueFrom(await store.oldestUnsent(100))).toEqual({
      token: enrolment.token,
      key: null,
      records: [old],
    });
  });

  test('parked records are kept, counted, and get another chance', async () => {
    const { store, save } = await openStation();
    const record = await save();
    valueFrom(await park(store, [record.id]));
    expect(valueFrom(await store.counts())).toEqual({ unsent: 0, parked: 1 });
    expect(valueFrom(await store.oldestUnsent(100))).toBeNull();
    valueFrom(await store.unparkAll());
    expect(valueFrom(await store.oldestUnsent(100))?.records).toEqual([record]);
  });

  test('a badge is known for the day and forgotten the next', async () => {
    const { store } = await openStation();
    expect(valueFrom(await store.wasSeen('2026-09-10', 'k'))).toBe(false);
    valueFrom(await store.rememberSeen('2026-09-10', 'k'));
    expect(valueFrom(await store.wasSeen('2026-09-10', 'k'))).toBe(true);
    expect(valueFrom(await store.wasSeen('2026-09-11', 'k'))).toBe(false);
    valueFrom(await store.rememberSeen('2026-09-11', 'other'));
    expect(valueFrom(await store.wasSeen('2026-09-10', 'k'))).toBe(false);
  });
});
