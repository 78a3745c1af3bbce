/** What a process of ours has cost so far, where the system tells (Linux). */
import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc, 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

const read = (pid: number, file: string): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
};

/** Processor seconds of all its threads, in the program and for it in the system. */
export const cpuSecondsOf = (pid: number): number | null => {
  const stat = read(pid, 'stat');
  // The name, in brackets, may hold blanks: count from behind it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields ? (Number(fields[11]) + Number(fields[12])) / ticksPerSecond : null;
};

/** The most memory that it held at any time. */
export const peakMemoryMB = (pid: number): number | null => {
  const found = /^VmHWM:\s+(\d+) kB/m.exec(read(pid, 'status') ?? '')?.[1];
  return found === undefined ? null : Math.round(Number(found) / 1024);
};
