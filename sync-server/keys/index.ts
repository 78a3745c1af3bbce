/** The keys that tablets seal check-ins to: a file beside the database, and the rule that the two belong together. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { ServerKey } from '#domain/wire.ts';
import type { Store, Writing } from '../store/index.ts';
import { type KeyFile, readKeyFile, type StoredKey, writeKeyFile } from './key-file.ts';
import { makeKeyPair } from './key-pair.ts';

export { importKeys, openBox, type SealingKeys } from './open-box.ts';

const databaseIdName = 'database-id';
const keyIdsName = 'sealing-key-ids';
const KeyIds = z.array(z.string());

const setting = async (store: Store, name: string): Promise<string | null> =>
  (await store.db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value ??
  null;

const keep = (tx: Writing, name: string, value: string) =>
  tx
    .insertInto('setting')
    .values({ name, value })
    .onConflict((at) => at.column('name').doUpdateSet({ value }))
    .execute();

const separated = (what: string): Error =>
  new Error(
    `${what} Rollcall does not start, because check-ins that tablets have sealed could not be opened. Put the key file that belongs to this database back in its place (a backup of it, or the one beside the database's own folder).`,
  );

/** Throws, saying what to do, when the key file and the database are not of one pair. */
const requirePair = (file: KeyFile | null, databaseId: string | null, keyIds: string[]): void => {
  if (databaseId === null && file)
    throw separated('The key file belongs to another database: this database is new.');
  if (databaseId !== null && !file) throw separated('The key file is missing.');
  if (databaseId !== null && file && file.database !== databaseId) {
    throw separated('The key file belongs to another database.');
  }
  const held = new Set(file?.keys.map(({ id }) => id));
  const missing = keyIds.filter((id) => !held.has(id));
  if (missing.length > 0)
    throw separated(`The key file lacks keys that tablets were given: ${missing.join(', ')}.`);
};

/**
 * Opens the keys of this database; makes the first one where both are new. `file` null keeps them in memory, for
 * databases that are in memory too.
 */
export const openKeys = async ({ store, file }: { store: Store; file: string | null }) => {
  const databaseId = await setting(store, databaseIdName);
  const keyIds = KeyIds.parse(JSON.parse((await setting(store, keyIdsName)) ?? '[]'));
  const found = file === null ? null : readKeyFile(file);
  requirePair(found, databaseId, keyIds);
  let current: KeyFile = found ?? { database: randomUUID(), keys: [] };

  /** The file first: a key that a tablet may have been given must never be known to the database alone. */
  const addKey = async (): Promise<StoredKey> => {
    const key = await makeKeyPair();
    current = { ...current, keys: [key, ...current.keys] };
    if (file !== null) writeKeyFile(file, current);
    await store.write(async (tx) => {
      await keep(tx, databaseIdName, current.database);
      await keep(tx, keyIdsName, JSON.stringify(current.keys.map(({ id }) => id)));
    });
    return key;
  };
  if (current.keys.length === 0) await addKey();

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
    rotate: addKey,
  };
};
export type Keys = Awaited<ReturnType<typeof openKeys>>;
