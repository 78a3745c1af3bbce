/**
 * Seconds of reading and reckoning, in a process with a connection of its own that only reads.
 *
 * Not in a thread: one that is ended, or runs out of memory, while SQLite's driver is at work takes the whole server
 * along (node-addon-api calls it a fatal error). A process may be killed at any moment.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';

type Told<Answer> = { share: number } | { answer: Answer };

interface Question<Order> {
  /** The database's file. */
  file: string;
  order: Order;
}

/** Memory is bounded: a list of 16,637 among 55,000 registrants takes less than half of it. */
const mostMegabytes = 2_048;

const start = (program: string, databaseFile: string): ChildProcess => {
  const child = fork(program, {
    execArgv: [`--max-old-space-size=${mostMegabytes}`],
    // Compiled once, or half of what a short list takes is reading the program. Beside the data, where nobody else writes.
    env: { NODE_COMPILE_CACHE: join(dirname(databaseFile), 'compiled'), ...process.env },
    serialization: 'advanced',
  });
  // One that is ended while it is told what to do fails twice: the second time nobody listens any more.
  child.on('error', () => undefined);
  return child;
};

/** A process that has answered waits a while for the next question: to start one takes longer than to look up a short list. */
const waitMs = 5_000;
const waiting = new Map<string, { child: ChildProcess; patience: NodeJS.Timeout }>();

const letWait = (program: string, child: ChildProcess): void => {
  if (waiting.has(program)) {
    child.disconnect();
    return;
  }
  // Nothing waits for it: with the server it ends, too.
  child.unref();
  child.channel?.unref();
  const patience = setTimeout(() => {
    waiting.delete(program);
    child.disconnect();
  }, waitMs);
  waiting.set(program, { child, patience: patience.unref() });
};

const takeOrStart = (program: string, databaseFile: string): ChildProcess => {
  const waits = waiting.get(program);
  if (!waits) return start(program, databaseFile);
  clearTimeout(waits.patience);
  waiting.delete(program);
  if (!waits.child.connected) return start(program, databaseFile);
  waits.child.ref();
  waits.child.channel?.ref();
  return waits.child;
};

/**
 * Asks a file that ends in `answerFromProcess`. `onProgress` is told the share that is done, 0 to 1. Rejects when the
 * process fails, and when `signal` ended it; what it prints of a failure is in the server's log.
 */
export const askProcess = <Answer, Order>(
  url: URL,
  question: Question<Order>,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) throw signal.reason;
    const program = fileURLToPath(url);
    const child = takeOrStart(program, question.file);
    const part = (): void => {
      signal?.removeEventListener('abort', stop);
      child.off('message', hear).off('error', fail).off('exit', miss);
    };
    const hear = (told: Told<Answer>): void => {
      if ('share' in told) onProgress?.(told.share);
      else {
        part();
        letWait(program, child);
        resolve(told.answer);
      }
    };
    const fail = (error: unknown): void => {
      part();
      child.kill('SIGKILL');
      reject(error);
    };
    const stop = (): void => fail(signal?.reason);
    const miss = (code: number | null, killedBy: string | null): void =>
      fail(new Error(`the process ended (${code ?? killedBy}) without an answer`));
    child.on('message', hear).on('error', fail).once('exit', miss);
    signal?.addEventListener('abort', stop);
    child.send(question);
  });

/** The whole of a program: for each question opens the database, works on the order, tells how far it is and answers. */
export const answerFromProcess = <Order, Answer>(
  work: (
    connection: SqliteDatabase.Database,
    order: Order,
    onProgress: (share: number) => void,
  ) => Answer | Promise<Answer>,
): void => {
  const tell = (told: Told<Answer>): Promise<void> =>
    new Promise((resolve) => {
      process.send?.(told, () => resolve());
    });
  process.on('message', async ({ file, order }: Question<Order>) => {
    const connection = new SqliteDatabase(file, { readonly: true });
    try {
      await tell({ answer: await work(connection, order, (share) => void tell({ share })) });
    } finally {
      connection.close();
    }
  });
};
