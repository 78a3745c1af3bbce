import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fail, type Result } from '#domain/result.ts';
import type { Keys } from '../keys/index.ts';
import type { Content } from './content.ts';

export interface UnsealJob {
  job: number;
  contents: string[];
}

type Opened = Result<Content, string>;
interface Answer {
  job: number;
  results: Opened[];
}

/** How long a thread that nobody asks is kept. */
const keptIdleMs = 60_000;

interface Job {
  resolve: (results: Opened[]) => void;
  reject: (error: Error) => void;
}

/** One thread with what is asked of it: when it ends, nobody else's jobs end with it. */
interface Opener {
  worker: Worker;
  waiting: Map<number, Job>;
  /** It is stopped as soon as nothing is asked of it any more. */
  isRetired: boolean;
}

/** Opens records in a worker thread, started when first needed and anew when keys were added or it died. */
export const createUnsealer = (keys: Keys, { idleMs = keptIdleMs } = {}) => {
  let opener: Opener | null = null;
  let knownKeys = 0;
  let jobs = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const stopped = opener;
    opener = null;
    await stopped?.worker.terminate();
  };

  const start = (): Opener => {
    knownKeys = keys.all().length;
    const worker = new Worker(join(import.meta.dirname, 'unseal-worker.ts'), { workerData: keys.all() });
    const started: Opener = { worker, waiting: new Map(), isRetired: false };
    worker.unref();
    worker.on('message', ({ job, results }: Answer) => {
      started.waiting.get(job)?.resolve(results);
      started.waiting.delete(job);
      if (started.isRetired && started.waiting.size === 0) void worker.terminate();
    });
    const failAll = (error: Error): void => {
      if (opener === started) opener = null;
      for (const { reject } of started.waiting.values()) reject(error);
      started.waiting.clear();
    };
    worker.on('error', failAll);
    worker.on('exit', () => failAll(new Error('the thread that opens boxes ended')));
    return started;
  };

  /** The old thread answers what it was asked, with the keys that it knows. */
  const retire = (old: Opener): void => {
    opener = null;
    old.isRetired = true;
    if (old.waiting.size === 0) void old.worker.terminate();
  };

  const stopWhenIdle = (): void => {
    clearTimeout(idle);
    if (opener?.waiting.size === 0) idle = setTimeout(() => void stop(), idleMs).unref();
  };

  return {
    /** One result a content, in order. Rejects when the thread died: the records stay where they are. */
    open: async (contents: string[]): Promise<Opened[]> => {
      if (opener && knownKeys !== keys.all().length) retire(opener);
      opener ??= start();
      const { worker, waiting } = opener;
      clearTimeout(idle);
      const job = ++jobs;
      const results = await new Promise<Opened[]>((resolve, reject) => {
        waiting.set(job, { resolve, reject });
        worker.postMessage({ job, contents } satisfies UnsealJob);
      });
      stopWhenIdle();
      return results.length === contents.length ? results : contents.map(() => fail('was not opened'));
    },
    stop,
  };
};
export type Unsealer = ReturnType<typeof createUnsealer>;
