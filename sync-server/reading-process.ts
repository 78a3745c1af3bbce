/**
 * Seconds of reading and reckoning, in a process with a connection of its own that only reads.
 *
 * Not in a thread: one that is ended, or runs out of memory, while SQLite's driver is at work takes the whole server
 * along (node-addon-api calls it a fatal error). A process may be killed at any moment.
 */
import { fork } from 'node:child_process';
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

/**
 * Asks a file that ends in `answerFromProcess`. `onProgress` is told the share that is done, 0 to 1. Rejects when the
 * process fails, and when `signal` ended it; what it prints of a failure is in the server's log.
 */
export const askProcess = <Answer, Order>(
  program: URL,
  question: Question<Order>,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(program), {
      execArgv: [`--max-old-space-size=${mostMegabytes}`],
      // Compiled once, or half of what a short list takes is reading the program. Beside the data, where nobody else writes.
      env: { NODE_COMPILE_CACHE: join(dirname(question.file), 'compiled'), ...process.env },
      serialization: 'advanced',
      killSignal: 'SIGKILL',
      ...(signal && { signal }),
    });
    child.on('message', (told: Told<Answer>) => {
      if ('share' in told) onProgress?.(told.share);
      else resolve(told.answer);
    });
    // More than once: of a process that was ended while it was told what to do, both are.
    child.on('error', reject);
    child.once('exit', (code, killedBy) =>
      reject(new Error(`the process ended (${code ?? killedBy}) without an answer`)),
    );
    child.send(question);
  });

/** The whole of a program: opens the database, works on the order, tells how far it is, answers and ends. */
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
  process.once('message', async ({ file, order }: Question<Order>) => {
    const connection = new SqliteDatabase(file, { readonly: true });
    try {
      await tell({ answer: await work(connection, order, (share) => void tell({ share })) });
    } finally {
      connection.close();
      process.disconnect();
    }
  });
};
