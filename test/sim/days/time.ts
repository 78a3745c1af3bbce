import type { Timer } from '../../../src/tablet/clock.ts';
import { stillness } from './still.ts';

interface Due {
  at: number;
  act: () => void;
}

/** What is due within this time happens together, so that tablets and pages really get in each other's way. */
const togetherMs = 20;

export interface SimTime extends Timer {
  /** Milliseconds since 1970 UTC, as a clock that is never wrong shows them. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Lets everything happen that is due until `at`. */
  runUntil(at: number): Promise<void>;
}

/** Time that passes only when nothing is under way: a day takes as long as its work. */
export const createTime = (startMs: number): SimTime => {
  let now = startMs;
  let dues: Due[] = [];

  const after = (ms: number, act: () => void): (() => void) => {
    const due = { at: now + Math.max(0, ms), act };
    const place = dues.findIndex(({ at }) => at > due.at);
    dues.splice(place === -1 ? dues.length : place, 0, due);
    return () => {
      dues = dues.filter((other) => other !== due);
    };
  };

  const runUntil = async (until: number): Promise<void> => {
    await stillness();
    for (let first = dues[0]; first && first.at <= until; first = dues[0]) {
      const last = Math.min(until, first.at + togetherMs);
      for (let due = dues[0]; due && due.at <= last; due = dues[0]) {
        dues.shift();
        now = due.at;
        due.act();
      }
      await stillness();
    }
    now = until;
  };

  return {
    now: () => now,
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    runUntil,
  };
};
