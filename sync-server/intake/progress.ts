import { sql } from 'kysely';
import type { BatchAnswer } from '#domain/wire.ts';
import type { Reading } from '../store/index.ts';
import { progressOf, type Runs, withNumber } from './runs.ts';

const mostGaps = 20;

/**
 * What the server holds of each device's numbered records: read once from the database, then kept in step with
 * every commit. Rows are never deleted, so what was held stays held.
 */
export const createProgress = (db: Reading) => {
  const known = new Map<string, Promise<Runs>>();

  const read = async (device: string): Promise<Runs> => {
    const { rows } = await sql<{ first: number; last: number }>`
      SELECT MIN(seq) AS first, MAX(seq) AS last FROM (
        SELECT seq, seq - ROW_NUMBER() OVER (ORDER BY seq) AS run
        FROM (SELECT DISTINCT seq FROM raw_record WHERE device = ${device} AND seq IS NOT NULL)
      ) GROUP BY run ORDER BY first`.execute(db);
    return rows.map(({ first, last }) => [first, last] as const);
  };

  /** Remembers seqs that were just committed. */
  const add = (device: string, seqs: readonly (number | null)[]): void => {
    const runs = known.get(device);
    if (!runs) return;
    known.set(
      device,
      runs.then((held) => seqs.reduce<Runs>((so, seq) => (seq === null ? so : withNumber(so, seq)), held)),
    );
  };

  const of = async (device: string): Promise<BatchAnswer['device']> => {
    const runs = known.get(device) ?? read(device);
    known.set(device, runs);
    return progressOf(await runs, mostGaps);
  };

  return { add, of };
};
