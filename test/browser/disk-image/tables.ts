/** Makes LevelDB turn its log into packed tables, as weeks of use do, so that the search has tables to read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { isWholeTable } from './leveldb.ts';

/** Four times what Chromium lets LevelDB keep in memory before it writes a table. */
const fillerBytes = 16 * 1024 * 1024;
const rowBytes = 2_000;
const rowsAtOnce = 500;

/** Texts that lie beside the check-ins on every disk: a search that does not find them has not read the tables. */
export const marks: readonly string[] = Array.from(
  { length: 40 },
  (_, index) => `Markzq${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}xv`,
);

/** Writes the marks, as keys and as values, and then as much else, in a database of its own beside the tablet's. */
export const fillTables = (page: Page): Promise<void> =>
  page.evaluate(
    async ({ texts, rows, rowBytes, rowsAtOnce }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('filler');
        opening.onupgradeneeded = () => opening.result.createObjectStore('row', { keyPath: 'key' });
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const write = (all: { key: string; text: string }[]): Promise<void> =>
        new Promise((resolve, reject) => {
          const transaction = database.transaction('row', 'readwrite', { durability: 'strict' });
          for (const row of all) transaction.objectStore('row').put(row);
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
        });
      await write(texts.map((text) => ({ key: text, text })));
      const text = 'nobody was here, '.repeat(rowBytes).slice(0, rowBytes);
      for (let from = 0; from < rows; from += rowsAtOnce)
        await write(Array.from({ length: rowsAtOnce }, (_, index) => ({ key: `row ${from + index}`, text })));
      database.close();
    },
    { texts: marks, rows: fillerBytes / rowBytes, rowBytes, rowsAtOnce },
  );

/** What LevelDB has of tables in a folder, as one text that changes with them. Null while one is being written. */
const tablesIn = (folder: string): string | null => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ldb'))
    .map((entry) => join(entry.parentPath, entry.name));
  try {
    const isAllWhole = files.every((file) => isWholeTable(readFileSync(file)));
    return isAllWhole ? files.toSorted().join() : null;
  } catch {
    // LevelDB took one away in between.
    return null;
  }
};

/** LevelDB packs in the background: a browser that ends meanwhile leaves half a table. Waits until it rests. */
export const waitForTables = async (folder: string): Promise<void> => {
  let [before, seen] = [tablesIn(folder), 0];
  for (let waited = 0; seen < 8 && waited < 240; waited++) {
    await sleep(250);
    const now = tablesIn(folder);
    seen = now !== null && now === before ? seen + 1 : 0;
    before = now;
  }
};
