/** The thread that searches: it reads the database through a connection of its own, tells how far it is, and answers. */
import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { plainOfRegistry, searchRegistry } from './search-registry.ts';
import type { FromThread } from './search-thread.ts';

const tell = (message: FromThread): void => parentPort?.postMessage(message);

const connection = new SqliteDatabase(String(workerData), { readonly: true });
try {
  tell({ found: searchRegistry(plainOfRegistry(connection), (share) => tell({ share })) });
} finally {
  connection.close();
}
