import { setImmediate as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Rooms } from './rooms.ts';

const atOnce = 50;
const idleMs = 1_000;

/** Work that is done again when woken, and every second; never twice at a time. `work` looks whether it is stopped. */
const startLoop = (work: (isStopped: () => boolean) => Promise<void>, log: Logger) => {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const isStopped = (): boolean => stopped;

  const wake = (): void => {
    again = true;
    if (running || stopped) return;
    again = false;
    running = work(isStopped)
      .catch((error: unknown) => {
        if (!stopped) log.error({ error }, 'background work failed; it is tried again');
      })
      .finally(() => {
        running = null;
        if (again) wake();
      });
  };

  const timer = setInterval(wake, idleMs);
  wake();
  return {
    wake,
    idle: async (): Promise<void> => {
      while (running) await running;
    },
    stop: async (): Promise<void> => {
      stopped = true;
      clearInterval(timer);
      while (running) await running;
    },
  };
};

/**
 * What happens behind the requests: boxes are opened, rosters read, people matched, credit settled, until nothing is left;
 * beside it pictures are looked at, which takes another process its time. What is to do lies in the database, so stopping
 * anywhere loses nothing.
 */
export const startBackground = (
  {
    intake,
    rosters,
    matching,
    ledger,
    applications,
  }: Pick<Rooms, 'intake' | 'rosters' | 'matching' | 'ledger' | 'applications'>,
  log: Logger,
) => {
  const workThrough = async (isStopped: () => boolean): Promise<void> => {
    let done = 1;
    let matched = 0;
    while (done > 0 && !isStopped()) {
      // It may lag behind tablets that send, and must not hold them up.
      await intake.untilQuiet();
      // SQLite answers at once: without a pause a long list's credit would keep every request waiting to its end.
      await pause();
      const now = await matching.workOnce(atOnce);
      matched += now;
      done =
        now +
        (await intake.workOnce(atOnce)) +
        (await rosters.workOnce(atOnce)) +
        (await ledger.workOnce(atOnce));
    }
    // What it learns may move those who are not sure yet: they are asked about again.
    if (matched > 0 && !isStopped() && (await matching.learnWhenDue())) await workThrough(isStopped);
  };

  const lookThrough = async (isStopped: () => boolean): Promise<void> => {
    let looked = 1;
    while (looked > 0 && !isStopped()) looked = await applications.lookOnce();
  };

  const loops = [startLoop(workThrough, log), startLoop(lookThrough, log)];
  return {
    wake: (): void => {
      for (const { wake } of loops) wake();
    },
    /** Resolves when nothing is running. */
    idle: async (): Promise<void> => {
      for (const { idle } of loops) await idle();
    },
    stop: async (): Promise<void> => {
      await Promise.all(loops.map(({ stop }) => stop()));
    },
  };
};
