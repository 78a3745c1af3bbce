import { Worker } from 'node:worker_threads';
import type { LookedUp, LookUpOrder } from './look-up.ts';

type Told = { share: number } | { lookedUp: LookedUp };

/** Memory is bounded: 16,637 rows among 55,000 registrants take less than half of it. */
const mostMegabytes = 2048;

/** Looks a list up in a thread. `signal` ends the thread; then, and when it fails, the promise rejects. */
export const lookUpInThread = (
  order: LookUpOrder,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<LookedUp> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(new URL('./look-up-worker.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    signal.addEventListener('abort', () => {
      reject(new Error('cancelled'));
      void worker.terminate();
    });
    worker.on('message', (told: Told) => {
      if ('share' in told) onProgress(told.share);
      else resolve(told.lookedUp);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended (${code}) without an answer`)));
  });
