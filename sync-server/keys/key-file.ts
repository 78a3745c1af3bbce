import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { StoredKey } from './key-pair.ts';

/** `database` names the database that these keys belong to; keys newest first. */
const KeyFile = z.object({ database: z.string(), keys: z.array(StoredKey) });
export type KeyFile = z.infer<typeof KeyFile>;

/** Null where there is none. Throws, with the file's name, where it is not a key file or is damaged. */
export const readKeyFile = (file: string): KeyFile | null => {
  if (!existsSync(file)) return null;
  try {
    return KeyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} is damaged, or not a key file of Rollcall. Put a backup of it in its place.`);
  }
};

/** A rename outlives a power cut once its folder is on the disk; Windows has no such call and needs none. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

const writeDurably = (file: string, flag: 'w' | 'wx', content: KeyFile): void => {
  const out = openSync(file, flag, 0o600);
  writeSync(out, `${JSON.stringify(content, null, 2)}\n`);
  fsyncSync(out);
  closeSync(out);
};

/** Replaces the file in one step and waits for the disk; only its owner may read it. */
export const writeKeyFile = (file: string, content: KeyFile): void => {
  const next = `${file}.next`;
  writeDurably(next, 'w', content);
  renameSync(next, file);
  syncFolder(dirname(file));
};

/** Writes a backup of it. Throws (EEXIST) rather than write over another one. */
export const writeBackup = (file: string, content: KeyFile): void => {
  writeDurably(file, 'wx', content);
  syncFolder(dirname(file));
};
