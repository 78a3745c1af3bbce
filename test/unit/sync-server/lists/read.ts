import { expect } from 'vitest';
import { readFile } from '../../../../sync-server/lists/read-file.ts';
import { type ReadList, readSheets } from '../../../../sync-server/lists/read-list.ts';

/** What the reader makes of a file; fails the test where it refuses it. */
export const readBytes = (bytes: Uint8Array): ReadList => {
  const sheets = readFile(bytes);
  const list = sheets.ok ? readSheets(sheets.value) : sheets;
  if (!list.ok) expect.fail(list.problem);
  return list.value;
};

/** The words with which the reader refuses a file. */
export const refusalOf = (bytes: Uint8Array): string => {
  const sheets = readFile(bytes);
  const list = sheets.ok ? readSheets(sheets.value) : sheets;
  return list.ok ? `read ${list.value.rows.length} rows` : list.problem;
};

export const readText = (text: string): ReadList => readBytes(Buffer.from(text, 'utf8'));
