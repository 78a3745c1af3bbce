/** Lists of people as organisers and vendors send them: a file as it comes -> claims and problems. */
import { Worker } from 'node:worker_threads';
import { mostListBytes } from '#domain/attendance-list.ts';
import { fail, type Result } from '#domain/result.ts';
import { Mutex } from '../store/index.ts';
import type { ReadingHints } from './columns.ts';
import type { ReadList } from './read-list.ts';
import type { ReadOrder } from './read-order.ts';

export type { Attended } from './attended.ts';
export type { ChosenMeanings } from './columns.ts';
export { isOnePerson, isSamePerson } from './duplicates.ts';
export { chosenOf, type KeptReading, keptReading, shownReading } from './kept-reading.ts';
export type { ReadList } from './read-list.ts';
export { type Headers, headersOf, type RememberedColumns } from './remembered.ts';
export type { ListProblem } from './sheet.ts';

const mostSeconds = 60;
const mostMegabytes = 1024;
const tooMuch = 'the file takes too much to read: it is no list, or it was made to do harm';

/** One file is read at a time: the memory that reading may take is bounded, and so is that of all together. */
const reading = new Mutex();

const readInThread = (bytes: Uint8Array, hints: ReadingHints): Promise<Result<ReadList, string>> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./read-list-worker.ts', import.meta.url), {
      workerData: { bytes, hints } satisfies ReadOrder,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    const finish = (result: Result<ReadList, string>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(fail(tooMuch)), mostSeconds * 1000);
    worker.once('message', finish);
    worker.once('error', () => finish(fail(tooMuch)));
    worker.once('exit', () => finish(fail(tooMuch)));
  });

/**
 * Reads a list (CSV, TSV, XLSX, ODS) by its content, in a thread of bounded memory and time.
 * The problem is a sentence for the person who sent the file.
 */
export const readList = (bytes: Uint8Array, hints: ReadingHints = {}): Promise<Result<ReadList, string>> =>
  bytes.length > mostListBytes
    ? Promise.resolve(fail(`the file is larger than ${mostListBytes / 1024 / 1024} MB: it is no list`))
    : reading.run(() => readInThread(bytes, hints));
