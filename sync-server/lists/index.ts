/** Lists of people as organisers and vendors send them: a file as it comes -> claims and problems. */
import { mostListBytes } from '#domain/attendance-list.ts';
import type { FileRefusal } from '#domain/list-problem.ts';
import { fail, type Result } from '#domain/result.ts';
import { askThread } from '../reading-thread.ts';
import { Mutex } from '../store/index.ts';
import type { ReadingHints } from './columns.ts';
import type { ReadList } from './read-list.ts';
import type { ReadOrder } from './read-order.ts';

export type { Attended } from './attended.ts';
export type { ChosenMeanings } from './columns.ts';
export { isOnePerson, isSamePerson } from './duplicates.ts';
export { problemInEnglish, refusalInEnglish } from './in-english.ts';
export { chosenOf, type KeptReading, keptReading, readingOfSender, shownReading } from './kept-reading.ts';
export type { ReadList } from './read-list.ts';
export { type Headers, headersOf, type RememberedColumns } from './remembered.ts';

const mostSeconds = 60;
const mostMegabytes = 1024;

/** One file is read at a time: the memory that reading may take is bounded, and so is that of all together. */
const reading = new Mutex();

const readInThread = async (
  bytes: Uint8Array,
  hints: ReadingHints,
): Promise<Result<ReadList, FileRefusal>> => {
  const order: ReadOrder = { bytes, hints };
  const program = new URL('./read-list-worker.ts', import.meta.url);
  const read = await askThread<Result<ReadList, FileRefusal>>(program, order, { mostSeconds, mostMegabytes });
  return read ?? fail('takes-too-much');
};

/** Reads a list (CSV, TSV, XLSX, ODS) by its content, in a thread of bounded memory and time. */
export const readList = (
  bytes: Uint8Array,
  hints: ReadingHints = {},
): Promise<Result<ReadList, FileRefusal>> =>
  bytes.length > mostListBytes
    ? Promise.resolve(fail('too-large'))
    : reading.run(() => readInThread(bytes, hints));
