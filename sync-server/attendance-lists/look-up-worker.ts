/** The thread in which a list is looked up, through a connection of its own that only reads. */
import { parentPort, workerData } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';
import { type LookUpOrder, lookUp } from './look-up.ts';

const order = workerData as LookUpOrder;
const connection = new SqliteDatabase(order.file, { readonly: true });
try {
  const lookedUp = await lookUp(connection, order, (share) => parentPort?.postMessage({ share }));
  parentPort?.postMessage({ lookedUp });
} finally {
  connection.close();
}
