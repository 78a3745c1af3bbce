import type { Reach } from './sender-state.ts';

/** What the browser says about the device, as far as it says it. */
export interface DeviceFacts {
  /** Whether the browser promised not to clear our storage by itself; null where it cannot say. */
  persisted: boolean | null;
  /** At most: newer Chromium says 10 GiB whatever there is. Null where the browser does not say. */
  freeBytes: number | null;
  looksPrivate: boolean;
  /** Pages of this app that are open on this device beside this one. */
  otherPages: number;
}

/** Everything that the safety display judges. Times are wall clock milliseconds. */
export interface SafetyFacts extends DeviceFacts {
  nowMs: number;
  unsent: number;
  parked: number;
  /** The id of the record that waits longest, null when none does. */
  oldestId: string | null;
  reach: Reach;
  /** Server clock minus tablet clock. */
  serverOffsetMs: number | null;
  /** A sign-in could not be saved because the device is full. */
  storageFull: boolean;
  storageBroken: boolean;
  /** The office asked this tablet to wipe itself. */
  wipeOrdered: boolean;
}

export type Level = 'safe' | 'waiting' | 'amber' | 'red';

export type SafetyProblem = { level: 'amber' | 'red' } & (
  | { kind: 'storage-broken' | 'storage-full' | 'storage-nearly-full' | 'not-persisted' | 'private' }
  | { kind: 'unsent-long' | 'refused' | 'parked' | 'two-pages' | 'wipe-ordered' }
  /** Server clock minus tablet clock: positive when the tablet is behind. */
  | { kind: 'clock'; offsetMs: number }
);

export interface Safety {
  /** Of what waits here; the storage's and the clock's troubles are in `problems` only. */
  level: Level;
  /** How long the oldest waits, null when none does. */
  oldestAgeMs: number | null;
  /** The worst first. */
  problems: SafetyProblem[];
}

const minuteMs = 60_000;
const amberAgeMs = 15 * minuteMs;
const redAgeMs = 60 * minuteMs;
const amberClockMs = 2 * minuteMs;
const redClockMs = 24 * 60 * minuteMs;
/** Room for some ten thousand sign-ins. */
const scarceBytes = 20_000_000;

/** When a record was made: the first 48 bits of a UUIDv7 are its Unix time in milliseconds (RFC 9562, 5.7). */
export const savedAtOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

const ageLevel = (ageMs: number): 'amber' | 'red' | null => {
  if (ageMs >= redAgeMs) return 'red';
  return ageMs >= amberAgeMs ? 'amber' : null;
};

const clockProblem = (offsetMs: number | null): SafetyProblem[] => {
  const off = Math.abs(offsetMs ?? 0);
  if (offsetMs === null || off < amberClockMs) return [];
  return [{ kind: 'clock', level: off >= redClockMs ? 'red' : 'amber', offsetMs }];
};

const deviceProblems = (facts: SafetyFacts): SafetyProblem[] => {
  const isScarce = facts.freeBytes !== null && facts.freeBytes < scarceBytes;
  return [
    ...(facts.storageBroken ? [{ kind: 'storage-broken', level: 'red' } as const] : []),
    ...(facts.storageFull ? [{ kind: 'storage-full', level: 'red' } as const] : []),
    ...(isScarce && !facts.storageFull ? [{ kind: 'storage-nearly-full', level: 'amber' } as const] : []),
    ...(facts.looksPrivate ? [{ kind: 'private', level: 'red' } as const] : []),
    ...(facts.persisted === false && !facts.looksPrivate
      ? [{ kind: 'not-persisted', level: 'amber' } as const]
      : []),
    ...(facts.otherPages > 0 ? [{ kind: 'two-pages', level: 'amber' } as const] : []),
  ];
};

const sendingProblems = (facts: SafetyFacts, oldestAgeMs: number | null): SafetyProblem[] => {
  const age = oldestAgeMs === null ? null : ageLevel(oldestAgeMs);
  return [
    ...(facts.wipeOrdered ? [{ kind: 'wipe-ordered', level: 'red' } as const] : []),
    ...(facts.reach.is === 'refused' ? [{ kind: 'refused', level: 'red' } as const] : []),
    ...(facts.parked > 0 ? [{ kind: 'parked', level: 'red' } as const] : []),
    ...(age ? [{ kind: 'unsent-long', level: age } as const] : []),
  ];
};

const worstFirst = (problems: SafetyProblem[]): SafetyProblem[] =>
  problems.toSorted((a, b) => Number(b.level === 'red') - Number(a.level === 'red'));

/** How safe the sign-ins of this tablet are, and what stands in the way. */
export const judgeSafety = (facts: SafetyFacts): Safety => {
  const oldestAgeMs = facts.oldestId === null ? null : Math.max(0, facts.nowMs - savedAtOf(facts.oldestId));
  const sending = sendingProblems(facts, oldestAgeMs);
  const all = [...sending, ...deviceProblems(facts), ...clockProblem(facts.serverOffsetMs)];
  const calm = facts.unsent + facts.parked === 0 ? 'safe' : 'waiting';
  return {
    level: worstFirst(sending)[0]?.level ?? calm,
    oldestAgeMs,
    problems: worstFirst(all),
  };
};

/** The lock that every page of the app holds, shared, as long as it is open: to be counted. */
const pageLock = 'rollcall-page';

/** Makes this page known to the others. */
export const announcePage = (locks: LockManager): void =>
  void locks.request(pageLock, { mode: 'shared' }, () => new Promise(() => {}));

/**
 * No browser says so, some give themselves away: Firefox and Safari refuse the private file system, older Chromium
 * grants little more space than memory (https://github.com/Joe12387/detectIncognito). Newer Chromium hides it
 * ("predictable reported storage quota"); there only "not persisted" warns.
 */
const looksPrivate = async (
  storage: StorageManager,
  quotaBytes: number,
  heapBytes: number | undefined,
): Promise<boolean> => {
  try {
    await storage.getDirectory?.();
  } catch {
    return true;
  }
  return heapBytes !== undefined && quotaBytes > 0 && quotaBytes < 2 * heapBytes;
};

interface Browser {
  storage: StorageManager;
  locks: LockManager;
  /** Chromium's `performance.memory.jsHeapSizeLimit`; undefined elsewhere. */
  heapBytes: number | undefined;
}

/** Asks the browser. What it does not answer is null, never a guess. */
export const readDeviceFacts = async ({ storage, locks, heapBytes }: Browser): Promise<DeviceFacts> => {
  const [persisted, estimate, held] = await Promise.all([
    storage.persisted?.().catch(() => null) ?? null,
    storage.estimate?.().catch(() => null) ?? null,
    locks.query().then(
      (snapshot) => snapshot.held ?? [],
      () => [],
    ),
  ]);
  const { quota, usage } = estimate ?? {};
  return {
    persisted,
    freeBytes: quota === undefined ? null : Math.max(0, quota - (usage ?? 0)),
    looksPrivate: await looksPrivate(storage, quota ?? 0, heapBytes),
    otherPages: Math.max(0, held.filter(({ name }) => name === pageLock).length - 1),
  };
};
