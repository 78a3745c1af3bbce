import { Worker } from 'node:worker_threads';
import type { RegistrySearch } from './search-registry.ts';

export type FromThread = { share: number } | { found: RegistrySearch };

export interface RunningSearch {
  /** Null where it was cancelled; rejects when it failed. */
  found: Promise<RegistrySearch | null>;
  cancel: () => Promise<void>;
}

/** Searches the registry in `file` in a thread of its own; cancelling ends the thread. */
export const startSearch = (file: string, onProgress: (share: number) => void): RunningSearch => {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: file });
  let isCancelled = false;
  const found = new Promise<RegistrySearch | null>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if ('share' in message) onProgress(message.share);
      else resolve(message.found);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      isCancelled ? resolve(null) : reject(new Error(`the search ended (${code}) without an answer`)),
    );
  });
  return {
    found,
    cancel: async () => {
      isCancelled = true;
      await worker.terminate();
    },
  };
};
