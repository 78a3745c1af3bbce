import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';

const folder = join(import.meta.dirname, 'migrations');

/**
 * Applies the files of `migrations/` that this database has not seen, in the order of their names,
 * each in a transaction of its own. Refuses a database that a newer version has migrated.
 */
export const migrate = (connection: SqliteDatabase.Database): void => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const applied = connection.pragma('user_version', { simple: true }) as number;
  if (applied > files.length) {
    throw new Error(
      `This database was written by a newer version of Rollcall (step ${applied}, this version knows ${files.length}). Install the newer version, or point ROLLCALL_DATA at another folder.`,
    );
  }
  files.slice(applied).forEach((file, index) => {
    connection.transaction(() => {
      connection.exec(readFileSync(join(folder, file), 'utf8'));
      connection.pragma(`user_version = ${applied + index + 1}`);
    })();
  });
};
