import { sql } from 'kysely';
import type { BatchAnswer } from '#domain/wire.ts';
import type { Reading } from '../store/index.ts';

type Progress = BatchAnswer['device'];
const mostGaps = 20;

/**
 * What the server holds of a device's numbered records: the highest seq up to which nothing is missing, and
 * the missing runs above it. One walk over the index (device, seq), starting where the last answer ended.
 */
export const createProgress = (db: Reading) => {
  /** A floor for the next walk. Rows are never deleted, so what was contiguous stays so. */
  const contiguous = new Map<string, number>();

  return async (device: string): Promise<Progress> => {
    const from = contiguous.get(device) ?? 0;
    const { rows } = await sql<{ before: number; seq: number | null; jump: number }>`
      WITH held AS (SELECT DISTINCT seq FROM raw_record WHERE device = ${device} AND seq > ${from}),
      steps AS (SELECT seq, LAG(seq, 1, ${from}) OVER (ORDER BY seq) AS before FROM held)
      SELECT before, seq, 1 AS jump FROM steps WHERE seq > before + 1
      UNION ALL SELECT MAX(seq), NULL, 0 FROM held
      ORDER BY jump DESC, seq LIMIT ${mostGaps + 1}`.execute(db);
    const gaps = rows.flatMap((row): [number, number][] =>
      row.jump === 1 && row.seq !== null ? [[row.before + 1, row.seq - 1]] : [],
    );
    const highest = rows.find((row) => row.jump === 0)?.before ?? from;
    const contiguousSeq = gaps[0] ? gaps[0][0] - 1 : Math.max(highest, from);
    contiguous.set(device, contiguousSeq);
    return { contiguousSeq, gaps: gaps.slice(0, mostGaps) };
  };
};
