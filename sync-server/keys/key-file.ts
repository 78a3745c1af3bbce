import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { StoredKey } from './key-pair.ts';

export type { StoredKey } from './key-pair.ts';

/** `database` names the database that these keys belong to; keys newest first. */
const KeyFile = z.object({ database: z.string(), keys: z.array(StoredKey) });
export type KeyFile = z.infer<typeof KeyFile>;

/** Null where there is none. Throws, with the file's name, where it is not a key file. */
export const readKeyFile = (file: string): KeyFile | null => {
  if (!existsSync(file)) return null;
  try {
    return KeyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} is not a key file of Rollcall. Put a backup of it in its place.`);
  }
};

/** Replaces the file in one step and waits for the disk; only its owner may read it. */
export const writeKeyFile = (file: string, content: KeyFile): void => {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  const out = openSync(next, 'w', 0o600);
  writeSync(out, `${JSON.stringify(content, null, 2)}\n`);
  fsyncSync(out);
  closeSync(out);
  renameSync(next, file);
};
