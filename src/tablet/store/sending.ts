import Dexie from 'dexie';
import type { Connection } from './connection.ts';
import type { Database, Enrolment, SenderEvent, ServerCount } from './database.ts';
import { recordOf } from './records.ts';

/** How long the ids of acknowledged records are remembered. */
const rememberedMs = 24 * 60 * 60_000;
const senderLogLines = 20;

/** What the server said of a device when it acknowledged something. */
interface Heard {
  device: string;
  count: ServerCount;
  offsetMs: number;
  orderedToWipe: boolean;
}

/** A place in a device's chain. */
interface After {
  device: string;
  seq?: number;
}

/** What came of one batch. */
export interface Settlement {
  nowMs: number;
  /** For staff; the last twenty are kept. */
  event: SenderEvent;
  heard?: Heard | null;
  /** Ids that an acknowledgement named. */
  remove?: readonly string[];
  /** Ids that the server will not take in any company. */
  park?: readonly string[];
}

const keepHeard = async (database: Database, heard: Heard): Promise<void> => {
  const { device, count, offsetMs, orderedToWipe } = heard;
  await database.setting.bulkPut([
    { name: 'server-offset-ms', value: offsetMs },
    { name: `server-count:${device}`, value: count },
    ...(orderedToWipe ? [{ name: 'wipe-ordered', value: device } as const] : []),
  ]);
};

const fromFirstToLast = (database: Database, ids: readonly string[]) => {
  const sorted = ids.toSorted();
  return database.outbox.where('id').between(sorted[0], sorted.at(-1), true, true);
};

/** Whether the outbox holds nothing from the first to the last of these ids but some of them. */
const areByThemselves = async (database: Database, ids: readonly string[]): Promise<boolean> => {
  const named = new Set(ids);
  const there = await fromFirstToLast(database, ids)
    .limit(named.size + 1)
    .primaryKeys();
  return there.every((id) => named.has(id));
};

/** In one request where nothing else can be hit: a hundred of them take a slow tablet longer than the network. */
const letGo = async (database: Database, ids: readonly string[], ackedAt: number): Promise<void> => {
  if (ids.length === 0) return;
  if (await areByThemselves(database, ids)) await fromFirstToLast(database, ids).delete();
  else await database.outbox.bulkDelete([...ids]);
  await database.acknowledged.add({ ids: [...ids], ackedAt });
};

const forgetAcknowledged = (database: Database, nowMs: number) =>
  database.acknowledged
    .where('ackedAt')
    .below(nowMs - rememberedMs)
    .delete();

const noteForStaff = async (database: Database, at: number, event: SenderEvent): Promise<void> => {
  const line = await database.senderLog.add({ at, event });
  await database.senderLog
    .where('line')
    .belowOrEqual(line - senderLogLines)
    .delete();
};

/** What the sender takes from the outbox, and what it notes there afterwards. */
export const storeSending = ({ healing }: Connection) => {
  /** A key under its name never changes. */
  let known: { name: string; key: CryptoKey } | null = null;

  /** Read by itself: a browser that cannot read a key must not fail the rows beside it. */
  const keyOf = async (database: Database, { signingKey: name }: Enrolment): Promise<CryptoKey | null> => {
    if (name === null) return null;
    if (known?.name !== name) known = (await database.signingKey.get(name)) ?? null;
    return known?.key ?? null;
  };

  /** Starting behind `after` spares the database what it deleted before: LevelDB steps over every deleted entry. */
  const unsentOf = (database: Database, { device, seq = 0 }: After, limit: number) =>
    database.outbox
      .where('[state+device+seq]')
      .between(['unsent', device, seq], ['unsent', device, Dexie.maxKey], false)
      .limit(limit)
      .toArray();

  const readOldest = async (database: Database, limit: number, after?: After) => {
    const [current, enrolments] = await Promise.all([
      database.setting.get('current-device'),
      database.enrolment.toArray(),
    ]);
    const isCurrent = ({ device }: Enrolment): number => Number(device === current?.value);
    enrolments.sort((a, b) => isCurrent(b) - isCurrent(a));
    for (const enrolment of enrolments) {
      const { device } = enrolment;
      if (after && after.device !== device) continue;
      const rows = await unsentOf(database, after ?? { device }, limit);
      if (rows.length > 0) return { enrolment, records: rows.map(recordOf) };
    }
    return null;
  };

  return {
    /**
     * Unsent records of one device in order of seq, at most `limit`: of the current device while it has any, or those
     * that follow `after`.
     */
    oldestUnsent: (limit: number, after?: After) =>
      healing(async (database) => {
        const tables = [database.setting, database.enrolment, database.outbox];
        const oldest = await database.transaction('r', tables, () => readOldest(database, limit, after));
        if (oldest === null) return null;
        const { enrolment, records } = oldest;
        return { token: enrolment.token, key: await keyOf(database, enrolment), records };
      }),

    /**
     * Keeps what came of one batch, all of it or nothing: the server's count stands where the records it counts are
     * gone, and nowhere else. Only ids that it names leave the outbox.
     */
    settle: ({ nowMs, event, heard, remove = [], park = [] }: Settlement) =>
      healing((database) => {
        const tables = [database.outbox, database.acknowledged, database.setting, database.senderLog];
        return database.transaction('rw', tables, async () => {
          if (heard) await keepHeard(database, heard);
          await letGo(database, remove, nowMs);
          await forgetAcknowledged(database, nowMs);
          if (park.length > 0) await database.outbox.where('id').anyOf(park).modify({ state: 'parked' });
          await noteForStaff(database, nowMs, event);
        });
      }),

    /** Parked records get another chance at each start: the server may have been mended since. */
    unparkAll: () =>
      healing((database) => database.outbox.where('state').equals('parked').modify({ state: 'unsent' })),

    /** What the sender did last, newest first. */
    readLog: () => healing((database) => database.senderLog.orderBy('line').reverse().toArray()),
  };
};
