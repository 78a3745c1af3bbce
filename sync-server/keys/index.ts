/** The keys that tablets seal check-ins to: a file beside the database, and the rule that the two belong together. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type SqliteDatabase from 'better-sqlite3';
import * as z from 'zod/mini';
import type { ServerKey } from '#domain/wire.ts';
import type { Store } from '../store/index.ts';
import { type KeyFile, readKeyFile, writeBackup, writeKeyFile } from './key-file.ts';
import { makeKeyPair, type StoredKey } from './key-pair.ts';
import { type KnownKeys, requirePair } from './one-pair.ts';

export { importKeys, openBox, type SealingKeys } from './open-box.ts';
export { sealBox } from './seal-box.ts';

const databaseIdName = 'database-id';
const keyIdsName = 'sealing-key-ids';
const KeyIds = z.array(z.string());

const settingsOn = (connection: SqliteDatabase.Database) => {
  const get = connection.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?');
  const set = connection.prepare<[string, string]>(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    known: (): KnownKeys => ({
      databaseId: get.get(databaseIdName)?.value ?? null,
      ids: KeyIds.parse(JSON.parse(get.get(keyIdsName)?.value ?? '[]')),
    }),
    keepDatabaseId: (id: string) => set.run(databaseIdName, id),
    keepKeyIds: (keys: readonly StoredKey[]) => set.run(keyIdsName, JSON.stringify(keys.map(({ id }) => id))),
  };
};

/** The database's name, made with the first start and durable before the file is: see `requirePair`. */
const nameDatabase = (store: Store, file: string | null): Promise<void> =>
  store.raw((connection) =>
    connection
      .transaction(() => {
        const settings = settingsOn(connection);
        const known = settings.known();
        if (file !== null) requirePair(file, readKeyFile(file), known);
        if (known.databaseId === null) settings.keepDatabaseId(randomUUID());
      })
      .immediate(),
  );

/**
 * Changes file and database together, under the database's write lock: no other process does so meanwhile. The file
 * first, so that a key that a tablet may have been given is never known to the database alone; what a crash between
 * the two leaves is made whole here the next time.
 */
const withBoth = (
  store: Store,
  file: string | null,
  change: (keys: StoredKey[]) => StoredKey[],
  inMemory: StoredKey[],
): Promise<KeyFile> =>
  store.raw((connection) =>
    connection
      .transaction(() => {
        const settings = settingsOn(connection);
        const known = settings.known();
        const found = file === null ? null : readKeyFile(file);
        if (file !== null) requirePair(file, found, known);
        const before = found?.keys ?? inMemory;
        const content = { database: known.databaseId ?? '', keys: change(before) };
        if (file !== null && content.keys !== before) writeKeyFile(file, content);
        settings.keepKeyIds(content.keys);
        return content;
      })
      .immediate(),
  );

const withNewKey = (keys: StoredKey[]): StoredKey[] => [makeKeyPair(), ...keys];
const withOneAtLeast = (keys: StoredKey[]): StoredKey[] => (keys.length === 0 ? withNewKey(keys) : keys);
const asTheyAre = (keys: StoredKey[]): StoredKey[] => keys;

/** Changes whenever the file was replaced. */
const stampOf = (file: string): string => {
  const { mtimeMs, ino, size } = statSync(file);
  return `${mtimeMs} ${ino} ${size}`;
};

/**
 * Opens the keys of this database; makes the first one where both are new. `file` null keeps them in memory, for
 * databases that are in memory too.
 */
export const openKeys = async ({ store, file }: { store: Store; file: string | null }) => {
  await nameDatabase(store, file);
  let current = await withBoth(store, file, withOneAtLeast, []);
  let stamp = file === null ? '' : stampOf(file);

  const take = async (change: (keys: StoredKey[]) => StoredKey[]): Promise<void> => {
    current = await withBoth(store, file, change, current.keys);
    if (file !== null) stamp = stampOf(file);
  };

  return {
    /** The key that tablets seal to from now on. */
    forTablets: (): ServerKey => {
      const [newest] = current.keys;
      if (!newest) throw new Error('There is no sealing key.');
      return { id: newest.id, publicKey: newest.publicKey };
    },
    /** All keys with their secrets, newest first: old ones still open what was sealed to them. */
    all: (): StoredKey[] => current.keys,
    /** Makes a new key for tablets; they learn of it when they fetch their pack. Old keys are kept for opening. */
    rotate: (): Promise<void> => take(withNewKey),
    /** Takes a key that the command made while this server runs. Nothing changes while the file is not of one pair with us. */
    refresh: async (): Promise<void> => {
      try {
        if (file !== null && stampOf(file) !== stamp) await take(asTheyAre);
      } catch {
        // The keys in memory are whole; the file is looked at again with the next question, and at every start.
      }
    },
    /** Copies the keys, with their secrets, to a new file. Throws where there is one already. */
    backUp: (to: string): void => writeBackup(to, current),
  };
};
export type Keys = Awaited<ReturnType<typeof openKeys>>;
