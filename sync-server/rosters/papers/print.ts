import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { fail, type Result, succeed } from '#domain/result.ts';
import { Mutex } from '../../store/index.ts';
import type { BlankPaper } from './blank-document.ts';
import type { RosterPaper } from './document.ts';

export type Paper = RosterPaper | BlankPaper;

const mostSeconds = 60;
const mostMegabytes = 512;
/** Papers asked for and not printed yet: who comes then is asked to come again. */
const mostWaiting = 10;
/** How long a thread that nobody asks is kept: its fonts take longer to read than a paper to lay out. */
const keptIdleMs = 60_000;

/** Prints one paper after another in a thread of its own, started when first needed and anew when it died. */
export const createPrinter = () => {
  const turn = new Mutex();
  let worker: Worker | null = null;
  let waiting = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  };

  const printInThread = async (paper: Paper): Promise<Uint8Array> => {
    clearTimeout(idle);
    worker ??= new Worker(new URL('./paper-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
    const printer = worker;
    printer.unref();
    // Ends when it is told the paper, and when the thread ended or takes too long.
    const patience = AbortSignal.timeout(mostSeconds * 1000);
    const ended = new AbortController();
    const end = (): void => ended.abort(new Error('the thread that prints ended'));
    printer.once('exit', end);
    try {
      const signal = AbortSignal.any([patience, ended.signal]);
      const printed = once(printer, 'message', { signal });
      printer.postMessage(paper);
      const [bytes] = await printed;
      return bytes;
    } catch (error) {
      await stop();
      throw error;
    } finally {
      printer.off('exit', end);
      idle = setTimeout(() => void stop(), keptIdleMs).unref();
    }
  };

  return {
    /** The bytes of a PDF; `busy` when too many wait already. Rejects when it cannot be made. */
    print: async (paper: Paper): Promise<Result<Uint8Array, 'busy'>> => {
      if (waiting >= mostWaiting) return fail('busy');
      waiting += 1;
      try {
        return succeed(await turn.run(() => printInThread(paper)));
      } finally {
        waiting -= 1;
      }
    },
    stop,
  };
};
