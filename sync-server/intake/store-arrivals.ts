import type SqliteDatabase from 'better-sqlite3';
import type { Ack } from '#domain/wire.ts';
import type { Arrival } from './arrival.ts';

/** What one request brought: its arrivals share a device and the time of receipt. */
export interface Batch {
  device: string;
  receivedAt: string;
  arrivals: readonly Arrival[];
}

/** What became of one arrival: its ack, and the seq that the device's count now holds through it. */
export interface Kept {
  ack: Ack;
  seq: number | null;
}

/** The raw statements of the hot path, prepared once for each connection. */
const prepare = (connection: SqliteDatabase.Database) => ({
  begin: connection.prepare('BEGIN IMMEDIATE'),
  commit: connection.prepare('COMMIT'),
  rollback: connection.prepare('ROLLBACK'),
  savepoint: connection.prepare('SAVEPOINT record'),
  release: connection.prepare('RELEASE record'),
  back: connection.prepare('ROLLBACK TO record'),
  nameless: connection.prepare<[Buffer], { receipt: number }>(
    'SELECT receipt FROM raw_record WHERE id IS NULL AND content_hash = ?',
  ),
  sameId: connection.prepare<[string], { receipt: number; content_hash: Buffer }>(
    'SELECT receipt, content_hash FROM raw_record WHERE id = ?',
  ),
  insert: connection.prepare<[string | null, string, number | null, string, Buffer, string, string | null]>(
    'INSERT INTO raw_record (id, device, seq, content, content_hash, received_at, event) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  quarantine: connection.prepare<[number | bigint, string, string]>(
    'INSERT INTO quarantine (receipt, why, at) VALUES (?, ?, ?)',
  ),
});
type Statements = ReturnType<typeof prepare>;

const prepared = new WeakMap<SqliteDatabase.Database, Statements>();
const statementsOn = (connection: SqliteDatabase.Database): Statements => {
  const known = prepared.get(connection) ?? prepare(connection);
  prepared.set(connection, known);
  return known;
};

const contradiction = 'a record with this id and other content was here before; both are kept';

const storeOne = (sql: Statements, arrival: Arrival, { device, receivedAt }: Batch): Kept => {
  const { id, content, contentHash, event } = arrival;
  const earlier = id === null ? sql.nameless.all(contentHash) : sql.sameId.all(id);
  if (earlier.some((row) => !('content_hash' in row) || contentHash.equals(row.content_hash as Buffer))) {
    return { ack: { id, status: 'duplicate' }, seq: null };
  }
  const contradicts = earlier.length > 0;
  const trouble = contradicts ? contradiction : arrival.trouble;
  const seq = contradicts ? null : arrival.seq;
  const { lastInsertRowid } = sql.insert.run(id, device, seq, content, contentHash, receivedAt, event);
  if (trouble !== null) sql.quarantine.run(lastInsertRowid, trouble, receivedAt);
  return { ack: { id, status: trouble === null ? 'stored' : 'quarantined' }, seq };
};

/** Null when this one record could not be stored: no ack, so the tablet keeps it, and its neighbours go on. */
const storeAlone = (sql: Statements, arrival: Arrival, batch: Batch): Kept | null => {
  sql.savepoint.run();
  try {
    const kept = storeOne(sql, arrival, batch);
    sql.release.run();
    return kept;
  } catch {
    sql.back.run();
    sql.release.run();
    return null;
  }
};

const storeAll = (
  sql: Statements,
  batches: readonly Batch[],
  one: (arrival: Arrival, batch: Batch) => Kept | null,
): Kept[][] => {
  sql.begin.run();
  const kept = batches.map((batch) =>
    batch.arrivals.map((arrival) => one(arrival, batch)).filter((each) => each !== null),
  );
  sql.commit.run();
  return kept;
};

/**
 * Stores the batches of many requests in one transaction and answers after its commit, which under
 * `synchronous=FULL` is an fsync. First without savepoints, as nearly always nothing fails; when a record does
 * fail, everything again with a savepoint for each, so that it harms no other. Throws, with nothing stored,
 * when the commit fails.
 */
export const storeArrivals = (connection: SqliteDatabase.Database, batches: readonly Batch[]): Kept[][] => {
  const sql = statementsOn(connection);
  const undo = (): void => {
    if (connection.inTransaction) sql.rollback.run();
  };
  try {
    return storeAll(sql, batches, (arrival, batch) => storeOne(sql, arrival, batch));
  } catch {
    undo();
  }
  try {
    return storeAll(sql, batches, (arrival, batch) => storeAlone(sql, arrival, batch));
  } catch (error) {
    undo();
    throw error;
  }
};
