/** Folders that do not outlive the program, however it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

const remove = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folders.delete(folder);
};

let isPromised = false;
/** At the first folder and not before, so that the servers of start-server.ts are killed before their folders go. */
const promiseToRemove = (): void => {
  if (isPromised) return;
  isPromised = true;
  process.once('exit', () => {
    for (const folder of folders) remove(folder);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      // Who ends the program in a way of its own needs the folder until then.
      if (process.listenerCount(signal) === 0) process.exit(130);
    });
};

/** A new empty folder for the time that `act` takes. */
export const inFolder = async <T>(act: (folder: string) => Promise<T>): Promise<T> => {
  promiseToRemove();
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-crash-'));
  folders.add(folder);
  try {
    return await act(folder);
  } finally {
    remove(folder);
  }
};
