/** The moment in which a list begins to count, or no longer does: one transaction, with the work that follows. */
import { sql } from 'kysely';
import type { Writing } from '../store/index.ts';

/** The list that says most of a badge beside `list`: of those that are applied, the one that came last. */
export const otherList = ({ list, event }: { list: string; event: string }) => sql<string | null>`(
  SELECT MAX(badge_list.id) FROM badge_list_row AS other JOIN badge_list ON badge_list.id = other.list
  WHERE other.badge = badge_list_row.badge AND other.set_aside IS NULL
  AND badge_list.event = ${event} AND badge_list.stands = 1 AND badge_list.id <> ${list})`;

/**
 * Check-ins of whom the list says something that no other list says already, and none that came later outdoes: who it
 * is is asked again, whether the list was applied or withdrawn. All others stay as they are.
 */
const askAgain = async (tx: Writing, list: { list: string; event: string }): Promise<void> => {
  await sql`INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'match', check_in.id FROM (
      SELECT badge, print, ${otherList(list)} AS other FROM badge_list_row
      WHERE list = ${list.list} AND set_aside IS NULL) AS own
    CROSS JOIN claim_badge ON claim_badge.badge = own.badge
    CROSS JOIN check_in ON check_in.id = claim_badge.check_in AND check_in.event = ${list.event}
    WHERE own.other IS NULL OR (own.other < ${list.list} AND own.print <> (
      SELECT print FROM badge_list_row AS other
      WHERE other.list = own.other AND other.badge = own.badge AND other.set_aside IS NULL))`.execute(tx);
};

interface Change {
  list: string;
  event: string;
  what: 'applied' | 'withdrawn';
  staff: string;
  at: string;
}

export const change = async (tx: Writing, { list, event, what, staff, at }: Change): Promise<void> => {
  await tx
    .updateTable('badge_list')
    .set({ stands: what === 'applied' ? 1 : 0 })
    .where('id', '=', list)
    .execute();
  await tx.insertInto('badge_list_change').values({ list, what, staff, at }).execute();
  await askAgain(tx, { list, event });
};
