/** A shim under the store: sees each commit of a database from below, before SQLite makes it durable and after. */
import { existsSync, readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import type { Image } from './aftermath.ts';

/** One commit that the power may have failed in. */
export interface SeenCommit {
  /** What the disk surely holds when the commit begins. */
  synced: Image;
  /** What the commit wrote on top, checkpoint and all. */
  written: Image;
}

const read = (file: string): Buffer => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0));

// Opening a file that SQLite has locked and closing it again drops the locks of this process (POSIX); here that
// harms nothing, because one connection alone uses the database.
const imageOf = (file: string): Image => ({ database: read(file), wal: read(`${file}-wal`) });

/** PRAGMA synchronous: from FULL on, a commit that returned was synced (sqlite.org/pragma.html#pragma_synchronous). */
const full = 2;

/**
 * Watches connections to `file` that are opened from now on. `wanted` is asked before each commit, `seen` is
 * told in the same turn of the event loop, so that no answer can slip in between. Returns what ends it.
 *
 * What counts as synced: with FULL all that earlier commits wrote, with less nothing since the watch began.
 */
export const watchCommits = (
  file: string,
  { wanted, seen }: { wanted: () => boolean; seen: (commit: SeenCommit) => void },
): (() => void) => {
  const { prototype } = SqliteDatabase;
  const { prepare } = prototype;
  const atFirst = imageOf(file);
  prototype.prepare = function (this: SqliteDatabase.Database, source: string) {
    const statement: SqliteDatabase.Statement<unknown[]> = prepare.call(this, source);
    if (this.name !== file || !/^\s*(commit|end)\b/i.test(source)) return statement;
    const run = statement.run.bind(statement);
    statement.run = (...parameters) => {
      if (!wanted()) return run(...parameters);
      const mode = this.pragma('journal_mode', { simple: true });
      if (mode !== 'wal') throw new Error(`The forgetful disk knows SQLite's log and not the mode ${mode}.`);
      const isFull = Number(this.pragma('synchronous', { simple: true })) >= full;
      const synced = isFull ? imageOf(file) : atFirst;
      const result = run(...parameters);
      seen({ synced, written: imageOf(file) });
      return result;
    };
    return statement;
  } as typeof prepare;
  return () => {
    prototype.prepare = prepare;
  };
};
