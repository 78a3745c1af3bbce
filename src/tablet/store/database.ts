import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { NumberFilter } from '#domain/number-filter.ts';
import type { BatchAnswer, CheckInRecord, EventPack } from '#domain/wire.ts';

/** What makes this tablet a station: one row per device id it ever had, so that old records keep their token. */
export interface Enrolment {
  device: string;
  token: string;
  pack: EventPack;
  enrolledAt: number;
  /** Name of the row that holds the key this tablet signs with; null where the browser cannot keep one. */
  signingKey: string | null;
}

/** A record is parked when the server will not take it in any company; it is kept for staff. */
export type OutboxRow = CheckInRecord & {
  state: 'unsent' | 'parked';
  /** When staff said that an export with this record arrived; it stays here all the same. */
  exportedAt?: number;
};
/** What is left of the records of one acknowledged batch, for a day: a save that is tried late makes no second one. */
interface Acknowledged {
  batch: number;
  ids: string[];
  ackedAt: number;
}
/** What the sender did, for staff. */
export type SenderEvent =
  | { kind: 'sent'; records: number; acknowledged: number }
  | {
      kind: 'failed';
      records: number;
      why: 'unreachable' | 'busy' | 'refused' | 'too-large' | 'bad-request';
    };
interface SenderLogLine {
  line: number;
  at: number;
  event: SenderEvent;
}
export type Setting =
  | { name: 'current-device'; value: string }
  | { name: 'server-offset-ms'; value: number }
  /** Last time that nothing was left to send. */
  | { name: 'last-all-safe-at'; value: number }
  | { name: `server-count:${string}`; value: ServerCount }
  /** The device that the office asked to wipe itself. */
  | { name: 'wipe-ordered'; value: string }
  /** With the server's name for this version of it. */
  | { name: 'number-filter'; value: { tag: string; filter: NumberFilter } }
  | { name: 'camera-facing'; value: 'front' | 'back' }
  | { name: 'chosen-event'; value: ChosenEvent }
  | { name: 'station-pin'; value: PinHash }
  | { name: 'station-pin-tries'; value: PinTries }
  /** Of each class by its device. Those without one are of a version that kept a single class. */
  | { name: 'roster-lock' | `roster-lock:${string}`; value: RosterLockRow }
  | { name: 'roster-pin-tries' | `roster-pin-tries:${string}`; value: PinTries }
  /** Whether a class's roster was closed when it lay open last: its pages say so too, to whoever has the PIN. */
  | { name: `roster-closed:${string}`; value: boolean }
  /** What to ask the server `after` for next, by device. */
  | { name: `roster-next:${string}`; value: number }
  | { name: `last:${string}`; value: Last };

/** What the server said it holds of a device. */
export type ServerCount = BatchAnswer['device'];

/** Which of its events staff chose for this station, and until the end of which day where that event is. */
export interface ChosenEvent {
  event: string;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** What is kept of the station PIN. It keeps visitors out of the staff view; nothing here is sealed with it. */
interface PinHash {
  salt: string;
  hash: string;
  iterations: number;
}

export interface PinTries {
  /** Wrong PINs in a row, tries that were cut short included. */
  failures: number;
  /** Wall clock milliseconds before which no PIN is looked at. */
  lockedUntil: number;
}

/** What opens the working copy of a roster, for whoever has the PIN and this very tablet. */
export interface RosterLockRow {
  device: string;
  /** Of the PIN's slow hash, base64url. */
  salt: string;
  iterations: number;
  /** Name of the row that holds this tablet's secret, which no one can take out of it. */
  secret: string;
  /** The key of the working copy, itself sealed. */
  sealedKey: string;
}

/** A page of the working copy: a change by its id, or something else by its name. Nothing of it can be read here. */
export interface RosterPageRow {
  device: string;
  id: string;
  sealed: string;
}

/** The end of a device's chain: the seq and the hash of its last record. */
export interface Last {
  seq: number;
  hash: string;
}

export type Database = Dexie & {
  enrolment: EntityTable<Enrolment, 'device'>;
  setting: Table<Setting, Setting['name']>;
  outbox: EntityTable<OutboxRow, 'id'>;
  acknowledged: EntityTable<Acknowledged, 'batch'>;
  seen: Table<{ day: string; key: string }, [string, string]>;
  senderLog: EntityTable<SenderLogLine, 'line'>;
  /** The keys stand alone: a browser that cannot keep one must not lose the row beside it. */
  signingKey: Table<{ name: string; key: CryptoKey }, string>;
  rosterPage: Table<RosterPageRow, [string, string]>;
};

/** The browser's own storage, or one that is passed in. */
export type Storage = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;

/** What this tablet keeps, and under which indexes. */
export const openDatabase = (name: string, storage: Storage): Database => {
  // 'strict': the complete event waits for the disk, so that a flat battery right after "saved" loses nothing.
  const database = new Dexie(name, { ...storage, chromeTransactionDurability: 'strict' }) as Database;
  database.version(1).stores({
    enrolment: 'device',
    setting: 'name',
    outbox: 'id, state, exportedAt, [state+device+seq]',
    tombstone: 'id, ackedAt',
    seen: '[day+key], day',
    senderLog: '++line',
    signingKey: 'name',
  });
  // A row for a batch instead of one for each record: writing a hundred took a slow tablet longer than sending them.
  database.version(2).stores({ tombstone: null, acknowledged: '++batch, *ids, ackedAt' });
  database.version(3).stores({ rosterPage: '[device+id], device' });
  return database;
};
