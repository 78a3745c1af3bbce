/** What records cost the machine until their credit is settled, and what the server needs to hold meanwhile. */
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { inFolder } from '../../sim/crash/folders.ts';
import { countOurAcks, ourTurns, withOurs } from './contestants.ts';
import { measureRate } from './load.ts';
import type { Sender } from './office.ts';
import { cpuSecondsOf, peakMemoryMB } from './process-cost.ts';

const pollMs = 200;

/** Records that are not yet opened, and work that is not yet done. */
const leftIn = (database: SqliteDatabase.Database): number =>
  database
    .prepare<[], { left: number }>(
      `SELECT (SELECT COUNT(*) FROM work) + (SELECT COUNT(*) FROM raw_record WHERE receipt >
         COALESCE((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'unsealed-receipt'), 0)) AS left`,
    )
    .get()?.left ?? 0;

/** Everything: from the socket to the ledger. Null where the system does not tell. */
export const measureCost = ({
  office,
  senders,
}: {
  office: string;
  senders: readonly Sender[];
}): Promise<{ cpuSecondsPer100k: number | null; memoryMB: number | null }> =>
  inFolder(async (folder) => {
    const recordsEach = senders[0]?.records.length ?? 0;
    const plan = { size: 100, records: recordsEach };
    const turns = await Promise.all(senders.map((sender) => ourTurns(sender, plan)));
    return withOurs({ office, folder }, async ({ url, pid }) => {
      const before = cpuSecondsOf(pid);
      await measureRate(new URL(url), { turns, warmUp: 0, countAcks: countOurAcks });
      const database = new SqliteDatabase(join(folder, 'rollcall.sqlite'), { readonly: true });
      while (leftIn(database) > 0) await new Promise((resolve) => setTimeout(resolve, pollMs));
      database.close();
      const after = cpuSecondsOf(pid);
      const records = recordsEach * senders.length;
      return {
        cpuSecondsPer100k:
          before === null || after === null
            ? null
            : Math.round(((after - before) / records) * 100_000 * 10) / 10,
        memoryMB: peakMemoryMB(pid),
      };
    });
  });
