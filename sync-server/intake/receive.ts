import { createHash } from 'node:crypto';
import type SqliteDatabase from 'better-sqlite3';
import * as z from 'zod/mini';
import { type Ack, CheckInRecord } from '#domain/wire.ts';

/** A record as it came, with what could be read of it. */
export interface Arrival {
  content: string;
  contentHash: string;
  id: string | null;
  seq: number | null;
  /** Why it goes to quarantine at once, null when it looks right. */
  trouble: string | null;
}

export interface Sender {
  id: string;
  event: string;
}

const Identified = z.object({ id: z.uuidv7() });
const Counted = z.object({ seq: z.number().check(z.int(), z.gte(1)) });

const troubleOf = (record: unknown, sender: Sender): string | null => {
  const parsed = CheckInRecord.safeParse(record);
  if (!parsed.success) {
    const fields = [
      ...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole record')),
    ];
    return `not a check-in record: look at ${fields.join(', ')}`;
  }
  if (parsed.data.device !== sender.id) return 'says that it is from another device';
  if (parsed.data.event !== sender.event) return 'is for an event that this device is not enrolled at';
  return null;
};

/** Reads what can be read of one record. Never fails: what cannot be understood is kept as it is. */
export const readArrival = (record: unknown, sender: Sender): Arrival => {
  const content = JSON.stringify(record) ?? 'null';
  const trouble = troubleOf(record, sender);
  const identified = Identified.safeParse(record);
  const counted = Counted.safeParse(record);
  return {
    content,
    contentHash: createHash('sha256').update(content).digest('hex'),
    id: identified.success ? identified.data.id : null,
    // The seq of a foreign record must not fill a gap of this device.
    seq: trouble === null && counted.success ? counted.data.seq : null,
    trouble,
  };
};

/** The raw statements of the hot path, prepared once for each connection. */
const prepare = (connection: SqliteDatabase.Database) => ({
  same: connection.prepare<[string | null, string], { receipt: number }>(
    'SELECT receipt FROM raw_record WHERE id IS ? AND content_hash = ?',
  ),
  sameId: connection.prepare<[string], { receipt: number }>(
    'SELECT receipt FROM raw_record WHERE id = ? LIMIT 1',
  ),
  insert: connection.prepare<[string | null, string, number | null, string, string, string]>(
    'INSERT INTO raw_record (id, device, seq, content, content_hash, received_at) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  quarantine: connection.prepare<[number | bigint, string, string]>(
    'INSERT INTO quarantine (receipt, why, at) VALUES (?, ?, ?)',
  ),
});
type Statements = ReturnType<typeof prepare>;

const statementsOf = new WeakMap<SqliteDatabase.Database, Statements>();
const statements = (connection: SqliteDatabase.Database): Statements => {
  const known = statementsOf.get(connection) ?? prepare(connection);
  statementsOf.set(connection, known);
  return known;
};

const contradiction = 'a record with this id and other content was here before; both are kept';

const storeOne = (sql: Statements, arrival: Arrival, sender: Sender, at: string): Ack => {
  if (sql.same.get(arrival.id, arrival.contentHash)) return { id: arrival.id, status: 'duplicate' };
  const contradicts = arrival.id !== null && sql.sameId.get(arrival.id) !== undefined;
  const trouble = contradicts ? contradiction : arrival.trouble;
  const seq = contradicts ? null : arrival.seq;
  const { lastInsertRowid } = sql.insert.run(
    arrival.id,
    sender.id,
    seq,
    arrival.content,
    arrival.contentHash,
    at,
  );
  if (trouble !== null) sql.quarantine.run(lastInsertRowid, trouble, at);
  return { id: arrival.id, status: trouble === null ? 'stored' : 'quarantined' };
};

/** Null when this one record could not be stored: no ack, so the tablet keeps it, and its neighbours go on. */
const storeAlone = (connection: SqliteDatabase.Database, store: () => Ack): Ack | null => {
  connection.exec('SAVEPOINT record');
  try {
    const ack = store();
    connection.exec('RELEASE record');
    return ack;
  } catch {
    connection.exec('ROLLBACK TO record; RELEASE record');
    return null;
  }
};

/**
 * Stores all arrivals of one request in one transaction, a savepoint each, and answers after the commit,
 * which under `synchronous=FULL` is an fsync. Throws, with nothing stored, when the commit fails.
 */
export const storeArrivals = (
  connection: SqliteDatabase.Database,
  arrivals: readonly Arrival[],
  { sender, at }: { sender: Sender; at: string },
): Ack[] => {
  const sql = statements(connection);
  connection.exec('BEGIN IMMEDIATE');
  try {
    const acks = arrivals.map((arrival) => storeAlone(connection, () => storeOne(sql, arrival, sender, at)));
    connection.exec('COMMIT');
    return acks.filter((ack) => ack !== null);
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
};
