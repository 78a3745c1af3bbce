import { sql } from 'kysely';
import type { BatchAnswer } from '#domain/wire.ts';
import type { Reading } from '../store/index.ts';
import { createHeldNumbers, type HeldNumbers } from './held-numbers.ts';

const mostGaps = 20;

/**
 * What the server holds of each device's numbered records: read once from the database, then kept in step with
 * every commit. Rows are never deleted, so what was held stays held.
 */
export const createProgress = (db: Reading) => {
  const known = new Map<string, Promise<HeldNumbers>>();

  const read = async (device: string): Promise<HeldNumbers> => {
    const { rows } = await sql<{ first: number; last: number }>`
      SELECT MIN(seq) AS first, MAX(seq) AS last FROM (
        SELECT seq, seq - ROW_NUMBER() OVER (ORDER BY seq) AS run
        FROM (SELECT DISTINCT seq FROM raw_record WHERE device = ${device} AND seq IS NOT NULL)
      ) GROUP BY run ORDER BY first`.execute(db);
    return createHeldNumbers(rows.map(({ first, last }) => [first, last] as const));
  };

  /** Remembers seqs that were just committed. */
  const add = (device: string, seqs: readonly (number | null)[]): void => {
    // Whoever asks for what could not be read is told so, and reads it anew.
    known.get(device)?.then(
      (held) => {
        for (const seq of seqs) if (seq !== null) held.add(seq);
      },
      () => undefined,
    );
  };

  const begin = (device: string): Promise<HeldNumbers> => {
    const held = read(device);
    known.set(device, held);
    held.catch(() => known.delete(device));
    return held;
  };

  const of = async (device: string): Promise<BatchAnswer['device']> =>
    (await (known.get(device) ?? begin(device))).progress(mostGaps);

  return { add, of };
};
