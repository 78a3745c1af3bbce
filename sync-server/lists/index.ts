/** Lists of people as organisers and vendors send them: a file as it comes -> claims and problems. */
import { mostListBytes } from '#domain/attendance-list.ts';
import { fail, type Result } from '#domain/result.ts';
import { askThread } from '../reading-thread.ts';
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

const readInThread = async (bytes: Uint8Array, hints: ReadingHints): Promise<Result<ReadList, string>> => {
  const order: ReadOrder = { bytes, hints };
  const program = new URL('./read-list-worker.ts', import.meta.url);
  const read = await askThread<Result<ReadList, string>>(program, order, { mostSeconds, mostMegabytes });
  return read ?? fail(tooMuch);
};

/**
 * Reads a list (CSV, TSV, XLSX, ODS) by its content, in a thread of bounded memory and time.
 * The problem is a sentence for the person who sent the file.
 */
export const readList = (bytes: Uint8Array, hints: ReadingHints = {}): Promise<Result<ReadList, string>> =>
  bytes.length > mostListBytes
    ? Promise.resolve(fail(`the file is larger than ${mostListBytes / 1024 / 1024} MB: it is no list`))
    : reading.run(() => readInThread(bytes, hints));
