/** The mails that wait, as a queue: one is taken, tried, and marked by what came of it. */
import type { Result } from '#domain/result.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Database, Reading, Store } from '../store/index.ts';
import { waitAfter } from './retry.ts';
import type { MailTrouble } from './trouble.ts';

export type NoticeRow = Database['notice'];

const laterThan = (clock: Clock, ms: number): string => new Date(clock.now() + ms).toISOString();

export const waitingNotices = (db: Reading) =>
  db.selectFrom('notice').where('sent_at', 'is', null).where('failed_at', 'is', null);

export const createWaiting = ({ store, clock }: { store: Store; clock: Clock }) => {
  const { db } = store;
  /** Mails of one application go in their order: "accepted" must not come after "taken back". */
  const due = (reading: Reading, besides: readonly string[]) =>
    waitingNotices(reading)
      .selectAll()
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('notice as earlier')
              .select('earlier.id')
              .whereRef('earlier.application', '=', 'notice.application')
              .whereRef('earlier.id', '<', 'notice.id')
              .where('earlier.sent_at', 'is', null)
              .where('earlier.failed_at', 'is', null),
          ),
        ),
      )
      .where('due_at', '<=', instantOf(clock))
      .where('id', 'not in', besides)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();

  const fail = (id: string, problem: string) =>
    store.write((tx) =>
      tx
        .updateTable('notice')
        .set({ failed_at: instantOf(clock), last_problem: problem })
        .where('id', '=', id)
        .execute(),
    );

  return {
    /**
     * The one that is due first, besides those that are under way. The attempt is written down before it is made: where
     * nothing can be written, nobody gets the same mail over and over.
     */
    take: async (underWay: Set<string>): Promise<NoticeRow | null> => {
      if (!(await due(db, [...underWay]))) return null;
      return store.write(async (tx) => {
        const row = await due(tx, [...underWay]);
        if (!row) return null;
        underWay.add(row.id);
        const attempts = row.attempts + 1;
        const due_at = laterThan(clock, waitAfter(attempts));
        await tx.updateTable('notice').set({ attempts, due_at }).where('id', '=', row.id).execute();
        return { ...row, attempts, due_at };
      });
    },

    /** What came of an attempt. */
    settle: async (row: NoticeRow, sent: Result<null, MailTrouble>): Promise<void> => {
      if (sent.ok) {
        await store.write((tx) =>
          tx
            .updateTable('notice')
            // What was sent holds the key to an application: it is erased here.
            .set({ sent_at: instantOf(clock), body: null, last_problem: null })
            .where('id', '=', row.id)
            .execute(),
        );
        return;
      }
      const { is, words } = sent.problem;
      if (is === 'for-good') await fail(row.id, words);
      else if (row.due_at > row.give_up_at) await fail(row.id, `Given up after three days. ${words}`);
      else
        await store.write((tx) =>
          tx.updateTable('notice').set({ last_problem: words }).where('id', '=', row.id).execute(),
        );
    },
  };
};
