/** A copy of the project in which one file at a time is broken, and mended again. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const copied = ['src', 'sync-server', 'test', 'package.json', 'tsconfig.json'];

export interface Workbench {
  folder: string;
  /** Runs `act` while the copy is broken in this way. */
  broken: <T>(mutant: Mutant, act: () => Promise<T>) => Promise<T>;
}

/** Why this mutant is none, null when its text is found exactly once. */
export const troubleWith = ({ file, find, replace }: Mutant): string | null => {
  const parts = readFileSync(join(root, file), 'utf8').split(find);
  if (find === replace) return 'it changes nothing';
  return parts.length === 2 ? null : `its text is found ${parts.length - 1} times in ${file}`;
};

export const openWorkbench = (folder: string): Workbench => {
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    broken: async ({ file, find, replace }, act) => {
      const path = join(folder, file);
      const whole = readFileSync(path, 'utf8');
      writeFileSync(path, whole.split(find).join(replace));
      try {
        return await act();
      } finally {
        writeFileSync(path, whole);
      }
    },
  };
};
