/** Python programs that a measurement needs and the project does not: each in an environment of its own, kept between runs. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of the environment's programs; or why it cannot be had, in words. */
export const scratchPython = (name: string, version: string): { binaries: string } | { missing: string } => {
  const environment = join(tmpdir(), `rollcall-${name}-${version}`);
  const binaries = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
  const isComplete = join(environment, 'complete');
  if (existsSync(isComplete)) return { binaries };
  const python = ['python3', 'python'].find((one) => spawnSync(one, ['--version']).status === 0);
  if (!python) return { missing: 'there is no Python 3 on this machine' };
  if (spawnSync(python, ['-m', 'venv', environment]).status !== 0)
    return { missing: 'Python has no venv here' };
  const { status, stderr } = spawnSync(join(binaries, 'python'), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `${name}==${version}`],
  ]);
  if (status !== 0)
    return { missing: `pip could not install it: ${stderr.toString().trim().split('\n').at(-1)}` };
  writeFileSync(isComplete, '');
  return { binaries };
};
