/** Sign-ins from visitors' own phones: believed by the code that the station showed, and records like all others. */
import { createHash } from 'node:crypto';
import type { CheckIn } from '#domain/check-in.ts';
import type { Claim } from '#domain/claim.ts';
import { ageOfCode, ownPhoneText, type StationCode } from '#domain/own-phone.ts';
import type { OwnPhoneSignIn } from '#domain/own-phone-wire.ts';
import { plainText } from '#domain/plain-text.ts';
import { checkInSchemaVersion, noRecordBefore } from '#domain/record-chain.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import type { Access, Device } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { type Intake, isTextSigned } from '../intake/index.ts';
import { type Keys, sealBox } from '../keys/index.ts';
import { Mutex, type Store } from '../store/index.ts';
import { whyToWait } from './why-to-wait.ts';

export type OwnPhoneProblem = 'unknown-station' | 'wrong-signature' | 'too-old' | 'too-early' | 'busy';
type Status = 'signed-in' | 'to-be-checked';

interface Dependencies {
  store: Store;
  clock: Clock;
  access: Access;
  keys: Keys;
  intake: Intake;
}

const hashOf = (parts: readonly unknown[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();

const requestHashOf = ({ device, slot, event, claim, locale, privacyNotice }: OwnPhoneSignIn): Buffer =>
  hashOf([
    device,
    slot,
    Object.entries(claim).toSorted(),
    locale,
    privacyNotice,
    ...(event === undefined ? [] : [event]),
  ]);

/** The same person who signs in twice is one, however the name is typed. */
const personHashOf = ({ full_name = '', registrant_number = '', email = '', phone = '' }: Claim): Buffer =>
  hashOf([plainText(full_name), registrant_number, email.toLowerCase(), phone.replaceAll(/\D/g, '')]);

const isCodeOf = ({ publicKey }: Device, code: StationCode): Promise<boolean> =>
  publicKey === null
    ? Promise.resolve(false)
    : isTextSigned(ownPhoneText(code), { publicKey, signature: code.signature });

/** Whether a code may say that the station is at this event; without one, it is at its first. */
export const isAt = ({ events }: Device, event: string | undefined): boolean =>
  event === undefined || events.includes(event);

export const createOwnPhones = ({ store, clock, access, keys, intake }: Dependencies) => {
  /** One record after another for each station: seq and prev are taken from the one before. */
  const turns = new Map<string, Mutex>();
  const turnOf = (station: string): Mutex => {
    const turn = turns.get(station) ?? new Mutex();
    turns.set(station, turn);
    return turn;
  };

  const usesOf = (id: string) =>
    store.db.selectFrom('own_phone_use').select(['request_hash', 'status']).where('id', '=', id).execute();

  /** People who used this code, without one of them. */
  const othersWith = async ({ device, slot, claim }: OwnPhoneSignIn): Promise<number> => {
    const { people } = await store.db
      .selectFrom('own_phone_use')
      .select((eb) => eb.fn.count<number>('person_hash').distinct().as('people'))
      .where('station', '=', device)
      .where('slot', '=', slot)
      .where('person_hash', '<>', personHashOf(claim))
      .executeTakeFirstOrThrow();
    return people;
  };

  /** The record of this id that is here and that no use was noted for: we were stopped between the two. */
  const unnoted = (id: string, device: string) =>
    store.db
      .selectFrom('raw_record')
      .leftJoin('quarantine', 'quarantine.receipt', 'raw_record.receipt')
      .select(['raw_record.receipt', 'quarantine.why'])
      .where('raw_record.id', '=', id)
      .where('raw_record.device', '=', device)
      .executeTakeFirst();

  const note = (signIn: OwnPhoneSignIn, status: Status) =>
    store.write((tx) =>
      tx
        .insertInto('own_phone_use')
        .values({
          id: signIn.id,
          request_hash: requestHashOf(signIn),
          station: signIn.device,
          slot: signIn.slot,
          person_hash: personHashOf(signIn.claim),
          status,
        })
        .onConflict((at) => at.doNothing())
        .execute(),
    );

  const lastOf = async (device: string): Promise<{ seq: number; hash: string }> => {
    const last = await store.db
      .selectFrom('raw_record')
      .select(['seq', 'content_hash'])
      .where('device', '=', device)
      .where('seq', 'is not', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    return { seq: last?.seq ?? 0, hash: last?.content_hash.toString('hex') ?? noRecordBefore };
  };

  /** The next record of a station's own phones. The person is seen now. */
  const makeRecord = async (phones: Device, signIn: OwnPhoneSignIn): Promise<CheckInRecord> => {
    const last = await lastOf(phones.id);
    const { id, claim, locale, privacyNotice } = signIn;
    const [device, event] = [phones.id, signIn.event ?? phones.event];
    const [seq, schema] = [last.seq + 1, checkInSchemaVersion];
    const checkIn: CheckIn = {
      id,
      device,
      event,
      seq,
      clocks: { wall: instantOf(clock), monotonicMs: 0, bootId: 'server', serverOffsetMs: 0 },
      method: 'own-phone',
      badge: null,
      understoodBy: null,
      claim,
      locale,
      privacyNotice,
    };
    await keys.refresh();
    const box = await sealBox(checkIn, { serverKey: keys.forTablets(), schema });
    return { id, device, event, seq, prev: last.hash, schema, box };
  };

  const keepOnce = async (station: string, signIn: OwnPhoneSignIn): Promise<Result<Status, 'busy'>> => {
    const phones = await access.ownPhonesOf(station);
    const uses = await usesOf(signIn.id);
    const same = uses.find(({ request_hash }) => request_hash.equals(requestHashOf(signIn)));
    if (same) return succeed(same.status);
    const earlier = uses.length === 0 ? await unnoted(signIn.id, phones.id) : undefined;
    if (earlier) {
      const status = earlier.why === null ? 'signed-in' : 'to-be-checked';
      await note(signIn, status);
      return succeed(status);
    }
    const why = whyToWait(ageOfCode(signIn.slot, clock.now()), (await othersWith(signIn)) + 1);
    const kept = await intake.keepOwn(phones, await makeRecord(phones, signIn), why);
    if (!kept.ok) return kept;
    const [ack] = kept.value.acks;
    if (!ack) throw new Error(`the record of ${signIn.id} could not be stored`);
    await access.noteSeen(phones.id);
    const status = ack.status === 'quarantined' ? 'to-be-checked' : 'signed-in';
    await note(signIn, status);
    return succeed(status);
  };

  return {
    /** Durable when it resolves to a status; the same request again is the same check-in. Nothing is kept otherwise. */
    signIn: async (
      signIn: OwnPhoneSignIn,
    ): Promise<Result<{ event: string; status: Status }, OwnPhoneProblem>> => {
      const station = await access.deviceNamed(signIn.device);
      if (!station || !isAt(station, signIn.event)) return fail('unknown-station');
      if (!(await isCodeOf(station, signIn))) return fail('wrong-signature');
      const age = ageOfCode(signIn.slot, clock.now());
      if (age.is === 'too-old' || age.is === 'too-early') return fail(age.is);
      const kept = await turnOf(station.id).run(() => keepOnce(station.id, signIn));
      return kept.ok ? succeed({ event: signIn.event ?? station.event, status: kept.value }) : kept;
    },
  };
};
