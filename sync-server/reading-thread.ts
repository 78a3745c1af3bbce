/** Seconds of reading and reckoning, in a thread with a connection of its own that only reads. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
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
 * Asks a file that ends in `answerFromThread`. `onProgress` is told the share that is done, 0 to 1. Rejects when the
 * thread fails, and when `signal` ended it.
 */
export const askThread = <Answer, Order>(
  worker: URL,
  question: Question<Order>,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const thread = new Worker(worker, {
      workerData: question,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    signal?.addEventListener(
      'abort',
      () => void thread.terminate().then(() => reject(new Error('the thread was ended'))),
      { once: true },
    );
    thread.on('message', (told: Told<Answer>) => {
      if ('share' in told) onProgress?.(told.share);
      else resolve(told.answer);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread ended (${code}) without an answer`)));
  });

/** The whole of a thread's file: opens the database, works on the order, tells how far it is, and answers. */
export const answerFromThread = async <Order, Answer>(
  work: (
    connection: SqliteDatabase.Database,
    order: Order,
    onProgress: (share: number) => void,
  ) => Answer | Promise<Answer>,
): Promise<void> => {
  const { file, order } = workerData as Question<Order>;
  const tell = (told: Told<Answer>): void => parentPort?.postMessage(told);
  const connection = new SqliteDatabase(file, { readonly: true });
  try {
    tell({ answer: await work(connection, order, (share) => tell({ share })) });
  } finally {
    connection.close();
  }
};
