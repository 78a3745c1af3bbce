/** What staff see of the mails of an application. */
import type { ApplicationNotice } from '#domain/applications-console-api.ts';
import type { Reading } from '../store/index.ts';
import type { NoticeRow } from './waiting.ts';

const stateOf = (row: NoticeRow): ApplicationNotice['state'] => {
  if (row.sent_at !== null) return { is: 'sent', at: row.sent_at };
  if (row.failed_at === null)
    return { is: 'waiting', attempts: row.attempts, dueAt: row.due_at, problem: row.last_problem };
  return {
    is: 'failed',
    at: row.failed_at,
    problem: row.last_problem ?? '',
    canBeSentAgain: row.body !== null,
  };
};

/** Oldest first. */
export const noticesFor = async (db: Reading, application: string): Promise<ApplicationNotice[]> => {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('application', '=', application)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, address: row.address, createdAt: row.created_at },
    state: stateOf(row),
  }));
};

/**
 * Whether a mail that its sender has it was written: it goes, unless its mailbox had several today. That much is not
 * told, or a stranger would learn that somebody else applies with this address.
 */
export const isAnnounced = async (db: Reading, application: string): Promise<boolean> => {
  const row = await db
    .selectFrom('notice')
    .select('id')
    .where('application', '=', application)
    .where('kind', '=', 'received')
    .executeTakeFirst();
  return row !== undefined;
};
