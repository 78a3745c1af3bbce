import { V7Generator } from 'uuidv7';
import type { BadgePayload, CheckInMethod, Correction, DeviceClocks } from '#domain/check-in.ts';
import type { Claim } from '#domain/claim.ts';
import { checkInSchemaVersion, noRecordBefore, rosterChangeSchemaVersion } from '#domain/record-chain.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { RosterChange } from '#domain/roster/roster-change.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import { instantOf, type TabletClock } from './clock.ts';
import type { Contents, Seal } from './seal.ts';
import { hashOfRecord } from './signing.ts';
import type { Enrolment, Last, RosterPageRow, Store, StoreProblem } from './store.ts';

/** `not-sealed`: the browser's cryptography failed. Nothing is kept that is not in a box. */
export type SaveProblem = StoreProblem | { kind: 'not-sealed'; detail: string };

/** What the screen knows about a person who signs in. */
export interface SignIn {
  method: CheckInMethod;
  badge: BadgePayload | null;
  understoodBy: string | null;
  claim: Claim;
  locale: string;
  /** The sign-in that this one puts right. */
  corrects?: Correction;
}

/** Identity and time, frozen once: every try to save keeps the same. */
interface Frozen {
  id: string;
  clocks: DeviceClocks;
}
/** A sign-in as it is kept. */
export type Capture = SignIn & Frozen;
/** What its record gives a change of a roster is not yet known when it is made. */
export type ChangeCapture = Omit<RosterChange, 'device' | 'event' | 'seq' | 'privacyNotice'>;

/** The page of the roster's working copy that is kept with a change's record, or not at all. */
export type PageOf = (contents: Contents) => Promise<RosterPageRow>;

/** Where the next record goes. */
interface Place {
  station: Enrolment;
  last: Last;
  pageOf: PageOf | undefined;
}

interface Dependencies {
  store: Store;
  clock: TabletClock;
  seal: Seal;
  /** The last known difference to the server's clock, milliseconds. */
  serverOffsetMs: () => number | null;
  afterSave: () => void;
}

/** Pages of one tablet that take a seq at the same moment: far more than ever happens. */
const mostRaces = 20;

export const createOutbox = ({ store, clock, seal, serverOffsetMs, afterSave }: Dependencies) => {
  const ids = new V7Generator();

  /** Freezes identity and time. Call it at the moment something is seen or said, before anything is written. */
  const freeze = (): Frozen => ({
    id: ids.generateOrResetWithTs(clock.now()).toString(),
    clocks: {
      wall: instantOf(clock.now()),
      monotonicMs: clock.monotonicMs(),
      bootId: clock.bootId,
      serverOffsetMs: serverOffsetMs(),
    },
  });
  const capture = (signIn: SignIn): Capture => ({ ...signIn, ...freeze() });

  /** The end of the chain after our last record, so that it need not be read; the store compares before it writes. */
  let guess: { device: string; last: Last } | null = null;

  const makeRecord = async (capture: Capture | ChangeCapture, { station, last, pageOf }: Place) => {
    const { device, pack } = station;
    const event = pack.event.id;
    const seq = last.seq + 1;
    const schema = 'kind' in capture ? rosterChangeSchemaVersion : checkInSchemaVersion;
    const contents = { ...capture, device, event, seq, privacyNotice: pack.privacyNotice.version };
    const box = await seal(contents, { serverKey: pack.serverKey, schema });
    const record: CheckInRecord = { id: capture.id, device, event, seq, prev: last.hash, schema, box };
    return { record, hash: await hashOfRecord(record), page: (await pageOf?.(contents)) ?? null };
  };

  const sealed = async (capture: Capture | ChangeCapture, place: Place) => {
    try {
      return succeed(await makeRecord(capture, place));
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return fail({ kind: 'not-sealed', detail } as const);
    }
  };

  /**
   * Keeps a sign-in or a change of a roster. Only when this succeeds may a screen say "saved". Safe to call again after
   * a failure.
   */
  const save = async (
    capture: Capture | ChangeCapture,
    station: Enrolment,
    pageOf?: PageOf,
  ): Promise<Result<CheckInRecord, SaveProblem>> => {
    for (let races = 0; races < mostRaces; races++) {
      const last = guess?.device === station.device ? succeed(guess.last) : await store.last(station.device);
      if (!last.ok) return last;
      const made = await sealed(capture, { station, last: last.value, pageOf });
      if (!made.ok) return made;
      const { record, hash, page } = made.value;
      const appended = await store.append(record, hash, page);
      const isLast = appended.ok && appended.value?.box === record.box;
      guess = isLast ? { device: station.device, last: { seq: record.seq, hash } } : null;
      if (!appended.ok) return appended;
      if (appended.value) {
        afterSave();
        return succeed(appended.value);
      }
    }
    return fail({ kind: 'storage-broken', detail: 'Another page keeps taking the numbers.' });
  };

  return {
    freeze,
    capture,
    save,
    /** Seals a record of nobody and drops it: the first visitor does not wait for code that never ran before. */
    warmUp: async (station: Enrolment): Promise<void> => {
      const nobody = capture({ method: 'form', badge: null, understoodBy: null, claim: {}, locale: 'en' });
      await sealed(nobody, { station, last: { seq: 0, hash: noRecordBefore }, pageOf: undefined });
    },
  };
};
