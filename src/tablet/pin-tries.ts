import { type Result, succeed } from '#domain/result.ts';
import type { TabletClock } from './clock.ts';
import type { PinTries, Store, StoreProblem } from './store.ts';

const freeTries = 3;
const firstLockMs = 30_000;
const longestLockMs = 60 * 60_000;

/** How long the next try must wait after this many wrong PINs in a row, milliseconds. */
export const lockMs = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestLockMs, firstLockMs * 2 ** (failures - freeTries));

interface Dependencies {
  store: Store;
  clock: TabletClock;
  /** Under which name the tries are counted. */
  name: TriesName;
  /** Under which an earlier version of the app counted them. */
  nameBefore?: TriesName;
}

type TriesName = 'station-pin-tries' | 'roster-pin-tries' | `roster-pin-tries:${string}`;

/** Counts wrong PINs, over restarts too. */
export const createPinTries = ({ store, clock, name, nameBefore }: Dependencies) => {
  /** On a full device the count lives in this page only: staff must get in just then. */
  let unwritten: PinTries | null = null;

  const keep = async (failures: number): Promise<Result<PinTries, StoreProblem>> => {
    const tries = { failures, lockedUntil: clock.now() + lockMs(failures) };
    const kept = await store.saveSetting({ name, value: tries });
    unwritten = kept.ok ? null : tries;
    return kept.ok || kept.problem.kind === 'storage-full' ? succeed(tries) : kept;
  };

  return {
    keep,
    /** A lock that lasts longer than its failures ask for is from before the clock was set back: it starts anew. */
    read: async (): Promise<Result<PinTries, StoreProblem>> => {
      const own = await store.readSetting(name);
      const isCountedBefore = own.ok && own.value === null && nameBefore !== undefined;
      const kept = isCountedBefore ? await store.readSetting(nameBefore) : own;
      if (!kept.ok) return kept;
      const tries = unwritten ?? kept.value ?? { failures: 0, lockedUntil: 0 };
      const longest = clock.now() + lockMs(tries.failures);
      return tries.lockedUntil > longest ? keep(tries.failures) : succeed(tries);
    },
    /** Null when a PIN may be tried. */
    lockOf: ({ lockedUntil }: PinTries): number | null => (lockedUntil > clock.now() ? lockedUntil : null),
    forget: (): Promise<Result<void, StoreProblem>> => {
      unwritten = null;
      return store.forgetSettings([name]);
    },
  };
};
