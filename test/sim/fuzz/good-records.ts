/** The records that nothing may harm: what was acknowledged to whom, and whether it is there in the end. */
import type SqliteDatabase from 'better-sqlite3';
import * as z from 'zod/mini';
import { Ack, type CheckInRecord } from '../../../src/domain/wire.ts';

interface Good {
  content: string;
  /** The first status that an ack gave it, null while none came. */
  status: Ack['status'] | null;
  /** An earlier try of it may have reached the server although no answer came back. */
  isRetried: boolean;
}

export interface GoodRecords {
  byId: Map<string, Good>;
  /** The text of those that were acknowledged: the server knows them, and an attacker may send them again. */
  acked: string[];
}

export const noGoodRecords = (): GoodRecords => ({ byId: new Map(), acked: [] });

export const noteGood = ({ byId }: GoodRecords, records: readonly CheckInRecord[]): void => {
  for (const record of records)
    byId.set(record.id, { content: JSON.stringify(record), status: null, isRetried: false });
};

/** No answer came, and the server may have them all the same. */
export const noteRetried = ({ byId }: GoodRecords, records: readonly { id: string }[]): void => {
  for (const { id } of records) {
    const good = byId.get(id);
    if (good) good.isRetried = true;
  }
};

const Answered = z.object({ acks: z.array(Ack) });

/** Reads an answer to a batch. */
export const noteAcks = ({ byId, acked }: GoodRecords, body: string): void => {
  for (const { id, status } of Answered.parse(JSON.parse(body)).acks) {
    const good = byId.get(id ?? '');
    if (!good || good.status !== null) continue;
    good.status = good.isRetried && status === 'duplicate' ? 'stored' : status;
    acked.push(good.content);
  }
};

const harmOf = (
  connection: SqliteDatabase.Database,
  id: string,
  { content, status }: Good,
): string | null => {
  const count = (table: string): number =>
    Number(connection.prepare(`SELECT COUNT(*) FROM ${table} WHERE id = ?`).pluck().get(id));
  const kept = connection.prepare('SELECT content FROM raw_record WHERE id = ?').pluck().all(id);
  if (status !== 'stored') return `was answered ${status ?? 'nothing'}`;
  // A record with its id and other content may be kept beside it, in quarantine.
  if (kept.filter((each) => each === content).length !== 1) return `is stored ${kept.length} times`;
  if (count('check_in') === 1) return null;
  const why = connection
    .prepare('SELECT why FROM quarantine JOIN raw_record USING (receipt) WHERE id = ?')
    .pluck()
    .all(id);
  return `is stored and did not become a check-in: ${why.join('; ') || 'nothing says why'}`;
};

/** Each good record that was harmed, as a sentence. */
export const harmed = (connection: SqliteDatabase.Database, { byId }: GoodRecords): string[] =>
  [...byId].flatMap(([id, good]) => {
    const harm = harmOf(connection, id, good);
    return harm === null ? [] : [`the good record ${id} ${harm}`];
  });

/** Whether all that was acknowledged has been opened, and nothing is left to match or to settle. */
export const isAllWorkDone = (connection: SqliteDatabase.Database): boolean => {
  const read = (sql: string): number => Number(connection.prepare(sql).pluck().get() ?? 0);
  return (
    read('SELECT COUNT(*) FROM work') === 0 &&
    read("SELECT value FROM setting WHERE name = 'unsealed-receipt'") >=
      read('SELECT MAX(receipt) FROM raw_record')
  );
};
