/** How a badge list and the check-ins of its event meet, both ways: counted when it is asked for. */
import { sql } from 'kysely';
import type { BadgeReport } from '#domain/badge-lists-api.ts';
import { isWithdrawn } from '../matching/index.ts';
import type { Reading } from '../store/index.ts';
import { otherList } from './standing.ts';

interface OfEvent {
  list: string;
  event: string;
}

/*
 * CROSS JOIN, so that SQLite goes from a badge to its few check-ins and rows: whatever it guesses, walking all of an event
 * or of a list for each would take minutes.
 */

/** The badges of the list: seen or not, and beside what other lists say of them. */
const countBadges = async (db: Reading, list: OfEvent) => {
  const { rows } = await sql<{ badges: number; badgesSeen: number } & BadgeReport['beside']>`
    SELECT COUNT(*) AS badges,
      COUNT(*) FILTER (WHERE seen) AS badgesSeen,
      COUNT(*) FILTER (WHERE other IS NULL) AS new,
      COUNT(*) FILTER (WHERE other.print = own.print) AS same,
      COUNT(*) FILTER (WHERE other.print <> own.print AND own.other < ${list.list}) AS changed,
      COUNT(*) FILTER (WHERE other.print <> own.print AND own.other > ${list.list}) AS outdated
    FROM (
      SELECT badge, print, ${otherList(list)} AS other, EXISTS (
        SELECT 1 FROM claim_badge CROSS JOIN check_in ON check_in.id = claim_badge.check_in
        WHERE claim_badge.badge = badge_list_row.badge AND check_in.event = ${list.event}) AS seen
      FROM badge_list_row WHERE list = ${list.list} AND set_aside IS NULL) AS own
    LEFT JOIN badge_list_row AS other
    ON other.list = own.other AND other.badge = own.badge AND other.set_aside IS NULL`.execute(db);
  const none = { badges: 0, badgesSeen: 0, new: 0, same: 0, changed: 0, outdated: 0 };
  const { badges, badgesSeen, ...beside } = rows[0] ?? none;
  return { badges, badgesSeen, beside };
};

/** The check-ins of the event: with which badge, and what became of those with one of the list. */
const countCheckIns = async (db: Reading, { list, event }: OfEvent) => {
  const { rows } = await sql<BadgeReport['checkIns'] & BadgeReport['outcome']>`
    SELECT
      COUNT(*) FILTER (WHERE listed) AS listed,
      COUNT(*) FILTER (WHERE badged AND NOT listed) AS unlisted,
      COUNT(*) FILTER (WHERE NOT badged) AS withoutBadge,
      COUNT(*) FILTER (WHERE listed AND state = 'matched') AS matched,
      COUNT(*) FILTER (WHERE listed AND state = 'review') AS review,
      COUNT(*) FILTER (WHERE listed AND state = 'notRegistrant') AS notRegistrant,
      COUNT(*) FILTER (WHERE listed AND state = 'waiting') AS waiting
    FROM (
      SELECT
        EXISTS (SELECT 1 FROM claim_badge WHERE claim_badge.check_in = check_in.id) AS badged,
        EXISTS (SELECT 1 FROM claim_badge CROSS JOIN badge_list_row ON badge_list_row.badge = claim_badge.badge
          WHERE claim_badge.check_in = check_in.id AND +badge_list_row.list = ${list}
          AND badge_list_row.set_aside IS NULL) AS listed,
        CASE
          WHEN verdict = 'accept' THEN 'matched'
          WHEN verdict = 'not-registrant' THEN 'notRegistrant'
          WHEN match.check_in IS NULL OR EXISTS (
            SELECT 1 FROM work WHERE kind = 'match' AND subject = check_in.id) THEN 'waiting'
          WHEN decision = 'auto' AND outside_dates.check_in IS NULL THEN 'matched'
          ELSE 'review'
        END AS state
      FROM check_in
      LEFT JOIN match ON match.check_in = check_in.id
      LEFT JOIN outside_dates ON outside_dates.check_in = check_in.id
      LEFT JOIN staff_decision ON staff_decision.check_in = check_in.id AND undone_at IS NULL
      WHERE check_in.event = ${event} AND NOT ${isWithdrawn})`.execute(db);
  const none = {
    ...{ listed: 0, unlisted: 0, withoutBadge: 0 },
    ...{ matched: 0, review: 0, notRegistrant: 0, waiting: 0 },
  };
  const { listed, unlisted, withoutBadge, ...outcome } = rows[0] ?? none;
  return { checkIns: { listed, unlisted, withoutBadge }, outcome };
};

const countLeftOut = async (db: Reading, { list }: OfEvent): Promise<BadgeReport['leftOut']> => {
  const { rows } = await sql<BadgeReport['leftOut']>`
    SELECT
      COUNT(*) FILTER (WHERE set_aside = 'no-badge') AS noBadge,
      COUNT(*) FILTER (WHERE set_aside = 'nobody') AS nobody,
      COUNT(*) FILTER (WHERE set_aside = 'repeated') AS repeated,
      COUNT(*) FILTER (WHERE set_aside = 'two-people') AS twoPeople
    FROM badge_list_row WHERE list = ${list}`.execute(db);
  return rows[0] ?? { noBadge: 0, nobody: 0, repeated: 0, twoPeople: 0 };
};

export const reportOf = async (db: Reading, list: OfEvent): Promise<BadgeReport> => ({
  ...(await countBadges(db, list)),
  ...(await countCheckIns(db, list)),
  leftOut: await countLeftOut(db, list),
});
