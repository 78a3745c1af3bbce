/** The thread in which a file is read: whatever the file does to it, the process goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { fail, type Result } from '#domain/result.ts';
import { readFile } from './read-file.ts';
import { type ReadList, readSheets } from './read-list.ts';

const read = (bytes: Uint8Array): Result<ReadList, string> => {
  const sheets = readFile(bytes);
  return sheets.ok ? readSheets(sheets.value) : sheets;
};

parentPort?.postMessage(
  workerData instanceof Uint8Array ? read(workerData) : fail('the reader was given no file'),
);
