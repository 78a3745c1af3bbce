import { fail, type Result, succeed } from '#domain/result.ts';
import { type Database, openDatabase, type Storage } from './database.ts';

/** Final: the device is full. Retryable by a person: the database is broken in a way that reopening did not heal. */
export type StoreProblem = { kind: 'storage-full' } | { kind: 'storage-broken'; detail: string };

const mostReopenings = 3;

const isFull = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'QuotaExceededError' || /quota/i.test(error.message));

/** The way to the database, found again when it was lost. */
export const openConnection = (name: string, storage: Storage) => {
  let current = openDatabase(name, storage);
  /** From a wipe to the next enrolment nothing is kept: a late write must not bring the database back. */
  let isWiped = false;

  /**
   * A new connection by a new Dexie: one that failed to open, or was closed while another request opened it, does
   * not always come back. Whoever waits for the old one is told that it is closed, and tries again.
   */
  const reopen = (): void => {
    current.close();
    current = openDatabase(name, storage);
  };

  /**
   * Work keeps to the connection that it is given: half of a transaction on another one would be outside of it.
   * WebKit loses its connection to the database now and then: https://bugs.webkit.org/show_bug.cgi?id=197050
   */
  const healing = async <Value>(
    work: (database: Database) => PromiseLike<Value>,
  ): Promise<Result<Value, StoreProblem>> => {
    for (let reopenings = 0; ; reopenings++) {
      if (isWiped) return fail({ kind: 'storage-broken', detail: 'This tablet was signed out.' });
      const used = current;
      try {
        return succeed(await work(used));
      } catch (error) {
        if (isWiped) continue;
        if (isFull(error)) {
          // A connection that met a full disk while it opened stays as it is: the next try gets a new one.
          if (current === used) reopen();
          return fail({ kind: 'storage-full' });
        }
        if (reopenings === mostReopenings)
          return fail({
            kind: 'storage-broken',
            detail: error instanceof Error ? error.message : String(error),
          });
        // Another request may have opened a new one meanwhile, which is in use.
        if (current === used) reopen();
      }
    }
  };

  const reviveAfterWipe = (): void => {
    if (isWiped) reopen();
    isWiped = false;
  };

  return {
    healing,
    reviveAfterWipe,
    /** The connection as it is now, for what is not worth healing. */
    current: (): Database => current,
    /** From now on every piece of work fails, until `reviveAfterWipe`. */
    markWiped: (): void => {
      isWiped = true;
    },
    close: (): void => current.close(),
  };
};

export type Connection = ReturnType<typeof openConnection>;
