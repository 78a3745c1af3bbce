/** The rule that a key file and a database belong together. */
import type { KeyFile } from './key-file.ts';

/** What the database knows of its keys. Neither is secret. */
export interface KnownKeys {
  /** Null for a database that never had keys. */
  databaseId: string | null;
  /** Keys that tablets may have been given. */
  ids: string[];
}

const refusal = (what: string, act: string): Error =>
  new Error(`${what} Check-ins that tablets have sealed could not be opened. ${act}`);

/**
 * Throws, saying what to do, when the key file and the database are not of one pair.
 *
 * A database that has a name but no key yet is one whose first start was interrupted: no tablet was given a key,
 * so a file with its name is taken as it is, and a missing one is made.
 */
export const requirePair = (path: string, file: KeyFile | null, { databaseId, ids }: KnownKeys): void => {
  if (!file) {
    if (ids.length === 0) return;
    throw refusal(
      `The key file ${path} is missing.`,
      'Put it back in its place, from a backup made with "npm run keys -- backup".',
    );
  }
  if (databaseId === null)
    throw refusal(
      `The key file ${path} belongs to another database: the one beside it is new.`,
      'Put its database back beside it, or, to begin anew, move the key file to a safe place.',
    );
  if (file.database !== databaseId)
    throw refusal(
      `The key file ${path} belongs to another database.`,
      'Put the key file of this database in its place, from a backup made with "npm run keys -- backup".',
    );
  const held = new Set(file.keys.map(({ id }) => id));
  const missing = ids.filter((id) => !held.has(id));
  if (missing.length > 0)
    throw refusal(
      `The key file ${path} lacks keys that tablets were given: ${missing.join(', ')}.`,
      'It is older than this database: put a newer backup of it in its place.',
    );
};
