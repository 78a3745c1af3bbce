import Dexie, { type Table } from 'dexie';
import { noRecordBefore } from '#domain/record-chain.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import type { Connection } from './connection.ts';
import type { Database, Last, OutboxRow, RosterPageRow } from './database.ts';

/** The record as it was made, without what this tablet notes beside it. */
export const recordOf = ({ state: _state, exportedAt: _exportedAt, ...record }: OutboxRow): CheckInRecord =>
  record;

const isSameRecord = (a: CheckInRecord, b: CheckInRecord): boolean =>
  a.id === b.id &&
  a.device === b.device &&
  a.event === b.event &&
  a.seq === b.seq &&
  a.prev === b.prev &&
  a.schema === b.schema &&
  a.box === b.box;

const lastOf = async (database: Database, device: string): Promise<Last> => {
  const row = await database.setting.get(`last:${device}`);
  return typeof row?.value === 'object' && 'seq' in row.value ? row.value : { seq: 0, hash: noRecordBefore };
};

const wasAcknowledged = async (database: Database, id: string): Promise<boolean> =>
  (await database.acknowledged.where('ids').equals(id).count()) > 0;

/** The page that was written beside a record is as written; one of an earlier try is there at least. */
const isPageKept = async (
  database: Database,
  page: RosterPageRow | null,
  isOurs: boolean,
): Promise<boolean> => {
  if (page === null) return true;
  const kept = await database.rosterPage.get([page.device, page.id]);
  return isOurs ? kept?.sealed === page.sealed : kept !== undefined;
};

/** How many records neither an acknowledgement nor an export covers. */
export const countExposed = async (database: Database): Promise<number> =>
  (await database.outbox.count()) - (await database.outbox.where('exportedAt').aboveOrEqual(0).count());

/** The records of this tablet: kept in their chain, counted, and given out for an export. */
export const storeRecords = ({ healing }: Connection) => ({
  /** The end of the chain of `device`: the next record follows it if nobody is faster. */
  last: (device: string) => healing((database) => lastOf(database, device)),

  /**
   * Keeps a record: takes its seq and writes it in one transaction, waits for the complete event, reads the row
   * back. `hash` is the record's own, for the next one's `prev`; `page` is of the roster's working copy, kept with the
   * record or not at all. Answers with the record that is kept: that of an earlier try, when its commit was not heard
   * of. Null when another page of this tablet took the seq in between: seal again with the next.
   */
  append: (record: CheckInRecord, hash: string, page: RosterPageRow | null = null) => {
    let isOurs = false;
    return healing(async (database) => {
      const tables: Table[] = [
        database.outbox,
        database.setting,
        database.enrolment,
        database.acknowledged,
        ...(page ? [database.rosterPage] : []),
      ];
      const meant = await database.transaction('rw', tables, async () => {
        const [station, earlier, wasSent, last] = await Promise.all([
          database.enrolment.get(record.device),
          database.outbox.get(record.id),
          wasAcknowledged(database, record.id),
          lastOf(database, record.device),
        ]);
        // After a wipe nobody would ever send it: better "please ask staff" than a "saved" that is none.
        if (!station) throw new Error('This tablet was signed out.');
        // What this very try has written must be as written, however often the connection was opened anew.
        if (earlier) return isOurs ? record : recordOf(earlier);
        // An earlier try that even reached the server: a second record would be a second sign-in.
        if (wasSent) return record;
        if (last.seq !== record.seq - 1 || last.hash !== record.prev) return null;
        await Promise.all([
          database.setting.put({ name: `last:${record.device}`, value: { seq: record.seq, hash } }),
          database.outbox.add({ ...record, state: 'unsent' }),
          ...(page ? [database.rosterPage.put(page)] : []),
        ]);
        isOurs = true;
        return record;
      });
      if (meant === null) return null;
      const kept = await database.outbox.get(record.id);
      // A missing row may have been sent and acknowledged meanwhile.
      if (kept ? !isSameRecord(kept, meant) : !(await wasAcknowledged(database, record.id)))
        throw new Error('The check-in did not read back as written.');
      if (!(await isPageKept(database, page, isOurs)))
        throw new Error('The page of the roster did not read back as written.');
      return meant;
    });
  },

  counts: () =>
    healing((database) =>
      database.transaction('r', database.outbox, async () => {
        const [unsent, parked] = await Promise.all([
          database.outbox.where('state').equals('unsent').count(),
          database.outbox.where('state').equals('parked').count(),
        ]);
        return { unsent, parked };
      }),
    ),

  /** All that is kept here and not acknowledged, by device, in order of seq: as it is, with its key. */
  keptByDevice: () =>
    healing(async (database) => {
      const rows = await database.outbox.toArray();
      const kept = [];
      for (const device of new Set(rows.map((row) => row.device))) {
        const enrolment = await database.enrolment.get(device);
        const name = enrolment?.signingKey ?? null;
        const key = name === null ? undefined : await database.signingKey.get(name);
        const records = rows.filter((row) => row.device === device).map(recordOf);
        records.sort((a, b) => a.seq - b.seq);
        kept.push({ device, station: enrolment?.pack.station ?? '', key: key?.key ?? null, records });
      }
      return kept;
    }),

  /** Staff have an export with these records elsewhere. Nothing is deleted by it. */
  markExported: (ids: string[], nowMs: number) =>
    healing((database) => database.outbox.where('id').anyOf(ids).modify({ exportedAt: nowMs })),

  /** Records that would be lost with this tablet: neither acknowledged nor exported. */
  countExposed: () => healing(countExposed),

  /** The id of the record that waits longest; its time is in it (RFC 9562). Null when all is safe. */
  oldestKept: () => healing(async (database) => (await database.outbox.orderBy('id').first())?.id ?? null),

  /** The numbers of a device's records that were not acknowledged. */
  keptSeqs: (device: string) =>
    healing(async (database) => {
      const keys = await Promise.all(
        (['unsent', 'parked'] as const).map((state) =>
          database.outbox
            .where('[state+device+seq]')
            .between([state, device, Dexie.minKey], [state, device, Dexie.maxKey])
            .keys(),
        ),
      );
      return keys.flat().map((key) => (Array.isArray(key) ? Number(key[2]) : 0));
    }),
});
