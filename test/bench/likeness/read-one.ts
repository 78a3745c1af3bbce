/** Reads the picture on standard input in a process like the server's, and tells what that took at its peak. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPictureReader } from '../../../sync-server/pictures/index.ts';

const bytes = readFileSync(0);
const reader = createPictureReader();
// So that its start is not counted: it is kept between pictures.
await reader.hashesOf(new Uint8Array([1]));

/** Of the children of this process, by what Linux says of them; elsewhere 0. */
const childMegabytes = (): number => {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
    const status = readFileSync(`/proc/${children[0]}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
  } catch {
    return 0;
  }
};

let [megabytes, isDone] = [0, false];
const watch = async (): Promise<void> => {
  while (!isDone) {
    megabytes = Math.max(megabytes, childMegabytes());
    await sleep(5);
  }
};
const watching = watch();
const before = performance.now();
const hashes = await reader.hashesOf(bytes);
const seconds = Math.round((performance.now() - before) / 10) / 100;
megabytes = Math.max(megabytes, childMegabytes());
isDone = true;
await watching;
await reader.stop();
console.log(JSON.stringify({ seconds, megabytes, isRead: hashes !== null }));
