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

/**
 * Many requests share one commit, and so one fsync: what arrives while a commit runs goes into the next.
 * `busy` when too many records wait already; nothing of the batch is kept then.
 */
export const createGroupCommit = (store: Store) => {
  let waiting: Waiting[] = [];
  let records = 0;
  let scheduled = false;

  const commit = async (): Promise<void> => {
    scheduled = false;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      const kept = await store.writeRaw((connection) =>
        storeArrivals(
          connection,
          group.map(({ batch }) => batch),
        ),
      );
      for (const [index, { resolve }] of group.entries()) resolve(kept[index] ?? []);
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      records -= group.reduce((sum, { batch }) => sum + batch.arrivals.length, 0);
    }
  };

  return (batch: Batch): Promise<Result<Kept[], 'busy'>> => {
    if (records > 0 && records + batch.arrivals.length > mostWaiting) return Promise.resolve(fail('busy'));
    records += batch.arrivals.length;
    const kept = new Promise<Kept[]>((resolve, reject) => waiting.push({ batch, resolve, reject }));
    if (!scheduled) {
      scheduled = true;
      // After the sockets that are ready now have been read: their records go into the same commit.
      setImmediate(() => void commit());
    }
    return kept.then(succeed);
  };
};
