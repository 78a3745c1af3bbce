/** Whether the rate holds when the database is no longer empty. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { recordText } from '../../../src/domain/record-chain.ts';
import type { CheckInRecord } from '../../../src/domain/wire.ts';
import { inFolder } from '../../sim/crash/folders.ts';
import { countOurAcks, ourTurns, withOurs } from './contestants.ts';
import { measureRate } from './load.ts';
import type { Sender } from './office.ts';

/** Tablets of earlier events; those that send now have nothing in the database yet. */
const earlierTablets = 200;
const perTransaction = 50_000;

/** Adds raw records straight into the file, as many as long years would, opened long ago. */
const fill = (file: string, record: CheckInRecord, rows: number): void => {
  const database = new SqliteDatabase(file);
  // Only this filling does without: the server that is measured syncs as ever.
  database.pragma('synchronous = OFF');
  const insert = database.prepare(
    'INSERT INTO raw_record (id, device, seq, content, content_hash, received_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const devices = Array.from({ length: earlierTablets }, () => uuidv7());
  const add = database.transaction((from: number, to: number) => {
    for (let row = from; row < to; row++) {
      const id = uuidv7();
      const device = devices[row % earlierTablets] ?? '';
      const seq = Math.floor(row / earlierTablets) + 1;
      insert.run(
        id,
        device,
        seq,
        recordText({ ...record, id, device, seq }),
        randomBytes(32),
        '2026-01-01T00:00:00.000Z',
      );
    }
  });
  for (let row = 0; row < rows; row += perTransaction) add(row, Math.min(row + perTransaction, rows));
  database
    .prepare(
      `INSERT INTO setting (name, value) SELECT 'unsealed-receipt', MAX(receipt) FROM raw_record WHERE true
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    )
    .run();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
};

/** Records a second at no rows, a tenth and all of `rows`. */
export const measureGrowth = async (
  { office, senders }: { office: string; senders: readonly Sender[] },
  { rows, plan }: { rows: number; plan: { size: number; records: number; warmUp: number } },
): Promise<{ rows: number; rate: number }[]> => {
  const [record] = senders[0]?.records ?? [];
  if (!record) throw new Error('The office has no records.');
  const turns = await Promise.all(senders.map((sender) => ourTurns(sender, plan)));
  const rates: { rows: number; rate: number }[] = [];
  for (const held of new Set([0, Math.round(rows / 10), rows])) {
    const rate = await inFolder((folder) => {
      const prepare = (): void => fill(join(folder, 'rollcall.sqlite'), record, held);
      return withOurs({ office, folder, ...(held > 0 && { prepare }) }, ({ url }) =>
        measureRate(new URL(url), { turns, warmUp: plan.warmUp, countAcks: countOurAcks }),
      );
    });
    rates.push({ rows: held, rate: Math.round(rate) });
  }
  return rates;
};
