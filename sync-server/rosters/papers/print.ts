import { Worker } from 'node:worker_threads';
import { Mutex } from '../../store/index.ts';
import type { BlankPaper } from './blank-document.ts';
import type { RosterPaper } from './document.ts';

const mostSeconds = 60;
const mostMegabytes = 512;

/** One at a time: the memory that printing may take is bounded, and so is that of all together. */
const printing = new Mutex();

const printInThread = (paper: RosterPaper | BlankPaper): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./paper-worker.ts', import.meta.url), {
      workerData: paper,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    const end = (): void => {
      clearTimeout(timer);
      void worker.terminate();
    };
    const giveUp = (error: Error): void => {
      reject(error);
      end();
    };
    const timer = setTimeout(() => giveUp(new Error('the paper takes too long')), mostSeconds * 1000);
    worker.once('message', (bytes: Uint8Array) => {
      resolve(bytes);
      end();
    });
    worker.once('error', giveUp);
    worker.once('exit', () => giveUp(new Error('the thread that prints ended')));
  });

/** The bytes of a PDF. Rejects when it cannot be made. */
export const print = (paper: RosterPaper | BlankPaper): Promise<Uint8Array> =>
  printing.run(() => printInThread(paper));
