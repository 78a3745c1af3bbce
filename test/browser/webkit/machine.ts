/** What this machine has of a real WebKit, and how its programs are started and ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);

/** Debian keeps it beside WebKit's own processes, in a folder named after machine and version. */
const findMiniBrowser = (): string | undefined =>
  [
    '/usr/lib',
    ...(existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name)) : []),
  ]
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => join(folder, name, 'MiniBrowser')),
    )
    .find(isProgram);

export interface WebKit {
  driver: string;
  browser: string;
}

/** Null where Debian's webkit2gtk-driver is not installed, or no screen can be had to show a window on. */
export const findWebKit = (): WebKit | null => {
  const driver = onPath('WebKitWebDriver');
  const browser = findMiniBrowser();
  const hasScreen = process.env.DISPLAY !== undefined || onPath('Xvfb') !== undefined;
  return driver && browser && hasScreen ? { driver, browser } : null;
};

/** Ends what a test left running when the test's process ends. */
const running = new Set<ChildProcess>();
const endGroup = (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void => {
  running.delete(child);
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It ended by itself.
  }
};
process.once('exit', () => {
  for (const child of running) endGroup(child);
});

/** Whether a process belongs to a group and runs the program `name`: the fifth field of its state is the group's id. */
const isPart = (pid: string, group: number | undefined, name: string): boolean => {
  try {
    const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    return (
      Number(afterName.split(' ')[2]) === group && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name)
    );
  } catch {
    return false;
  }
};

/** A program with all that it starts; `end` takes them away, unless told otherwise at once as a flat battery does. */
const start = (program: string, args: string[], env: Record<string, string>) => {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // A group of its own: WebKit's web, network and graphics processes are ended with it.
    detached: true,
    env: { ...process.env, ...env },
  });
  running.add(child);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = (signal?: NodeJS.Signals): Promise<void> => {
    endGroup(child, signal);
    return gone;
  };
  /** Ends one of the processes that it started, by name. */
  const endPart = (name: string): void => {
    const parts = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isPart(pid, child.pid, name));
    if (parts.length === 0) throw new Error(`There is no ${name}.`);
    for (const pid of parts) process.kill(Number(pid), 'SIGKILL');
  };
  return { child, end, endPart };
};

/** A screen in memory. */
const openXvfb = async () => {
  const xvfb = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1200x1280x24', '-nolisten', 'tcp'], {});
  const display = await new Promise<string>((resolve, reject) => {
    (xvfb.child.stdio[3] as Readable).once('data', (line: Buffer) => resolve(`:${line.toString().trim()}`));
    xvfb.child.once('close', () => reject(new Error('Xvfb did not start.')));
  });
  return { display, end: xvfb.end };
};

/** Starts programs on a screen: the machine's own, or one in memory that ends with `close`. */
export const openScreen = async () => {
  const { DISPLAY: own } = process.env;
  const xvfb = own === undefined ? await openXvfb() : null;
  const display = own ?? xvfb?.display ?? '';
  return {
    start: (program: string, args: string[], env: Record<string, string> = {}) =>
      start(program, args, { ...env, DISPLAY: display }),
    /** With a word, so that it takes its lock files along. */
    close: async (): Promise<void> => void (await xvfb?.end('SIGTERM')),
  };
};

export type Screen = Awaited<ReturnType<typeof openScreen>>;

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Tries until it succeeds: programs that were just started do not listen yet. */
export const untilAnswered = async <Value>(
  ask: () => Promise<Value>,
  patienceMs = 20_000,
): Promise<Value> => {
  for (const end = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
};
