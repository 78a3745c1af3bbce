/** pouchdb-server, the peer: installed into a folder beside the system's other throw-away files, never into the project. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { scratchPackage } from '../scratch-package.ts';

const version = '4.2.0';
const startMs = 20_000;

/** The program of the peer; null where it is not there and cannot be installed. LevelDOWN ships its binaries inside. */
const peerProgram = (): string | null =>
  scratchPackage('pouchdb-server', version, join('bin', 'pouchdb-server'));

export const havePeer = (): boolean => peerProgram() !== null;

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
  const program = peerProgram();
  if (!program) throw new Error('pouchdb-server is not installed');
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
