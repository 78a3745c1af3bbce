/** Servers for tests: one in this process on a free port, or the real program as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '../../sync-server/clock.ts';
import { createLog } from '../../sync-server/log.ts';
import type { Rooms } from '../../sync-server/rooms.ts';
import { type ServeOptions, type Serving, startServing } from '../../sync-server/serve.ts';

const root = join(import.meta.dirname, '..', '..');

export interface TestServer extends Serving {
  databaseFile: string;
  /** Stops the server and removes its folder. */
  end: () => Promise<void>;
}

/** The server in this process, on a real database file in a folder of its own. */
export const startServer = async (
  options: {
    clock?: Clock;
    databaseFile?: string;
    mail?: ServeOptions['mail'];
    prepare?: (rooms: Rooms) => Promise<void>;
  } = {},
): Promise<TestServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-server-'));
  const databaseFile = options.databaseFile ?? join(folder, 'rollcall.sqlite');
  const serving = await startServing({
    databaseFile,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    mail: options.mail ?? null,
    clock: options.clock ?? systemClock,
    log: createLog('silent'),
    ...(options.prepare && { prepare: options.prepare }),
  });
  return {
    ...serving,
    databaseFile,
    end: async () => {
      await serving.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export interface SpawnedServer {
  url: string;
  port: number;
  pid: number;
  /** Resolves to its exit code when the process ends, for whatever reason. */
  exited: Promise<number | null>;
  /** What the program printed so far. */
  printed: () => string;
  links: { console: string; kiosk: string | null; roster: string | null };
  /** Sends the signal and resolves when the process is gone, to its exit code. */
  kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Ends what a test left running when the test's process ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The real program. Resolves when it has printed its links; rejects with what it printed when it ends before. */
export const spawnServer = async (options: {
  dataFolder: string;
  port?: number;
  args?: string[];
  /** Settings besides those of this process. */
  environment?: Record<string, string>;
}): Promise<SpawnedServer> => {
  const args = ['--data', options.dataFolder, '--port', String(options.port ?? 0), ...(options.args ?? [])];
  const child = spawn(process.execPath, [join(root, 'sync-server', 'main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let printed = '';
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (printed.includes('#sign-in=')) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void exited.then((code) => reject(new Error(`The server ended with ${code}:\n${printed}`)));
  });
  const url = /running on (http:\S+?)\. /.exec(printed)?.[1] ?? '';
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    exited,
    printed: () => printed,
    links: {
      console: /http\S+#sign-in=\S+/.exec(printed)?.[0] ?? '',
      kiosk: /http\S+\/kiosk#enrol=\S+/.exec(printed)?.[0] ?? null,
      roster: /http\S+\/roster#enrol=\S+/.exec(printed)?.[0] ?? null,
    },
    kill: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
};
