/** Lists as the console shows them. */
import { type ListPage, ListReport, type ListSummary } from '#domain/attendance-lists-api.ts';
import { settlingAt } from '../ledger/index.ts';
import { shownReading } from '../lists/index.ts';
import type { Reading as Database } from '../store/index.ts';
import type { Jobs } from './jobs.ts';

const lists = (db: Database) =>
  db
    .selectFrom('attendance_list')
    .innerJoin('approved_event', 'approved_event.id', 'attendance_list.event')
    .innerJoin('staff as receiver', 'receiver.id', 'attendance_list.received_by')
    .leftJoin('staff as poster', 'poster.id', 'attendance_list.posted_by')
    .leftJoin('staff as undoer', 'undoer.id', 'attendance_list.undone_by')
    .select([
      'attendance_list.id',
      'attendance_list.event',
      'approved_event.name as event_name',
      'attendance_list.name',
      'received_at',
      'link',
      'receiver.name as received_by',
      'posted_at',
      'poster.name as posted_by',
      'undone_at',
      'undoer.name as undone_by',
      'report_json',
    ])
    .select((eb) =>
      eb
        .selectFrom('list_row')
        .select((row) => row.fn.countAll<number>().as('rows'))
        .whereRef('list_row.list', '=', 'attendance_list.id')
        .as('rows'),
    );
type Row = Awaited<ReturnType<ReturnType<typeof lists>['execute']>>[number];

const lastOf = (row: Row): ListSummary['last'] => {
  if (row.undone_at !== null) return { at: row.undone_at, by: row.undone_by ?? '' };
  return row.posted_at === null ? null : { at: row.posted_at, by: row.posted_by ?? '' };
};

const stateOf = (row: Row): ListSummary['state'] => {
  if (row.undone_at !== null) return 'undone';
  if (row.posted_at !== null) return 'posted';
  return row.report_json === null ? 'read' : 'looked-up';
};

const summaryOf = (row: Row, jobs: Jobs): ListSummary => ({
  id: row.id,
  event: { id: row.event, name: row.event_name },
  name: row.name,
  receivedAt: row.received_at,
  receivedBy: row.received_by,
  sentByOrganiser: row.link !== null,
  rows: row.rows ?? 0,
  state: stateOf(row),
  last: lastOf(row),
  job: jobs.of(row.id),
});

export const createListPages = ({ db, jobs }: { db: Database; jobs: Jobs }) => ({
  /** Newest first. */
  ofEvent: async (event: string): Promise<ListSummary[]> => {
    const rows = await lists(db)
      .where('attendance_list.event', '=', event)
      .orderBy('received_at', 'desc')
      .orderBy('attendance_list.id', 'desc')
      .execute();
    return rows.map((row) => summaryOf(row, jobs));
  },

  /** Null where there is no such list. */
  of: async (list: string): Promise<ListPage | null> => {
    const row = await lists(db)
      .select(['reading_json', 'chosen_json'])
      .where('attendance_list.id', '=', list)
      .executeTakeFirst();
    if (!row) return null;
    return {
      ...summaryOf(row, jobs),
      ...shownReading(row),
      report: row.report_json === null ? null : ListReport.parse(JSON.parse(row.report_json)),
      trouble: jobs.troubleOf(list),
      settling: await settlingAt(db, row.event),
    };
  },
});
