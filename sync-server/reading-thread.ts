/** Files of strangers are read in a thread of bounded memory and time: whatever they do to it, the server goes on. */
import { Worker } from 'node:worker_threads';

interface Bounds {
  mostSeconds: number;
  mostMegabytes: number;
}

/** What the thread posts first; null where it ended without, or took more than it may. */
export const askThread = <Answer>(
  program: URL,
  workerData: unknown,
  { mostSeconds, mostMegabytes }: Bounds,
): Promise<Answer | null> =>
  new Promise((resolve) => {
    const worker = new Worker(program, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    const finish = (answer: Answer | null): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(null), mostSeconds * 1000);
    worker.once('message', finish);
    worker.once('error', () => finish(null));
    worker.once('exit', () => finish(null));
  });
