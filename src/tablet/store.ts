import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie';
import { noRecordBefore } from '#domain/record-chain.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
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
type OutboxRow = CheckInRecord & {
  state: 'unsent' | 'parked';
  /** When staff said that an export with this record arrived; it stays here all the same. */
  exportedAt?: number;
};
/** What is left of an acknowledged record for a day: enough for "412 of 412 safe", nothing to read. */
interface Tombstone {
  id: string;
  seq: number;
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
type Setting =
  | { name: 'current-device'; value: string }
  | { name: 'server-offset-ms'; value: number }
  /** Last time that nothing was left to send. */
  | { name: 'last-all-safe-at'; value: number }
  | { name: `server-count:${string}`; value: ServerCount }
  /** The device that the office asked to wipe itself. */
  | { name: 'wipe-ordered'; value: string }
  | { name: 'station-pin'; value: PinHash }
  | { name: 'station-pin-tries'; value: PinTries }
  | { name: `last:${string}`; value: Last };

/** What the server said it holds of a device. */
export type ServerCount = BatchAnswer['device'];

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

/** The end of a device's chain: the seq and the hash of its last record. */
export interface Last {
  seq: number;
  hash: string;
}

type Database = Dexie & {
  enrolment: EntityTable<Enrolment, 'device'>;
  setting: Table<Setting, Setting['name']>;
  outbox: EntityTable<OutboxRow, 'id'>;
  tombstone: EntityTable<Tombstone, 'id'>;
  seen: Table<{ day: string; key: string }, [string, string]>;
  senderLog: EntityTable<SenderLogLine, 'line'>;
  /** The keys stand alone: a browser that cannot keep one must not lose the row beside it. */
  signingKey: Table<{ name: string; key: CryptoKey }, string>;
};

/** Final: the device is full. Retryable by a person: the database is broken in a way that reopening did not heal. */
export type StoreProblem = { kind: 'storage-full' } | { kind: 'storage-broken'; detail: string };

const mostReopenings = 3;
const tombstoneMs = 24 * 60 * 60_000;
const senderLogLines = 20;

/** The browser's own storage, or one that is passed in. */
export type Storage = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;

const openDatabase = (name: string, storage: Storage): Database => {
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
  return database;
};

const isFull = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || /quota/i.test(error.message));

const recordOf = ({ state: _state, exportedAt: _exportedAt, ...record }: OutboxRow): CheckInRecord => record;

const isSameRecord = (a: CheckInRecord, b: CheckInRecord): boolean =>
  a.id === b.id &&
  a.device === b.device &&
  a.event === b.event &&
  a.seq === b.seq &&
  a.prev === b.prev &&
  a.schema === b.schema &&
  a.box === b.box;

/** The only file that knows IndexedDB. There is no mode without it: what cannot be kept is not "saved". */
export const openStore = (name: string, storage: Storage = {}) => {
  let current = openDatabase(name, storage);
  /** From a wipe to the next enrolment nothing is kept: a late write must not bring the database back. */
  let isWiped = false;

  /**
   * A new connection by a new Dexie: one that failed to open, or was closed while another request opened it, does
   * not always come back. Whoever waits for the old one is told that it is closed, and tries again.
   */
  const reopen = (): void => {
    current.close();
    current = openDatabase(name, storage);
  };

  /**
   * Work keeps to the connection that it is given: half of a transaction on another one would be outside of it.
   * WebKit loses its connection to the database now and then: https://bugs.webkit.org/show_bug.cgi?id=197050
   */
  const healing = async <Value>(
    work: (database: Database) => PromiseLike<Value>,
  ): Promise<Result<Value, StoreProblem>> => {
    for (let reopenings = 0; ; reopenings++) {
      if (isWiped) return fail({ kind: 'storage-broken', detail: 'This tablet was signed out.' });
      const used = current;
      try {
        return succeed(await work(used));
      } catch (error) {
        if (isWiped) continue;
        if (isFull(error)) {
          // A connection that met a full disk while it opened stays as it is: the next try gets a new one.
          if (current === used) reopen();
          return fail({ kind: 'storage-full' });
        }
        if (reopenings === mostReopenings)
          return fail({
            kind: 'storage-broken',
            detail: error instanceof Error ? error.message : String(error),
          });
        // Another request may have opened a new one meanwhile, which is in use.
        if (current === used) reopen();
      }
    }
  };

  const reviveAfterWipe = (): void => {
    if (isWiped) reopen();
    isWiped = false;
  };

  const lastOf = async (database: Database, device: string): Promise<Last> => {
    const row = await database.setting.get(`last:${device}`);
    return typeof row?.value === 'object' && 'seq' in row.value
      ? row.value
      : { seq: 0, hash: noRecordBefore };
  };

  /** How many records neither an acknowledgement nor an export covers. */
  const countExposed = async (database: Database): Promise<number> =>
    (await database.outbox.count()) - (await database.outbox.where('exportedAt').aboveOrEqual(0).count());

  return {
    close: () => current.close(),

    /** Makes this tablet the station of `enrolment` and reads it back. Records of an earlier one stay. */
    saveEnrolment: (enrolment: Enrolment) => {
      reviveAfterWipe();
      return healing(async (database) => {
        await database.transaction('rw', database.enrolment, database.setting, async () => {
          await database.enrolment.put(enrolment);
          await database.setting.put({ name: 'current-device', value: enrolment.device });
        });
        const kept = await database.enrolment.get(enrolment.device);
        if (kept?.token !== enrolment.token) throw new Error('The enrolment did not read back as written.');
      });
    },

    /** The station that this tablet is now, null before enrolment. */
    readEnrolment: () =>
      healing(async (database) => {
        const current = await database.setting.get('current-device');
        return current === undefined ? null : ((await database.enrolment.get(String(current.value))) ?? null);
      }),

    savePack: (device: string, pack: EventPack) =>
      healing((database) => database.enrolment.update(device, { pack })),

    /** Keeps a key to sign with and reads it back. False where this browser cannot keep keys. */
    saveSigningKey: async (name: string, key: CryptoKey): Promise<boolean> => {
      reviveAfterWipe();
      try {
        await current.signingKey.put({ name, key });
        return (await current.signingKey.get(name))?.key.type === 'private';
      } catch {
        return false;
      }
    },

    /** The end of the chain of `device`: the next record follows it if nobody is faster. */
    last: (device: string) => healing((database) => lastOf(database, device)),

    /**
     * Keeps a record: takes its seq and writes it in one transaction, waits for the complete event, reads the row
     * back. `hash` is the record's own, for the next one's `prev`. Answers with the record that is kept: that of an
     * earlier try, when its commit was not heard of. Null when another page of this tablet took the seq in between:
     * seal again with the next.
     */
    append: (record: CheckInRecord, hash: string) => {
      let isOurs = false;
      return healing(async (database) => {
        const tables = [database.outbox, database.setting, database.enrolment, database.tombstone];
        const meant = await database.transaction('rw', tables, async () => {
          // After a wipe nobody would ever send it: better "please ask staff" than a "saved" that is none.
          if (!(await database.enrolment.get(record.device))) throw new Error('This tablet was signed out.');
          const earlier = await database.outbox.get(record.id);
          // What this very try has written must be as written, however often the connection was opened anew.
          if (earlier) return isOurs ? record : recordOf(earlier);
          // An earlier try that even reached the server: a second record would be a second sign-in.
          if (await database.tombstone.get(record.id)) return record;
          const last = await lastOf(database, record.device);
          if (last.seq !== record.seq - 1 || last.hash !== record.prev) return null;
          await database.setting.put({ name: `last:${record.device}`, value: { seq: record.seq, hash } });
          await database.outbox.add({ ...record, state: 'unsent' });
          isOurs = true;
          return record;
        });
        if (meant === null) return null;
        const kept = await database.outbox.get(record.id);
        // A missing row with a fresh tombstone was sent and acknowledged meanwhile.
        if (kept ? !isSameRecord(kept, meant) : !(await database.tombstone.get(record.id)))
          throw new Error('The check-in did not read back as written.');
        return meant;
      });
    },

    /** Unsent records of one device in order of seq, at most `limit`: of the current device while it has any. */
    oldestUnsent: (limit: number) =>
      healing(async (database) => {
        const current = await database.setting.get('current-device');
        const devices = await database.enrolment.toCollection().primaryKeys();
        devices.sort((a, b) => Number(b === current?.value) - Number(a === current?.value));
        for (const device of devices) {
          const rows = await database.outbox
            .where('[state+device+seq]')
            .between(['unsent', device, Dexie.minKey], ['unsent', device, Dexie.maxKey])
            .limit(limit)
            .toArray();
          const enrolment = await database.enrolment.get(device);
          if (rows.length === 0 || !enrolment) continue;
          const { token, signingKey } = enrolment;
          const key = signingKey === null ? undefined : await database.signingKey.get(signingKey);
          return { token, key: key?.key ?? null, records: rows.map(recordOf) };
        }
        return null;
      }),

    counts: () =>
      healing(async (database) => ({
        unsent: await database.outbox.where('state').equals('unsent').count(),
        parked: await database.outbox.where('state').equals('parked').count(),
      })),

    /** All that is kept here and not acknowledged, by device, in order of seq: as it is, with its key. */
    keptByDevice: () =>
      healing(async (database) => {
        const rows = await database.outbox.toArray();
        const kept = [];
        for (const device of new Set(rows.map((row) => row.device))) {
          const enrolment = await database.enrolment.get(device);
          const name = enrolment?.signingKey ?? null;
          const key = name === null ? undefined : await database.signingKey.get(name);
          const records = rows.filter((row) => row.device === device).map(recordOf);
          records.sort((a, b) => a.seq - b.seq);
          kept.push({ device, station: enrolment?.pack.station ?? '', key: key?.key ?? null, records });
        }
        return kept;
      }),

    /** Staff have an export with these records elsewhere. Nothing is deleted by it. */
    markExported: (ids: string[], nowMs: number) =>
      healing((database) => database.outbox.where('id').anyOf(ids).modify({ exportedAt: nowMs })),

    /** Records that would be lost with this tablet: neither acknowledged nor exported. */
    countExposed: () => healing(countExposed),

    /** The id of the record that waits longest; its time is in it (RFC 9562). Null when all is safe. */
    oldestKept: () => healing(async (database) => (await database.outbox.orderBy('id').first())?.id ?? null),

    /** The numbers of a device's records that were not acknowledged. */
    keptSeqs: (device: string) =>
      healing(async (database) => {
        const keys = await Promise.all(
          (['unsent', 'parked'] as const).map((state) =>
            database.outbox
              .where('[state+device+seq]')
              .between([state, device, Dexie.minKey], [state, device, Dexie.maxKey])
              .keys(),
          ),
        );
        return keys.flat().map((key) => (Array.isArray(key) ? Number(key[2]) : 0));
      }),

    /**
     * Forgets everything and deletes the database: false, with nothing changed, while a record is neither
     * acknowledged nor exported. Looked at and emptied in one transaction, so that no sign-in slips in between.
     */
    wipe: () =>
      healing(async (database) => {
        const wiped = await database.transaction('rw', database.tables, async () => {
          if ((await countExposed(database)) > 0) return false;
          await Promise.all(database.tables.map((table) => table.clear()));
          return true;
        });
        if (!wiped) return false;
        isWiped = true;
        // Another page may hold it open for a while: it is empty by now.
        await Promise.race([
          database.delete(),
          new Promise<void>((resolve) => database.on('blocked', () => resolve())),
        ]);
        return true;
      }),

    /** Lets go of records that an acknowledgement named, and of nothing else. */
    removeAcknowledged: (ids: string[], nowMs: number) =>
      healing((database) =>
        database.transaction('rw', database.outbox, database.tombstone, async () => {
          const rows = (await database.outbox.bulkGet(ids)).filter((row) => row !== undefined);
          await database.tombstone.bulkPut(rows.map(({ id, seq }) => ({ id, seq, ackedAt: nowMs })));
          await database.outbox.bulkDelete(rows.map(({ id }) => id));
          await database.tombstone
            .where('ackedAt')
            .below(nowMs - tombstoneMs)
            .delete();
        }),
      ),

    park: (ids: string[]) =>
      healing((database) => database.outbox.where('id').anyOf(ids).modify({ state: 'parked' })),

    /** Parked records get another chance at each start: the server may have been mended since. */
    unparkAll: () =>
      healing((database) => database.outbox.where('state').equals('parked').modify({ state: 'unsent' })),

    /** Remembers that a badge was seen on a day (`key` is a hash); true if it was already. Older days are forgotten. */
    rememberSeen: (day: string, key: string) =>
      healing((database) =>
        database.transaction('rw', database.seen, async () => {
          const already = (await database.seen.get([day, key])) !== undefined;
          if (!already) await database.seen.put({ day, key });
          await database.seen.where('day').below(day).delete();
          return already;
        }),
      ),

    saveServerOffset: (offsetMs: number) =>
      healing((database) => database.setting.put({ name: 'server-offset-ms', value: offsetMs })),

    readServerOffset: () =>
      healing(async (database) => {
        const row = await database.setting.get('server-offset-ms');
        return row?.name === 'server-offset-ms' ? row.value : null;
      }),

    /** A small fact that outlasts a restart, null if it was never saved. */
    readSetting: <Name extends Setting['name']>(name: Name) =>
      healing(async (database) => {
        const row = await database.setting.get(name);
        return (row?.value ?? null) as Extract<Setting, { name: Name }>['value'] | null;
      }),

    saveSetting: (setting: Setting): Promise<Result<void, StoreProblem>> =>
      healing(async (database) => {
        await database.setting.put(setting);
      }),

    forgetSettings: (names: Setting['name'][]) => healing((database) => database.setting.bulkDelete(names)),

    /** What the sender did last, newest first. */
    readLog: () => healing((database) => database.senderLog.orderBy('line').reverse().toArray()),

    /** A line for staff about what the sender did; the last twenty are kept. */
    log: (at: number, event: SenderEvent) =>
      healing((database) =>
        database.transaction('rw', database.senderLog, async () => {
          const line = await database.senderLog.add({ at, event });
          await database.senderLog
            .where('line')
            .belowOrEqual(line - senderLogLines)
            .delete();
        }),
      ),
  };
};

export type Store = ReturnType<typeof openStore>;
