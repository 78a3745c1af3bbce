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

/** What became of a try; `value` is what the right PIN gives. */
export type Tried<Value> =
  | { is: 'right'; value: Value }
  | { is: 'wrong'; lockedUntil: number | null }
  | { is: 'locked'; until: number };

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

  /** A lock that lasts longer than its failures ask for is from before the clock was set back: it starts anew. */
  const read = async (): Promise<Result<PinTries, StoreProblem>> => {
    const own = await store.readSetting(name);
    const isCountedBefore = own.ok && own.value === null && nameBefore !== undefined;
    const kept = isCountedBefore ? await store.readSetting(nameBefore) : own;
    if (!kept.ok) return kept;
    const tries = unwritten ?? kept.value ?? { failures: 0, lockedUntil: 0 };
    const longest = clock.now() + lockMs(tries.failures);
    return tries.lockedUntil > longest ? keep(tries.failures) : succeed(tries);
  };

  /** Null when a PIN may be tried. */
  const lockOf = ({ lockedUntil }: PinTries): number | null =>
    lockedUntil > clock.now() ? lockedUntil : null;

  return {
    read,
    lockOf,
    /** Forgets the failures: a new PIN was chosen. */
    clear: () => keep(0),
    /**
     * One try. `open`: what the PIN gives, null where it is wrong. The failure is written down before, so that pulling the
     * plug wins no free try.
     */
    attempt: async <Value>(
      open: () => Promise<Value | null>,
    ): Promise<Result<Tried<Value>, StoreProblem>> => {
      const counted = await read();
      if (!counted.ok) return counted;
      const until = lockOf(counted.value);
      if (until !== null) return succeed({ is: 'locked', until });
      const failures = counted.value.failures + 1;
      const written = await keep(failures);
      if (!written.ok) return written;
      const value = await open();
      if (value === null) {
        const wait = lockMs(failures);
        return succeed({ is: 'wrong', lockedUntil: wait > 0 ? clock.now() + wait : null });
      }
      const cleared = await keep(0);
      return cleared.ok ? succeed({ is: 'right', value }) : cleared;
    },
    forget: (): Promise<Result<void, StoreProblem>> => {
      unwritten = null;
      return store.forgetSettings([name]);
    },
  };
};
