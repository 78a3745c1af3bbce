/** The thread in which a file is read: whatever the file does to it, the process goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FileRefusal } from '#domain/list-problem.ts';
import type { Result } from '#domain/result.ts';
import { readFile } from './read-file.ts';
import { type ReadList, readSheets } from './read-list.ts';
import type { ReadOrder } from './read-order.ts';

const { bytes, hints } = workerData as ReadOrder;
const sheets = readFile(bytes);
const list: Result<ReadList, FileRefusal> = sheets.ok ? readSheets(sheets.value, hints) : sheets;
parentPort?.postMessage(list);
