/** Long work on lists, one after another: what it is, how far it is, and ending it early. */
import type { ListJob } from '#domain/attendance-lists-api.ts';
import { Mutex } from '../store/index.ts';

interface Running {
  job: ListJob;
  abort: AbortController;
}

interface JobTools {
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

interface JobOrder {
  list: string;
  what: ListJob['what'];
  work: (tools: JobTools) => Promise<void>;
  /** Told what failed, for the log. */
  onTrouble: (error: unknown) => void;
}

export const createJobs = () => {
  const running = new Map<string, Running>();
  const troubles = new Map<string, string>();
  const one = new Mutex();

  return {
    of: (list: string): ListJob | null => running.get(list)?.job ?? null,
    /** Why the last job of a list came to nothing, null if it did not. */
    troubleOf: (list: string): string | null => troubles.get(list) ?? null,

    /** Whether it was begun: a list has one job at a time. */
    begin: ({ list, what, work, onTrouble }: JobOrder): boolean => {
      if (running.has(list)) return false;
      const started: Running = { job: { what, share: 0 }, abort: new AbortController() };
      const { signal } = started.abort;
      running.set(list, started);
      troubles.delete(list);
      const onProgress = (share: number): void => {
        started.job = { what, share };
      };
      void one
        .run(async () => {
          signal.throwIfAborted();
          await work({ signal, onProgress });
        })
        .catch((error: unknown) => {
          if (signal.aborted) return;
          troubles.set(list, 'This did not work, and nothing was changed. Try again.');
          onTrouble(error);
        })
        .finally(() => running.delete(list));
      return true;
    },

    cancel: (list: string): void => running.get(list)?.abort.abort(),

    /** Ends what runs; resolves when nothing does. */
    stop: async (): Promise<void> => {
      for (const { abort } of running.values()) abort.abort();
      await one.run(async () => undefined);
    },
  };
};
export type Jobs = ReturnType<typeof createJobs>;
