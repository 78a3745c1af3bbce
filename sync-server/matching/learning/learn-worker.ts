/** The thread that learns: it reads the database through a connection of its own, and answers with the weights. */
import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { learnFrom } from './learn.ts';

const connection = new SqliteDatabase(String(workerData), { readonly: true });
try {
  parentPort?.postMessage(learnFrom(connection));
} finally {
  connection.close();
}
