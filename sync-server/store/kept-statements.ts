import type SqliteDatabase from 'better-sqlite3';
import type { SqliteDatabase as KyselyDatabase } from 'kysely';

/** Lists of many lengths make statements of many texts. */
const mostKept = 400;

/** The connection as Kysely wants it. Kysely prepares each query anew, a tenth of what a busy server does: here they are kept. */
export const withKeptStatements = (connection: SqliteDatabase.Database): KyselyDatabase => {
  const kept = new Map<string, SqliteDatabase.Statement<unknown[]>>();
  return {
    prepare: (sql) => {
      const statement = kept.get(sql) ?? connection.prepare<unknown[]>(sql);
      // The one that was asked last is the last to go.
      kept.delete(sql);
      kept.set(sql, statement);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
    close: () => connection.close(),
  };
};
