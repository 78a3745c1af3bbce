/** Time as a thing that is passed in: the one place on the tablet that reads the device's clock. */
export interface TabletClock {
  /** Wall clock, milliseconds since 1970 UTC. Staff may set it, so it may jump. */
  now(): number;
  /** Milliseconds since this page was started. Never jumps. */
  monotonicMs(): number;
  /** Names the run of the page that `monotonicMs` counts from. */
  bootId: string;
}

export const deviceClock: TabletClock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  bootId: crypto.randomUUID(),
};

/** Waiting as a thing that is passed in. */
export interface Timer {
  /** Calls `act` once, after `ms` milliseconds. The answer calls it off. */
  after(ms: number, act: () => void): () => void;
}

export const deviceTimer: Timer = {
  after: (ms, act) => {
    const waiting = setTimeout(act, ms);
    return () => clearTimeout(waiting);
  },
};

/** A wall clock reading as the ISO 8601 text in UTC that records hold. */
export const instantOf = (ms: number): string => new Date(ms).toISOString();
