/**
 * Lists whose senders may still say what the columns hold. Whoever does is shown the rows again, so that it takes a key
 * that only the sender was told. Kept in memory and nowhere else: after a restart the file is sent again.
 */
import { randomBytes } from 'node:crypto';
import { mostReadingsPerList } from '#domain/organiser-api.ts';
import { fail, type Result } from '#domain/result.ts';

const keyBytes = 16;
/** Of more the oldest are closed. */
const mostOpen = 1_000;

interface OpenReading {
  list: string;
  readings: number;
  isBusy: boolean;
}

export type OpenReadingProblem = 'closed' | 'read-often' | 'busy';

export const createOpenReadings = () => {
  const open = new Map<string, OpenReading>();

  return {
    /** Answers with the key. */
    begin: (list: string): string => {
      const key = randomBytes(keyBytes).toString('base64url');
      open.set(key, { list, readings: 0, isBusy: false });
      const [oldest] = open.keys();
      if (open.size > mostOpen && oldest !== undefined) open.delete(oldest);
      return key;
    },

    isOpen: (list: string, key: string): boolean => open.get(key)?.list === list,

    /** Does one reading, and counts it. One at a time, so that nobody keeps all others from reading. */
    during: async <Value, Problem>(
      { list, key }: { list: string; key: string },
      read: () => Promise<Result<Value, Problem>>,
    ): Promise<Result<Value, Problem | OpenReadingProblem>> => {
      const reading = open.get(key);
      if (reading?.list !== list) return fail('closed');
      if (reading.isBusy) return fail('busy');
      if (reading.readings >= mostReadingsPerList) return fail('read-often');
      reading.readings += 1;
      reading.isBusy = true;
      try {
        return await read();
      } finally {
        reading.isBusy = false;
      }
    },

    close: (list: string): void => {
      for (const [key, reading] of open) if (reading.list === list) open.delete(key);
    },
  };
};
