/** Packages that a measurement needs and the project does not: installed beside the system's other throw-away files. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const installMs = 240_000;

/** The path of `file` inside the package, which is installed where it is not there yet; null where that fails. */
export const scratchPackage = (name: string, version: string, file: string): string | null => {
  const folder = join(tmpdir(), `rollcall-scratch-${name}-${version}`);
  const path = join(folder, 'node_modules', name, file);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'scratch', private: true }));
  // Without install scripts: nothing of a package may run before it is asked to.
  const args = ['install', `${name}@${version}`, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, {
    cwd: folder,
    stdio: 'ignore',
    timeout: installMs,
    shell: process.platform === 'win32',
  });
  return status === 0 && existsSync(path) ? path : null;
};
