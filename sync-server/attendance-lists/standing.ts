/** The moment in which a list begins to count, or no longer does: one transaction, with the work that follows. */
import { sql } from 'kysely';
import type { Audit } from '../access/index.ts';
import type { Writing } from '../store/index.ts';

/** The ledger looks again at everybody whom rows of these lists are, by the engine or by staff. */
const askLedger = async (
  tx: Writing,
  { event, lists }: { event: string; lists: string[] },
): Promise<void> => {
  await sql`INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'post', json_array(registrant, ${event}) FROM (
      SELECT match.registrant FROM list_row JOIN match ON match.check_in = list_row.check_in
      WHERE list_row.list IN (SELECT value FROM json_each(${JSON.stringify(lists)}))
      AND match.registrant IS NOT NULL
      UNION
      SELECT staff_decision.registrant FROM list_row JOIN staff_decision ON staff_decision.check_in = list_row.check_in
      WHERE list_row.list IN (SELECT value FROM json_each(${JSON.stringify(lists)}))
      AND staff_decision.registrant IS NOT NULL AND undone_at IS NULL)`.execute(tx);
};

/** What staff said of the very same words before counts for the rows of these lists, too. */
const askAboutDecided = async (tx: Writing, lists: string[]): Promise<void> => {
  // Each wording once: where many were given the same, every pair of them would be looked at.
  const printsOfLists = sql`SELECT DISTINCT claim_print.print FROM list_row
    JOIN claim_print ON claim_print.check_in = list_row.check_in
    WHERE list_row.list IN (SELECT value FROM json_each(${JSON.stringify(lists)}))`;
  // Ruled out after the list was looked up: never credited, not even until it is asked about again.
  await sql`WITH ruled (print, registrant) AS MATERIALIZED (
      SELECT DISTINCT prints.print, ruled_out.registrant FROM (${printsOfLists}) AS prints
      CROSS JOIN claim_print AS other ON other.print = prints.print
      JOIN ruled_out ON ruled_out.check_in = other.check_in AND ruled_out.undone_at IS NULL)
    DELETE FROM match WHERE (check_in, registrant) IN (SELECT list_row.check_in, ruled.registrant FROM list_row
      JOIN claim_print AS own ON own.check_in = list_row.check_in
      JOIN ruled ON ruled.print = own.print
      WHERE list_row.list IN (SELECT value FROM json_each(${JSON.stringify(lists)})))`.execute(tx);
  await sql`WITH decided (print) AS MATERIALIZED (
      SELECT prints.print FROM (${printsOfLists}) AS prints
      WHERE EXISTS (SELECT 1 FROM claim_print AS other JOIN staff_decision ON staff_decision.check_in = other.check_in
          WHERE other.print = prints.print AND undone_at IS NULL)
        OR EXISTS (SELECT 1 FROM claim_print AS other JOIN ruled_out ON ruled_out.check_in = other.check_in
          WHERE other.print = prints.print AND undone_at IS NULL))
    INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'match', list_row.check_in FROM list_row
    JOIN claim_print AS own ON own.check_in = list_row.check_in
    WHERE list_row.list IN (SELECT value FROM json_each(${JSON.stringify(lists)}))
    AND own.print IN (SELECT print FROM decided)`.execute(tx);
};

/** What a show's badge list says of their badges counts for the rows of these lists, too. */
const askAboutBadges = async (tx: Writing, lists: string[]): Promise<void> => {
  await sql`INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'match', list_row.check_in FROM list_row
    JOIN attendance_list ON attendance_list.id = list_row.list
    JOIN claim_badge ON claim_badge.check_in = list_row.check_in
    WHERE list_row.list IN (SELECT value FROM json_each(${JSON.stringify(lists)}))
    AND EXISTS (SELECT 1 FROM badge_list_row JOIN badge_list ON badge_list.id = badge_list_row.list
      WHERE badge_list_row.badge = claim_badge.badge AND badge_list_row.set_aside IS NULL
      AND badge_list.event = attendance_list.event AND badge_list.stands = 1)`.execute(tx);
};

/** Whoever was asked about after the row was written and before the list stands was nobody then. */
const askAboutNobodies = async (tx: Writing, { list, at }: Pick<Change, 'list' | 'at'>): Promise<void> => {
  await sql`INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'match', list_row.check_in FROM list_row JOIN match ON match.check_in = list_row.check_in
    WHERE list_row.list = ${list} AND match.decision = 'none' AND match.candidates_json = '[]'
    AND match.matched_at <> ${at}`.execute(tx);
};

interface Change {
  list: string;
  event: string;
  staff: string;
  at: string;
}

/** From now on its check-ins count. `at`: when this posting began, which its new rows bear. */
export const letStand = async (
  tx: Writing,
  { audit, list, event, staff, at }: Change & { audit: Audit },
): Promise<void> => {
  await tx
    .updateTable('attendance_list')
    .set({ posted_at: at, posted_by: staff, undone_at: null, undone_by: null })
    .where('id', '=', list)
    .execute();
  const { posted } = await tx
    .selectFrom('list_row')
    .select((eb) => eb.fn.count<number>('check_in').as('posted'))
    .where('list', '=', list)
    .executeTakeFirstOrThrow();
  await audit.append(tx, {
    actor: staff,
    action: 'attendance-list-posted',
    subject: list,
    detail: { event, rows: posted },
  });
  await askAboutDecided(tx, [list]);
  await askAboutBadges(tx, [list]);
  await askAboutNobodies(tx, { list, at });
  await askLedger(tx, { event, lists: [list] });
};

/** From now on its check-ins count no more; `others` now say what only it said before. */
export const letFall = async (
  tx: Writing,
  { audit, list, event, staff, at, others }: Change & { audit: Audit; others: string[] },
): Promise<void> => {
  await tx
    .updateTable('attendance_list')
    .set({ undone_at: at, undone_by: staff })
    .where('id', '=', list)
    .execute();
  await audit.append(tx, {
    actor: staff,
    action: 'attendance-list-undone',
    subject: list,
    detail: { event },
  });
  await askAboutDecided(tx, others);
  await askAboutBadges(tx, others);
  await askLedger(tx, { event, lists: [list, ...others] });
};
