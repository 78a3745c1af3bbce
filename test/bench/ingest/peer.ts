/** pouchdb-server, the peer: installed into a folder beside the system's other throw-away files, never into the project. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '4.2.0';
const folder = join(tmpdir(), `rollcall-peer-pouchdb-server-${version}`);
const program = join(folder, 'node_modules', 'pouchdb-server', 'bin', 'pouchdb-server');
const installMs = 240_000;
const startMs = 20_000;

/** Whether it is there, installing it when it is not: LevelDOWN ships its binaries inside its package. */
export const havePeer = (): boolean => {
  if (existsSync(program)) return true;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'peer', private: true }));
  // Without install scripts: nothing of a benchmark's peer may run before it is asked to.
  const args = ['install', `pouchdb-server@${version}`, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', args, {
    cwd: folder,
    stdio: 'ignore',
    timeout: installMs,
    shell: process.platform === 'win32',
  });
  return status === 0 && existsSync(program);
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A fresh pouchdb-server on LevelDOWN with one empty database, `check-ins`. */
export const startPeer = async (dataFolder: string) => {
  mkdirSync(dataFolder, { recursive: true });
  const port = await freePort();
  const args = ['-p', String(port), '-o', '127.0.0.1', '--dir', dataFolder, '--no-stdout-logs'];
  const child = spawn(process.execPath, [program, ...args], { cwd: dataFolder, stdio: 'ignore' });
  running.add(child);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = new URL(`http://127.0.0.1:${port}`);
  const started = performance.now();
  for (;;) {
    const answer = await fetch(new URL('/check-ins', url), { method: 'PUT' }).catch(() => null);
    if (answer?.status === 201) break;
    if (performance.now() - started > startMs || child.exitCode !== null)
      throw new Error('pouchdb-server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    stop: async (): Promise<void> => {
      child.kill('SIGKILL');
      await exited;
      running.delete(child);
    },
  };
};
