/** How much memory a process holds over time, where the system tells (Linux). */
import { existsSync, readFileSync } from 'node:fs';

const sampleMs = 250;

const residentMB = (pid: number): number | null => {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return found === undefined ? null : Number(found) / 1024;
  } catch {
    return null;
  }
};

/** What lies above it waits to be collected: only what nobody lets go of raises the floor. */
const floor = (numbers: readonly number[]): number => Math.min(...numbers);

const part = (numbers: readonly number[], from: number, to: number): number[] =>
  numbers.slice(Math.floor(from * numbers.length), Math.ceil(to * numbers.length));

/** Samples until `stop`, which answers by how much the floor of the last fifth lies above that of the middle one, and the highest of all. */
export const watchMemory = (pid: number) => {
  const samples: number[] = [];
  const timer = existsSync(`/proc/${pid}/status`)
    ? setInterval(() => {
        const now = residentMB(pid);
        if (now !== null) samples.push(now);
      }, sampleMs)
    : undefined;
  return {
    /** Null where the system does not tell. Until the middle it is warm-up: code is compiled, caches fill. */
    stop: (): { growthMB: number; peakMB: number } | null => {
      clearInterval(timer);
      if (samples.length < 5) return null;
      const growth = floor(part(samples, 0.8, 1)) - floor(part(samples, 0.4, 0.6));
      return { growthMB: Math.round(growth), peakMB: Math.round(Math.max(...samples)) };
    },
  };
};
