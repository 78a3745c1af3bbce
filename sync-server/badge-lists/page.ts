/** Badge lists as the console shows them. */
import type { BadgeListPage, BadgeListSummary } from '#domain/badge-lists-api.ts';
import { settlingAt } from '../ledger/index.ts';
import { shownReading } from '../lists/index.ts';
import { matchingAt } from '../matching/index.ts';
import type { Reading } from '../store/index.ts';
import { reportOf } from './report.ts';

const lists = (db: Reading) =>
  db
    .selectFrom('badge_list')
    .innerJoin('approved_event', 'approved_event.id', 'badge_list.event')
    .innerJoin('staff as receiver', 'receiver.id', 'badge_list.received_by')
    .leftJoin('badge_list_change', (join) =>
      join.on('badge_list_change.position', '=', (eb) =>
        eb
          .selectFrom('badge_list_change as latest')
          .select((one) => one.fn.max('latest.position').as('position'))
          .whereRef('latest.list', '=', 'badge_list.id'),
      ),
    )
    .leftJoin('staff as changer', 'changer.id', 'badge_list_change.staff')
    .select([
      'badge_list.id',
      'badge_list.event',
      'approved_event.name as event_name',
      'badge_list.name',
      'received_at',
      'receiver.name as received_by',
      'what',
      'at',
      'changer.name as changed_by',
    ])
    .select((eb) =>
      eb
        .selectFrom('badge_list_row')
        .select((row) => row.fn.countAll<number>().as('rows'))
        .whereRef('badge_list_row.list', '=', 'badge_list.id')
        .as('rows'),
    );
type Row = Awaited<ReturnType<ReturnType<typeof lists>['execute']>>[number];

const summaryOf = (row: Row): BadgeListSummary => ({
  id: row.id,
  event: { id: row.event, name: row.event_name },
  name: row.name,
  receivedAt: row.received_at,
  receivedBy: row.received_by,
  rows: row.rows ?? 0,
  state: row.what ?? 'read',
  last: row.at === null ? null : { at: row.at, by: row.changed_by ?? '' },
});

export const createBadgePages = ({ db }: { db: Reading }) => ({
  /** Newest first. */
  ofEvent: async (event: string): Promise<BadgeListSummary[]> =>
    (await lists(db).where('badge_list.event', '=', event).orderBy('badge_list.id', 'desc').execute()).map(
      summaryOf,
    ),

  /** Null where there is no such list. */
  of: async (list: string): Promise<BadgeListPage | null> => {
    const row = await lists(db)
      .select(['reading_json', 'chosen_json'])
      .where('badge_list.id', '=', list)
      .executeTakeFirst();
    if (!row) return null;
    return {
      ...summaryOf(row),
      ...shownReading(row),
      report: await reportOf(db, { list, event: row.event }),
      matching: await matchingAt(db, row.event),
      settling: await settlingAt(db, row.event),
    };
  },
});
