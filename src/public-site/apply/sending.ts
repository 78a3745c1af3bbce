/** Files on their way: one at a time, in pieces, again and again while the page is open; a bad line only makes it slower. */
import type { ApplicationView } from '#domain/applications-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { KeptFile } from './kept.ts';
import type { ApplicationAt, ServerProblem } from './server.ts';

export type FileStatus =
  | { is: 'waiting' }
  /** `share` from 0 to 1. */
  | { is: 'sending'; share: number }
  /** Nobody answers; it goes on by itself. */
  | { is: 'paused' }
  | { is: 'here' }
  | { is: 'refused'; code: string };

const firstWaitMs = 1_000;
const longestWaitMs = 20_000;
/** A file that is damaged so often is damaged by something that does not go away. */
const mostTimesDamaged = 3;

/** Until the network is said to be back, at most so long. */
const patience = (waitMs: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, waitMs);
    addEventListener('online', go);
  });

const receivedIn = (view: ApplicationView, id: string): number =>
  view.evidence.find((one) => one.id === id)?.received ?? 0;

interface SendingParts {
  application: ApplicationAt;
  /** Makes the application known to the server, if it is not. */
  begin: () => Promise<Result<unknown, ServerProblem>>;
  onStatus: (id: string, status: FileStatus) => void;
}

export const createSending = ({ application, begin, onStatus }: SendingParts) => {
  const queue: KeptFile[] = [];
  const leftOut = new Set<string>();
  let isRunning = false;
  let isStopped = false;

  const announced = async ({ id, name, sha256, bytes }: KeptFile): Promise<Result<number, ServerProblem>> => {
    const begun = await begin();
    if (!begun.ok) return begun;
    const view = await application.announce({ id, name: name.slice(-200), sha256, size: bytes.byteLength });
    return view.ok ? succeed(receivedIn(view.value, id)) : view;
  };

  /** From where the server says that it is. */
  const sendRest = async (file: KeptFile): Promise<Result<null, ServerProblem>> => {
    const size = file.bytes.byteLength;
    const start = await announced(file);
    if (!start.ok) return start;
    for (let received = start.value; received < size; ) {
      if (isStopped || leftOut.has(file.id)) return succeed(null);
      onStatus(file.id, { is: 'sending', share: received / size });
      const view = await application.sendPiece(file, received);
      if (!view.ok) return view;
      const next = receivedIn(view.value, file.id);
      // Nothing was taken: what is wrong is not the line, and the same again would go on for ever.
      if (next <= received) return fail({ is: 'busy' });
      received = next;
    }
    return succeed(null);
  };

  const sendFile = async (file: KeptFile): Promise<void> => {
    let waitMs = firstWaitMs;
    for (let damaged = 0; !isStopped && !leftOut.has(file.id); ) {
      const sent = await sendRest(file);
      if (leftOut.has(file.id)) {
        await application.takeOut(file.id);
        return;
      }
      if (sent.ok) return onStatus(file.id, { is: 'here' });
      if (sent.problem.is === 'refused') {
        damaged += 1;
        if (sent.problem.code !== 'damaged' || damaged > mostTimesDamaged)
          return onStatus(file.id, { is: 'refused', code: sent.problem.code });
      } else {
        onStatus(file.id, { is: 'paused' });
        await patience(waitMs);
        waitMs = Math.min(longestWaitMs, waitMs * 2);
      }
    }
  };

  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let file = queue.shift(); file && !isStopped; file = queue.shift()) await sendFile(file);
    isRunning = false;
  };

  return {
    add: (file: KeptFile): void => {
      onStatus(file.id, { is: 'waiting' });
      queue.push(file);
      void run();
    },
    takeOut: async (id: string): Promise<void> => {
      leftOut.add(id);
      const waiting = queue.findIndex((file) => file.id === id);
      if (waiting >= 0) queue.splice(waiting, 1);
      // One that is here goes at once; one on its way when its piece was answered.
      await application.takeOut(id);
    },
    stop: (): void => {
      isStopped = true;
    },
  };
};
export type Sending = ReturnType<typeof createSending>;
