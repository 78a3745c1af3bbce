/** A station as tests have it: real store on fake-indexeddb, a clock that is set by hand. */
import 'fake-indexeddb/auto';
import { CheckIn } from '#domain/check-in.ts';
import type { Claim } from '#domain/claim.ts';
import { RosterChange } from '#domain/roster/roster-change.ts';
import type { CheckInRecord, EventPack } from '#domain/wire.ts';
import { createOutbox, type SignIn } from '../../../src/tablet/outbox.ts';
import { seal } from '../../../src/tablet/seal.ts';
import { type Enrolment, openStore, type Store } from '../../../src/tablet/store.ts';
import { makeKeyPair } from '../../../sync-server/keys/key-pair.ts';
import { importKeys, openBox } from '../../../sync-server/keys/open-box.ts';

const serverKey = makeKeyPair();
const serverKeys = importKeys([serverKey]);

export const pack: EventPack = {
  event: {
    id: 'expo',
    kind: 'convention',
    basis: 'whole-event',
    timeZone: 'America/Los_Angeles',
    days: [{ date: '2026-09-10', minutes: 420 }],
    approvedValue: 200,
    name: 'Restoration Expo',
    organiser: 'Expo Inc.',
    place: 'Anaheim',
  },
  station: 'Booth 2',
  decodeRules: [],
  serverKey: { id: serverKey.id, publicKey: serverKey.publicKey },
  privacyNotice: { version: '2026-01', text: 'We keep what we need.' },
};

const contentsOf = async (record: CheckInRecord): Promise<unknown> => {
  const text = await openBox(record, serverKeys);
  if (!text.ok) throw new Error(text.problem);
  return JSON.parse(text.value);
};

/** What lies in a record's box, opened as the server does. */
export const opened = async (record: CheckInRecord): Promise<CheckIn> =>
  CheckIn.parse(await contentsOf(record));

export const openedChange = async (record: CheckInRecord): Promise<RosterChange> =>
  RosterChange.parse(await contentsOf(record));

export const enrolment: Enrolment = {
  device: 'tablet-7',
  token: 'secret-token',
  pack,
  enrolledAt: 0,
  signingKey: null,
};

export const handClock = (startMs = Date.parse('2026-09-10T17:00:00Z')) => ({
  ms: startMs,
  now(): number {
    return this.ms;
  },
  monotonicMs(): number {
    return this.ms - startMs;
  },
  bootId: 'boot-1',
});

export const signIn = (claim: Claim = { full_name: 'Maria Kowalczyk' }): SignIn => ({
  method: 'form',
  badge: null,
  understoodBy: null,
  claim,
  locale: 'en',
});

/** What the store does when the server acknowledged records by their ids. */
export const acknowledge = (store: Store, ids: string[], nowMs: number) =>
  store.settle({
    nowMs,
    event: { kind: 'sent', records: ids.length, acknowledged: ids.length },
    remove: ids,
  });

/** What the store does when the server will not take records in any company. */
export const park = (store: Store, ids: string[]) =>
  store.settle({ nowMs: 0, event: { kind: 'failed', records: ids.length, why: 'bad-request' }, park: ids });

let names = 0;

/** A fresh tablet with its own database. */
export const openStation = async () => {
  const name = `test-${names++}`;
  const store = openStore(name);
  await store.saveEnrolment(enrolment);
  const clock = handClock();
  let saves = 0;
  const outbox = createOutbox({ store, clock, seal, serverOffsetMs: () => 1_500, afterSave: () => saves++ });
  const save = async (claim?: Claim) => {
    const saved = await outbox.save(outbox.capture(signIn(claim)), enrolment);
    if (!saved.ok) throw new Error(`not saved: ${saved.problem.kind}`);
    return saved.value;
  };
  return { name, store, clock, outbox, save, saves: () => saves };
};
