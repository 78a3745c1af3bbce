import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { batchText, recordText } from '#domain/record-chain.ts';
import { addFrame, type FrameSet, framesOf, joinFrames, SealedExport } from '#domain/sealed-export.ts';
import { CheckInRecord } from '#domain/wire.ts';
import { fromBase64Url } from '../../../src/tablet/base64.ts';
import { createExporting, fileNameOf, type OwnExport } from '../../../src/tablet/export.ts';
import { createOutbox } from '../../../src/tablet/outbox.ts';
import { seal } from '../../../src/tablet/seal.ts';
import { hashOfRecord, makeSigningKey } from '../../../src/tablet/signing.ts';
import { acknowledge, enrolment, openStation, park, signIn } from './station.ts';

const openExporting = async () => {
  const station = await openStation();
  const exporting = createExporting(station);
  const make = async (): Promise<OwnExport[]> => {
    const made = await exporting.make();
    if (!made.ok) throw new Error(made.problem.kind);
    return made.value;
  };
  return { ...station, exporting, make };
};

describe('the sealed export', () => {
  test('holds every unsent and parked record exactly as it is, and nothing that was acknowledged', async () => {
    const { save, store, make } = await openExporting();
    const [sent, unsent, parked] = [await save(), await save(), await save()];
    await acknowledge(store, [sent.id], 1);
    await park(store, [parked.id]);
    const [sealed] = await make();
    expect(sealed?.records.map(recordText)).toEqual([unsent, parked].map(recordText));
    expect(SealedExport.parse(JSON.parse(JSON.stringify(sealed)))).toMatchObject({
      rollcall: 'sealed-export',
      version: 1,
      device: 'tablet-7',
      station: 'Booth 2',
      event: 'expo',
      signature: null,
    });
    for (const record of sealed?.records ?? []) expect(CheckInRecord.safeParse(record).success).toBe(true);
  });

  test('deletes nothing, and changes nothing of what is sent later', async () => {
    const { save, store, exporting, make } = await openExporting();
    const saved = [await save(), await save()];
    await exporting.confirm(await make());
    expect(await store.counts()).toEqual({ ok: true, value: { unsent: 2, parked: 0 } });
    const next = await store.oldestUnsent(100);
    expect(next.ok && next.value?.records.map(recordText)).toEqual(saved.map(recordText));
    expect((await make())[0]?.records).toEqual(saved);
  });

  test('tells nobody who was there', async () => {
    const { save, make } = await openExporting();
    await save({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    const text = JSON.stringify(await make());
    expect(text).not.toMatch(/maria|kowalczyk|secret-token/i);
  });

  test('nothing kept is no export', async () => {
    const { make } = await openExporting();
    expect(await make()).toEqual([]);
  });

  test('is signed with the key that the device was enrolled with', async () => {
    const { store, outbox, make } = await openExporting();
    const key = await makeSigningKey();
    if (!key) throw new Error('no key');
    expect(await store.saveSigningKey('key-row', key.privateKey)).toBe(true);
    const signing = { ...enrolment, device: 'tablet-8', signingKey: 'key-row' };
    await store.saveEnrolment(signing);
    await outbox.save(outbox.capture(signIn()), signing);
    const saved = await outbox.save(outbox.capture(signIn()), signing);
    if (!saved.ok) throw new Error('not saved');
    const [sealed] = await make();
    const spki = fromBase64Url(key.publicKey.replaceAll('+', '-').replaceAll('/', '_'));
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const publicKey = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    const signed = new TextEncoder().encode(batchText('tablet-8', await hashOfRecord(saved.value)));
    const holds = await crypto.subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      publicKey,
      fromBase64Url(sealed?.signature ?? ''),
      signed,
    );
    expect(holds).toBe(true);
  });

  test('a tablet that was two devices makes one export of each', async () => {
    const { save, store, clock, make } = await openExporting();
    await save();
    const other = { ...enrolment, device: 'tablet-9' };
    await store.saveEnrolment(other);
    const outbox = createOutbox({ store, clock, seal, serverOffsetMs: () => null, afterSave: () => {} });
    await outbox.save(outbox.capture(signIn()), other);
    const made = (await make()).map(({ device, records }) => [device, records.length]);
    expect(made.toSorted()).toEqual([
      ['tablet-7', 1],
      ['tablet-9', 1],
    ]);
  });

  test('comes through a series of QR codes with every record as it was', async () => {
    const { save, make } = await openExporting();
    for (let count = 0; count < 5; count++) await save();
    const [sealed] = await make();
    if (!sealed) throw new Error('no export');
    const frames = framesOf(sealed).toReversed();
    const sets = frames.reduce<ReadonlyMap<string, FrameSet>>(
      (read, frame) => addFrame(read, frame),
      new Map(),
    );
    const [set] = sets.values();
    expect(JSON.stringify(set && joinFrames(set))).toBe(JSON.stringify(sealed));
  });

  test.each([
    ['Booth 7', 'rollcall-Booth-7-20260910-170000.json'],
    ['  Stand “Süd” / 2 ', 'rollcall-Stand-Su-d-2-20260910-170000.json'],
    ['入口', 'rollcall-tablet-20260910-170000.json'],
  ])('the file of %j is called %s', (station, name) => {
    const sealed: SealedExport = {
      rollcall: 'sealed-export',
      version: 1,
      device: 'd',
      station,
      event: 'expo',
      exportedAt: '2026-09-10T17:00:00.123Z',
      records: [1],
      signature: null,
    };
    expect(fileNameOf(sealed)).toBe(name);
  });
});
