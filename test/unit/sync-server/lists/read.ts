import { expect } from 'vitest';
import type { FileRefusal } from '../../../../src/domain/list-problem.ts';
import type { Result } from '../../../../src/domain/result.ts';
import { problemInEnglish, refusalInEnglish } from '../../../../sync-server/lists/in-english.ts';
import { readFile } from '../../../../sync-server/lists/read-file.ts';
import { type ReadList, readSheets } from '../../../../sync-server/lists/read-list.ts';

const read = (bytes: Uint8Array): Result<ReadList, FileRefusal> => {
  const sheets = readFile(bytes);
  return sheets.ok ? readSheets(sheets.value) : sheets;
};

/** What the reader makes of a file, its problems in words; fails the test where it refuses it. */
export const readBytes = (bytes: Uint8Array) => {
  const list = read(bytes);
  if (!list.ok) expect.fail(list.problem);
  return { ...list.value, problems: list.value.problems.map(problemInEnglish) };
};

/** The words with which the reader refuses a file. */
export const refusalOf = (bytes: Uint8Array): string => {
  const list = read(bytes);
  return list.ok ? `read ${list.value.rows.length} rows` : refusalInEnglish(list.problem);
};

export const readText = (text: string) => readBytes(Buffer.from(text, 'utf8'));
