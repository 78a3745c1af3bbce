/** A thread of its own for opening boxes: public-key work must not hold up the requests. */
import { parentPort, workerData } from 'node:worker_threads';
import { fail } from '#domain/result.ts';
import { importKeys } from '../keys/index.ts';
import { unseal } from './unseal.ts';
import type { UnsealJob } from './unsealer.ts';

const keys = importKeys(workerData);

parentPort?.on('message', async ({ job, contents }: UnsealJob) => {
  // What cannot even be tried harms no other: an error here would end the thread, now and at every new attempt.
  const open = (content: string) =>
    unseal(content, keys).catch(() => fail('what is in the box cannot be read'));
  const results = await Promise.all(contents.map(open));
  parentPort?.postMessage({ job, results });
});
