import Dexie, { type EntityTable, type Table } from 'dexie';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { CheckInRecord, EventPack } from '#domain/wire.ts';

/** What makes this tablet a station: one row per device id it ever had, so that old records keep their token. */
export interface Enrolment {
  device: string;
  token: string;
  pack: EventPack;
  enrolledAt: number;
}

/** A record is parked when the server will not take it in any company; it is kept for staff. */
type OutboxRow = CheckInRecord & { state: 'unsent' | 'parked' };
/** What is left of an acknowledged record for a day: enough for "412 of 412 safe", nothing to read. */
interface Tombstone {
  id: string;
  seq: number;
  ackedAt: number;
}
interface SenderLogLine {
  line: number;
  at: number;
  what: string;
}
type Setting =
  | { name: 'current-device'; value: string }
  | { name: 'server-offset-ms'; value: number }
  | { name: `last-seq:${string}`; value: number };

type Database = Dexie & {
  enrolment: EntityTable<Enrolment, 'device'>;
  setting: Table<Setting, Setting['name']>;
  outbox: EntityTable<OutboxRow, 'id'>;
  tombstone: EntityTable<Tombstone, 'id'>;
  seen: Table<{ day: string; key: string }, [string, string]>;
  senderLog: EntityTable<SenderLogLine, 'line'>;
};

/** Final: the device is full. Retryable by a person: the database is broken in a way that reopening did not heal. */
export type StoreProblem = { kind: 'storage-full' } | { kind: 'storage-broken'; detail: string };

const mostReopenings = 3;
const tombstoneMs = 24 * 60 * 60_000;
const senderLogLines = 20;

const openDatabase = (name: string): Database => {
  // 'strict': the complete event waits for the disk, so that a flat battery right after "saved" loses nothing.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database;
  database.version(1).stores({
    enrolment: 'device',
    setting: 'name',
    outbox: 'id, state, [state+device+seq]',
    tombstone: 'id, ackedAt',
    seen: '[day+key], day',
    senderLog: '++line',
  });
  return database;
};

const isFull = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || /quota/i.test(error.message));

const recordOf = ({ state: _, ...record }: OutboxRow): CheckInRecord => record;

const isSameRecord = (a: CheckInRecord, b: CheckInRecord): boolean =>
  a.id === b.id &&
  a.device === b.device &&
  a.event === b.event &&
  a.seq === b.seq &&
  a.schema === b.schema &&
  a.box === b.box;

/** The only file that knows IndexedDB. There is no mode without it: what cannot be kept is not "saved". */
export const openStore = (name: string) => {
  const database = openDatabase(name);

  /** WebKit loses its connection to the database now and then: https://bugs.webkit.org/show_bug.cgi?id=197050 */
  const healing = async <Value>(work: () => Promise<Value>): Promise<Result<Value, StoreProblem>> => {
    for (let reopenings = 0; ; reopenings++) {
      try {
        return succeed(await work());
      } catch (error) {
        if (isFull(error)) return fail({ kind: 'storage-full' });
        if (reopenings === mostReopenings)
          return fail({
            kind: 'storage-broken',
            detail: error instanceof Error ? error.message : String(error),
          });
        database.close({ disableAutoOpen: false });
      }
    }
  };

  const lastSeq = async (device: string): Promise<number> => {
    const row = await database.setting.get(`last-seq:${device}`);
    return row?.name.startsWith('last-seq:') ? Number(row.value) : 0;
  };

  return {
    close: () => database.close(),

    /** Makes this tablet the station of `enrolment` and reads it back. Records of an earlier one stay. */
    saveEnrolment: (enrolment: Enrolment) =>
      healing(async () => {
        await database.transaction('rw', database.enrolment, database.setting, async () => {
          await database.enrolment.put(enrolment);
          await database.setting.put({ name: 'current-device', value: enrolment.device });
        });
        const kept = await database.enrolment.get(enrolment.device);
        if (kept?.token !== enrolment.token) throw new Error('The enrolment did not read back as written.');
      }),

    /** The station that this tablet is now, null before enrolment. */
    readEnrolment: () =>
      healing(async () => {
        const current = await database.setting.get('current-device');
        return current === undefined ? null : ((await database.enrolment.get(String(current.value))) ?? null);
      }),

    savePack: (device: string, pack: EventPack) => healing(() => database.enrolment.update(device, { pack })),

    /** The seq that the next record of `device` will get if nobody is faster. */
    nextSeq: (device: string) => healing(async () => (await lastSeq(device)) + 1),

    /**
     * Keeps a record: takes its seq and writes it in one transaction, waits for the complete event, reads the
     * row back. False when another page of this tablet took the seq in between: seal again with the next.
     * Doing it twice with the same record is one record.
     */
    append: (record: CheckInRecord) =>
      healing(async () => {
        const taken = await database.transaction('rw', database.outbox, database.setting, async () => {
          const earlier = await database.outbox.get(record.id);
          if (earlier) return isSameRecord(earlier, record);
          if ((await lastSeq(record.device)) !== record.seq - 1) return false;
          await database.setting.put({ name: `last-seq:${record.device}`, value: record.seq });
          await database.outbox.add({ ...record, state: 'unsent' });
          return true;
        });
        if (!taken) return false;
        const kept = await database.outbox.get(record.id);
        // A missing row with a fresh tombstone was sent and acknowledged by another page meanwhile.
        if (kept ? !isSameRecord(kept, record) : !(await database.tombstone.get(record.id)))
          throw new Error('The check-in did not read back as written.');
        return true;
      }),

    /** Unsent records of one device in order of seq, at most `limit`: of the current device while it has any. */
    oldestUnsent: (limit: number) =>
      healing(async () => {
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
          if (rows.length > 0 && enrolment) return { token: enrolment.token, records: rows.map(recordOf) };
        }
        return null;
      }),

    counts: () =>
      healing(async () => ({
        unsent: await database.outbox.where('state').equals('unsent').count(),
        parked: await database.outbox.where('state').equals('parked').count(),
      })),

    /** Lets go of records that an acknowledgement named, and of nothing else. */
    removeAcknowledged: (ids: string[], nowMs: number) =>
      healing(() =>
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
      healing(() => database.outbox.where('id').anyOf(ids).modify({ state: 'parked' })),

    /** Parked records get another chance at each start: the server may have been mended since. */
    unparkAll: () =>
      healing(() => database.outbox.where('state').equals('parked').modify({ state: 'unsent' })),

    /** Remembers that a badge was seen on a day (`key` is a hash); true if it was already. Older days are forgotten. */
    rememberSeen: (day: string, key: string) =>
      healing(() =>
        database.transaction('rw', database.seen, async () => {
          const already = (await database.seen.get([day, key])) !== undefined;
          if (!already) await database.seen.put({ day, key });
          await database.seen.where('day').below(day).delete();
          return already;
        }),
      ),

    saveServerOffset: (offsetMs: number) =>
      healing(() => database.setting.put({ name: 'server-offset-ms', value: offsetMs })),

    readServerOffset: () =>
      healing(async () => {
        const row = await database.setting.get('server-offset-ms');
        return row?.name === 'server-offset-ms' ? row.value : null;
      }),

    /** A line for staff about what the sender did; the last twenty are kept. */
    log: (at: number, what: string) =>
      healing(() =>
        database.transaction('rw', database.senderLog, async () => {
          const line = await database.senderLog.add({ at, what });
          await database.senderLog
            .where('line')
            .belowOrEqual(line - senderLogLines)
            .delete();
        }),
      ),
  };
};

export type Store = ReturnType<typeof openStore>;
