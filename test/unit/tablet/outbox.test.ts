import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { CheckInRecord } from '#domain/wire.ts';
import { acknowledge, enrolment, opened, openStation, signIn } from './station.ts';

const { add } = IDBObjectStore.prototype;
const realTransaction = IDBDatabase.prototype.transaction;
const realOpen = IDBFactory.prototype.open;
const realDigest = crypto.subtle.digest;
afterEach(() => {
  crypto.subtle.digest = realDigest;
  IDBObjectStore.prototype.add = add;
  IDBDatabase.prototype.transaction = realTransaction;
  IDBFactory.prototype.open = realOpen;
});

describe('saving a check-in', () => {
  test('makes a record of the wire with the check-in in its box', async () => {
    const { outbox, saves } = await openStation();
    const capture = outbox.capture(signIn({ full_name: 'José Ñandú', registrant_number: '50621' }));
    const saved = await outbox.save(capture, enrolment);
    if (!saved.ok) throw new Error('not saved');
    expect(CheckInRecord.parse(saved.value)).toMatchObject({
      id: capture.id,
      device: 'tablet-7',
      event: 'expo',
      seq: 1,
    });
    expect(await opened(saved.value)).toEqual({
      ...signIn({ full_name: 'José Ñandú', registrant_number: '50621' }),
      id: capture.id,
      device: 'tablet-7',
      event: 'expo',
      seq: 1,
      clocks: { wall: '2026-09-10T17:00:00.000Z', monotonicMs: 0, bootId: 'boot-1', serverOffsetMs: 1_500 },
      privacyNotice: '2026-01',
    });
    expect(saves()).toBe(1);
  });

  test('identity and time are those of the capture, however late the save', async () => {
    const { outbox, clock } = await openStation();
    const capture = outbox.capture(signIn());
    clock.ms += 60_000;
    const saved = await outbox.save(capture, enrolment);
    expect(saved.ok && (await opened(saved.value)).clocks.wall).toBe('2026-09-10T17:00:00.000Z');
    expect(saved.ok && saved.value.id).toBe(capture.id);
  });

  test('many at once get seqs without gaps or doubles', async () => {
    const { save } = await openStation();
    const records = await Promise.all(Array.from({ length: 12 }, () => save()));
    expect(records.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
  });

  test('a write that the database takes and then aborts is not saved', async () => {
    const { store, outbox, saves } = await openStation();
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...values: Parameters<typeof add>) {
      const request = add.apply(this, values);
      const { transaction } = this;
      request.addEventListener('success', () => queueMicrotask(() => transaction.abort()));
      return request;
    };
    const saved = await outbox.save(outbox.capture(signIn()), enrolment);
    expect(saved.ok).toBe(false);
    expect(saves()).toBe(0);
    IDBObjectStore.prototype.add = add;
    expect(await store.counts()).toMatchObject({ ok: true, value: { unsent: 0 } });
  });

  test('a row that is gone when it is read back is not saved', async () => {
    const { outbox, saves } = await openStation();
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...[value, key]: Parameters<typeof add>) {
      const request = add.call(this, value, key);
      this.delete(value.id);
      return request;
    };
    const saved = await outbox.save(outbox.capture(signIn()), enrolment);
    expect(saved.ok).toBe(false);
    expect(saves()).toBe(0);
  });

  test('a row that reads back other than written is not saved', async () => {
    const { outbox, saves } = await openStation();
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...[value, key]: Parameters<typeof add>) {
      return add.call(this, { ...value, box: 'torn' }, key);
    };
    const saved = await outbox.save(outbox.capture(signIn()), enrolment);
    expect(saved.ok).toBe(false);
    expect(saves()).toBe(0);
  });

  test('a full disk is told as such', async () => {
    const { outbox } = await openStation();
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const saved = await outbox.save(outbox.capture(signIn()), enrolment);
    expect(saved).toEqual({ ok: false, problem: { kind: 'storage-full' } });
  });

  test('a disk that was full when the database was opened anew is no trouble once there is room', async () => {
    let isLost = false;
    // Dexie takes the method when it opens the database, so the fault is built in before.
    IDBDatabase.prototype.transaction = function (...values: Parameters<typeof realTransaction>) {
      if (isLost) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
      return realTransaction.apply(this, values);
    };
    const { outbox } = await openStation();
    const capture = outbox.capture(signIn());
    isLost = true;
    IDBFactory.prototype.open = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    expect(await outbox.save(capture, enrolment)).toEqual({ ok: false, problem: { kind: 'storage-full' } });
    isLost = false;
    IDBFactory.prototype.open = realOpen;
    expect((await outbox.save(capture, enrolment)).ok).toBe(true);
  });

  test('cryptography that fails is told, and nothing is kept', async () => {
    const { store, outbox } = await openStation();
    const capture = outbox.capture(signIn());
    crypto.subtle.digest = () => Promise.reject(new DOMException('no', 'OperationError'));
    const failed = await outbox.save(capture, enrolment);
    expect(failed).toEqual({ ok: false, problem: { kind: 'not-sealed', detail: 'no' } });
    expect(await store.counts()).toMatchObject({ value: { unsent: 0 } });
    crypto.subtle.digest = realDigest;
    expect(await outbox.save(capture, enrolment)).toMatchObject({
      ok: true,
      value: { id: capture.id, seq: 1 },
    });
  });

  test.each([
    { losses: 3, ok: true },
    { losses: 400, ok: false },
  ])('a connection lost $losses times: saved $ok', async ({ losses, ok }) => {
    let left = 0;
    // Dexie takes the method when it opens the database, so the fault is built in before.
    IDBDatabase.prototype.transaction = function (...values: Parameters<typeof realTransaction>) {
      if (left-- > 0) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
      return realTransaction.apply(this, values);
    };
    const { outbox } = await openStation();
    left = losses;
    const saved = await outbox.save(outbox.capture(signIn()), enrolment);
    expect(saved.ok).toBe(ok);
    if (!saved.ok) expect(saved.problem.kind).toBe('storage-broken');
  });

  test('trying again after a failure keeps one record with the same identity', async () => {
    const { store, outbox } = await openStation();
    const capture = outbox.capture(signIn());
    const first = await outbox.save(capture, enrolment);
    expect(await outbox.save(capture, enrolment)).toEqual(first);
    const oldest = await store.oldestUnsent(100);
    expect(oldest.ok && oldest.value?.records.map(({ id }) => id)).toEqual([capture.id]);
  });

  test('trying again after the record even reached the server makes no second one', async () => {
    const { store, outbox } = await openStation();
    const capture = outbox.capture(signIn());
    await outbox.save(capture, enrolment);
    await acknowledge(store, [capture.id], 1);
    expect((await outbox.save(capture, enrolment)).ok).toBe(true);
    expect(await store.counts()).toMatchObject({ ok: true, value: { unsent: 0 } });
    expect(await store.last(enrolment.device)).toMatchObject({ value: { seq: 1 } });
  });

  test('uses transactions that wait for the disk', async () => {
    const asked: unknown[] = [];
    IDBDatabase.prototype.transaction = function (...values: Parameters<typeof realTransaction>) {
      if (values[1] === 'readwrite') asked.push(values[2]);
      return realTransaction.apply(this, values);
    };
    const { save } = await openStation();
    await save();
    expect(new Set(asked.map((options) => JSON.stringify(options)))).toEqual(
      new Set(['{"durability":"strict"}']),
    );
  });
});
