import type { TabletClock } from '../../../src/tablet/clock.ts';
import { createEndOfDay } from '../../../src/tablet/end-of-day.ts';
import { createEnrolling } from '../../../src/tablet/enrolment.ts';
import { createExporting } from '../../../src/tablet/export.ts';
import { createOutbox } from '../../../src/tablet/outbox.ts';
import { createPostBatch, type Fetch } from '../../../src/tablet/post-batch.ts';
import { seal } from '../../../src/tablet/seal.ts';
import { createSender } from '../../../src/tablet/sender.ts';
import { openStore } from '../../../src/tablet/store.ts';
import type { Random } from '../../../sync-server/sample/random.ts';
import type { Disk } from './disk.ts';
import type { Network } from './network.ts';
import { letGo, type Owner, type SimStorage } from './storage.ts';
import type { SimTime } from './time.ts';

interface Dependencies {
  /** Of the tablet's database. */
  name: string;
  bootId: string;
  time: SimTime;
  random: Random;
  storage: SimStorage;
  disk: Disk;
  network: Network;
  /** What the tablet's wall clock is off by now, milliseconds. */
  skewMs: () => number;
  /** The sender's lock, shared by the pages of a tablet. */
  lock: { holder: object | null };
  onDeath: () => void;
}

/** A promise of a dead page: nothing ever comes of it. */
const never = new Promise<never>(() => undefined);

/** The tablet's own parts put together as `src/tablet/tablet.ts` does, on simulated time, network and storage. */
export const openPage = (given: Dependencies) => {
  const { name, bootId, time, random, storage, disk, network, skewMs, lock, onDeath } = given;
  const openedAt = time.now();
  let isDead = false;
  let stepsToLive = Number.POSITIVE_INFINITY;

  const owner: Owner = {
    isDead: () => isDead,
    turn: (moment) => {
      if (--stepsToLive <= 0 && !storage.isUpgrading(owner)) return 'die';
      return disk.turn(moment);
    },
    die: () => {
      if (isDead) return;
      isDead = true;
      if (lock.holder === owner) lock.holder = null;
      letGo(owner);
      onDeath();
    },
    after: (ms, act) => void time.after(ms, act),
  };

  const clock: TabletClock = {
    now: () => Math.round(time.now() + skewMs()),
    monotonicMs: () => time.now() - openedAt,
    bootId,
  };
  const timer = { after: (ms: number, act: () => void) => time.after(ms, () => isDead || act()) };
  /** Before the request leaves and before its answer is heard a page may die. */
  const fetch: Fetch = async (url, request) => {
    if (--stepsToLive <= 0) owner.die();
    if (isDead) return never;
    const result = await network.fetch(url, request).then(
      (response) => ({ response }),
      (error: unknown) => ({ error }),
    );
    if (--stepsToLive <= 0) owner.die();
    if (isDead) return never;
    if ('error' in result) throw result.error;
    return result.response;
  };
  const ifAlone = async (work: () => Promise<void>): Promise<void> => {
    if (lock.holder !== null || isDead) return;
    lock.holder = owner;
    try {
      await work();
    } finally {
      if (lock.holder === owner) lock.holder = null;
    }
  };

  const store = openStore(name, storage.of(owner));
  const postBatch = createPostBatch(fetch, clock, timer);
  const sender = createSender({ store, postBatch, clock, random: random.fraction, ifAlone, timer });
  const outbox = createOutbox({
    store,
    clock,
    seal,
    serverOffsetMs: sender.serverOffsetMs,
    afterSave: () => void sender.nudge(),
  });
  const caches = { keys: async () => [], delete: async () => true };
  return {
    store,
    sender,
    outbox,
    enrolling: createEnrolling({ store, fetch, clock }),
    exporting: createExporting({ store, clock }),
    endOfDay: createEndOfDay({ store, browser: { caches, areas: [] } }),
    isDead: () => isDead,
    die: (): boolean => {
      if (storage.isUpgrading(owner)) return false;
      owner.die();
      return true;
    },
    /** Dies at the so-manieth await of its storage or network from now on. */
    dieAfter: (steps: number): void => {
      stepsToLive = steps;
    },
  };
};
export type Page = ReturnType<typeof openPage>;
