import type { Result } from '#domain/result.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store, Writing } from '../store/index.ts';
import { addContent, contentTrouble } from './add-content.ts';
import { chainTrouble } from './chain.ts';
import type { Content } from './content.ts';
import type { Unsealer } from './unsealer.ts';

const cursorName = 'unsealed-receipt';

interface Opened {
  receipt: number;
  content: string;
  /** Null for a record that went to quarantine when it was received, or is let in already. */
  result: Result<Content, string> | null;
}

const keepOpened = async (tx: Writing, { receipt, content, result }: Opened, at: string): Promise<void> => {
  if (result === null) return;
  const trouble = result.ok
    ? ((await chainTrouble(tx, { receipt, content })) ?? (await contentTrouble(tx, result.value)))
    : result.problem;
  if (result.ok && trouble === null) await addContent(tx, receipt, result.value);
  else
    await tx
      .insertInto('quarantine')
      .values({ receipt, why: trouble ?? '', at })
      .execute();
};

/**
 * Opens the next records in the order of their receipt: each becomes a check-in with the work of matching it, or a change of a roster,
 * or goes to quarantine. Returns how many it looked at; none are left when it returns 0.
 */
export const createOpenBoxes = ({
  store,
  clock,
  unsealer,
}: {
  store: Store;
  clock: Clock;
  unsealer: Unsealer;
}) => {
  const next = async (limit: number) => {
    const cursor = await store.db
      .selectFrom('setting')
      .select('value')
      .where('name', '=', cursorName)
      .executeTakeFirst();
    return (
      store.db
        .selectFrom('raw_record')
        .leftJoin('quarantine', 'quarantine.receipt', 'raw_record.receipt')
        // A row of an attendance list came in no box, and what the office says of a roster is let in at once.
        .leftJoin('check_in', 'check_in.receipt', 'raw_record.receipt')
        .leftJoin('roster_change', 'roster_change.receipt', 'raw_record.receipt')
        .select(['raw_record.receipt', 'content', 'quarantine.why'])
        .select(({ fn }) => fn.coalesce('check_in.id', 'roster_change.id').as('let_in'))
        .where('raw_record.receipt', '>', Number(cursor?.value ?? 0))
        .orderBy('raw_record.receipt')
        .limit(limit)
        .execute()
    );
  };

  return async (limit: number): Promise<number> => {
    const rows = await next(limit);
    const last = rows.at(-1);
    if (!last) return 0;
    const toOpen = rows.filter(({ why, let_in }) => why === null && let_in === null);
    const results = await unsealer.open(toOpen.map(({ content }) => content));
    const byReceipt = new Map(toOpen.map(({ receipt }, index) => [receipt, results[index] ?? null]));
    await store.write(async (tx) => {
      for (const { receipt, content } of rows) {
        await keepOpened(tx, { receipt, content, result: byReceipt.get(receipt) ?? null }, instantOf(clock));
      }
      const value = String(last.receipt);
      await tx
        .insertInto('setting')
        .values({ name: cursorName, value })
        .onConflict((at) => at.column('name').doUpdateSet({ value }))
        .execute();
    });
    return rows.length;
  };
};
