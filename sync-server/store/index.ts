import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { withKeptStatements } from './kept-statements.ts';
import { migrate } from './migrate.ts';
import { Mutex } from './mutex.ts';
import type { Database } from './schema/index.ts';

export { contains } from './contains.ts';
export { eventOfRecord } from './event-of-record.ts';
export { Mutex } from './mutex.ts';
export type { Database } from './schema/index.ts';
export type Reading = Kysely<Database>;
export type Writing = Transaction<Database>;

export interface Store {
  /** The database's file, for a thread that reads it by itself; `:memory:` has none. */
  readonly file: string;
  /** For reading outside a transaction. */
  readonly db: Reading;
  /** Runs `act` in one transaction, alone: SQLite has one writer. Durable (fsync) when it resolves. */
  write<T>(act: (tx: Writing) => Promise<T>): Promise<T>;
  /**
   * The hot paths' way in: raw prepared statements on the same connection, alone like `write`, for writing and for
   * many small questions. `act` must not await; whatever transaction it opens it must end.
   */
  raw<T>(act: (connection: SqliteDatabase.Database) => T): Promise<T>;
  close(): Promise<void>;
}

/** Opens (and brings up to date) the embedded database in `file`; `:memory:` for a throw-away one. */
export const openStore = (file: string): Store => {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const connection = new SqliteDatabase(file);
  // WAL with FULL: a commit that returned survives a power cut (sqlite.org/pragma.html#pragma_synchronous).
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  migrate(connection);

  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: withKeptStatements(connection) }),
  });
  const writer = new Mutex();
  return {
    file,
    db,
    write: (act) => writer.run(() => db.transaction().execute(act)),
    raw: (act) => writer.run(async () => act(connection)),
    close: () => writer.run(() => db.destroy()),
  };
};
