import { setTimeout as delay } from 'node:timers/promises';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Store } from '../store/index.ts';
import { type Batch, type Kept, storeArrivals } from './store-arrivals.ts';

interface Waiting {
  batch: Batch;
  resolve: (kept: Kept[]) => void;
  reject: (error: unknown) => void;
}

/** Records that may wait for a commit. Beyond it tablets are asked to come back: their outboxes are the better queue. */
const mostWaiting = 5_000;

/** What is ready waits so long, at most, for batches that are being looked at: their signatures take a thread's time. */
const companyMs = 2;

/** After a commit the next usually follows at once, as the tablets that were answered send on. */
const restMs = 20;
/** However busy it is, what happens behind the requests gets a turn this often. */
const mostRestMs = 1_000;

/**
 * Many requests share one commit, and so one fsync: what arrives while a commit runs, or is looked at when it could
 * begin, goes with it or into the next.
 */
export const createGroupCommit = (store: Store) => {
  let waiting: Waiting[] = [];
  let records = 0;
  let lookedAt = 0;
  let isScheduled = false;
  let companyTimer: NodeJS.Timeout | null = null;
  let commits = 0;
  /** How many commits there were when it was last quiet. */
  let quietAt = 0;

  const commit = async (): Promise<void> => {
    isScheduled = false;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      const kept = await store.raw((connection) =>
        storeArrivals(
          connection,
          group.map(({ batch }) => batch),
        ),
      );
      for (const [index, { resolve }] of group.entries()) resolve(kept[index] ?? []);
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      commits++;
    }
  };

  const commitSoon = (): void => {
    if (companyTimer) clearTimeout(companyTimer);
    companyTimer = null;
    if (isScheduled) return;
    isScheduled = true;
    // After the sockets that are ready now have been read: their records go into the same commit.
    setImmediate(() => void commit());
  };

  const schedule = (): void => {
    if (waiting.length === 0) return;
    if (lookedAt === 0) commitSoon();
    else companyTimer ??= setTimeout(commitSoon, companyMs);
  };

  /** Counts a batch that is being looked at until `look` is done, well or not. */
  const lookAt = async (look: () => Promise<Batch>): Promise<Batch> => {
    lookedAt++;
    try {
      return await look();
    } finally {
      lookedAt--;
    }
  };

  /**
   * Keeps the batch that `look` makes, of so many records. `busy` when too many records wait already; nothing of the
   * batch is looked at or kept then.
   */
  const keep = async (size: number, look: () => Promise<Batch>): Promise<Result<Kept[], 'busy'>> => {
    if (records > 0 && records + size > mostWaiting) return fail('busy');
    records += size;
    try {
      const batch = await lookAt(look);
      const kept = new Promise<Kept[]>((resolve, reject) => waiting.push({ batch, resolve, reject }));
      schedule();
      return succeed(await kept);
    } finally {
      records -= size;
      schedule();
    }
  };

  /**
   * Resolves when no records are coming in, or after a second of them. SQLite has one writer: a commit of records
   * waits for whatever transaction of the work behind the requests has the turn.
   */
  const untilQuiet = async (): Promise<void> => {
    for (let waitedMs = 0; waitedMs < mostRestMs && commits !== quietAt; waitedMs += restMs) {
      const before = commits;
      await delay(restMs);
      if (records === 0 && commits === before) quietAt = commits;
    }
  };

  return { keep, untilQuiet };
};
