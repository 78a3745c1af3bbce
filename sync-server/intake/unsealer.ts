import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckIn } from '#domain/check-in.ts';
import { fail, type Result } from '#domain/result.ts';
import type { Keys } from '../keys/index.ts';

export interface UnsealJob {
  job: number;
  contents: string[];
}

type Opened = Result<CheckIn, string>;
interface Answer {
  job: number;
  results: Opened[];
}

/** How long a thread that nobody asks is kept. */
const idleMs = 60_000;

/** Opens records in a worker thread, started when first needed and anew when keys were added or it died. */
export const createUnsealer = (keys: Keys) => {
  let worker: Worker | null = null;
  let knownKeys = 0;
  let jobs = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<number, { resolve: (results: Opened[]) => void; reject: (error: Error) => void }>();

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  };

  const start = (): Worker => {
    knownKeys = keys.all().length;
    const started = new Worker(join(import.meta.dirname, 'unseal-worker.ts'), { workerData: keys.all() });
    started.unref();
    started.on('message', ({ job, results }: Answer) => {
      waiting.get(job)?.resolve(results);
      waiting.delete(job);
    });
    const failAll = (error: Error): void => {
      if (worker === started) worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', failAll);
    started.on('exit', () => failAll(new Error('the thread that opens boxes ended')));
    return started;
  };

  return {
    /** One result a content, in order. Rejects when the thread died: the records stay where they are. */
    open: async (contents: string[]): Promise<Opened[]> => {
      if (worker && knownKeys !== keys.all().length) await stop();
      worker ??= start();
      const asked = worker;
      clearTimeout(idle);
      const job = ++jobs;
      const results = await new Promise<Opened[]>((resolve, reject) => {
        waiting.set(job, { resolve, reject });
        asked.postMessage({ job, contents } satisfies UnsealJob);
      });
      idle = setTimeout(() => void stop(), idleMs).unref();
      return results.length === contents.length ? results : contents.map(() => fail('was not opened'));
    },
    stop,
  };
};
export type Unsealer = ReturnType<typeof createUnsealer>;
