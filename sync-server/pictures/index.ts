/** Pictures of strangers: what can be seen in one, as hashes, without decoding a byte in the server's own process. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PictureHashes } from '#domain/application/picture-likeness.ts';
import { mostSeconds, type PictureAnswer, mostMegabytes as usualMegabytes } from './bounds.ts';

const program = fileURLToPath(new URL('./read-process.ts', import.meta.url));

/** How long a process that nobody asks is kept. */
const keptIdleMs = 10_000;
/** The decoder ends by itself when its time is up, unless it hangs where it does not look at the clock. */
const graceMs = 2_000;
/** On a machine for which there is no decoder, or that has no memory left for a process. */
const restMs = 600_000;
/** Its own part is small: what takes memory is the decoder's, which the process watches itself. */
const heapMegabytes = 128;

export type PictureReader = ReturnType<typeof createPictureReader>;

/** Reads one picture after another in a process that is started when first needed and anew when it ended. */
export const createPictureReader = ({ mostMegabytes = usualMegabytes } = {}) => {
  let running: Promise<ChildProcess> | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  let isResting = false;

  const rest = (): void => {
    isResting = true;
    setTimeout(() => {
      isResting = false;
    }, restMs).unref();
  };

  const start = (): Promise<ChildProcess> => {
    const starting = new Promise<ChildProcess>((resolve, reject) => {
      const child = fork(program, [String(mostMegabytes)], {
        execArgv: [`--max-old-space-size=${heapMegabytes}`],
        // Nothing of the server's environment: it may hold what is no decoder's business. Windows needs to know itself.
        env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let isReady = false;
      const ended = (error: Error): void => {
        if (running === starting) running = null;
        if (!isReady) rest();
        reject(error);
      };
      child.once('message', () => {
        isReady = true;
        resolve(child);
      });
      child.on('error', ended);
      child.once('exit', (code, signal) =>
        ended(new Error(`the process that reads pictures ended (${code ?? signal})`)),
      );
    });
    return starting;
  };

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = running;
    running = null;
    const child = await ended?.catch(() => null);
    child?.kill('SIGKILL');
  };

  /** Without hashes, too, when the process did not survive this picture. */
  const ask = (child: ChildProcess, bytes: Uint8Array): Promise<PictureAnswer> =>
    new Promise((resolve, reject) => {
      const finish = (answer: PictureAnswer): void => {
        clearTimeout(timer);
        child.off('message', finish);
        child.off('exit', died);
        resolve(answer);
      };
      const died = (): void => {
        if (isStopped) reject(new Error('stopped while a picture was looked at'));
        finish({ hashes: null });
      };
      const timer = setTimeout(() => child.kill('SIGKILL'), mostSeconds * 1_000 + graceMs);
      child.on('message', finish);
      child.once('exit', died);
      child.send(bytes);
    });

  const read = async (bytes: Uint8Array): Promise<PictureHashes | null> => {
    if (isStopped) throw new Error('no picture is looked at any more');
    clearTimeout(idle);
    running ??= start();
    const { hashes } = await ask(await running, bytes);
    idle = setTimeout(() => void end(), keptIdleMs).unref();
    return hashes;
  };

  return {
    /** Not for a while after no process started: it would be tried, and logged, every second. */
    canRead: (): boolean => !isResting && !isStopped,
    /**
     * The hashes of a picture; null where it cannot be read within its bounds or shows nothing.
     * Rejects when no process starts, and when it is stopped: that says nothing about the picture.
     */
    hashesOf: (bytes: Uint8Array): Promise<PictureHashes | null> => {
      const answer = last.then(() => read(bytes));
      last = answer.catch(() => null);
      return answer;
    },
    stop: (): Promise<void> => {
      isStopped = true;
      return end();
    },
  };
};
