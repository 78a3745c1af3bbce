/** What the badge lists that are applied say of a check-in, by its badge. The check-in itself never changes. */
import { sql } from 'kysely';
import { badgeKeys } from '#domain/badge/badge-key.ts';
import { BadgePayload } from '#domain/check-in.ts';
import { Claim as ClaimSchema } from '#domain/claim-schema.ts';
import type { BadgeListed } from '#domain/console-api.ts';
import type { Reading, Writing } from '../store/index.ts';

/** A check-in with what is known of its badge. */
interface WithBadge {
  id: string;
  event: string;
  claim_json: string;
  badge_json: string | null;
}

/** The IDs under which its badge may stand in a list. */
export const badgesOf = (checkIn: Pick<WithBadge, 'claim_json' | 'badge_json'>): string[] => {
  const badge = checkIn.badge_json && BadgePayload.parse(JSON.parse(checkIn.badge_json));
  return badgeKeys({
    claim: ClaimSchema.parse(JSON.parse(checkIn.claim_json)),
    badge: badge ? { bytes: Buffer.from(badge.bytes, 'base64'), text: badge.text } : null,
  });
};

/** For those of the check-ins whose badge is on a list that is applied; of several lists the one that came last. */
export const badgeClaims = async (
  db: Reading,
  checkIns: readonly WithBadge[],
): Promise<Map<string, BadgeListed>> => {
  const worn = checkIns.flatMap((checkIn) =>
    badgesOf(checkIn).map((badge, rank) => [checkIn.id, checkIn.event, badge, rank]),
  );
  if (worn.length === 0) return new Map();
  const { rows } = await sql<{ check_in: string; id: string; name: string; row: number; claim_json: string }>`
    SELECT worn.value ->> 0 AS check_in, badge_list.id, name, badge_list_row.row, badge_list_row.claim_json
    FROM json_each(${JSON.stringify(worn)}) AS worn
    JOIN badge_list_row ON badge_list_row.badge = worn.value ->> 2 AND set_aside IS NULL
    JOIN badge_list ON badge_list.id = badge_list_row.list AND badge_list.event = worn.value ->> 1 AND stands = 1
    ORDER BY worn.value ->> 3 DESC, badge_list.id`.execute(db);
  // Later ones outdo earlier ones: the ID as it was understood the whole payload, a later list an earlier one.
  return new Map(
    rows.map(({ check_in, id, name, row, claim_json }) => [
      check_in,
      { claim: ClaimSchema.parse(JSON.parse(claim_json)), list: { id, name, row } },
    ]),
  );
};

/** Keeps the IDs of a check-in's badge: a list that comes later finds it by them. */
export const keepBadges = async (tx: Writing, checkIn: string, badges: readonly string[]): Promise<void> => {
  if (badges.length === 0) return;
  await sql`INSERT OR IGNORE INTO claim_badge (badge, check_in, rank)
    SELECT value, ${checkIn}, key FROM json_each(${JSON.stringify(badges)})`.execute(tx);
};

/** Tells one state of an event's badge lists from the next: what was read before it changed is to be read again. */
export const badgeListState = async (db: Reading): Promise<number> => {
  const row = await db
    .selectFrom('badge_list_change')
    .select('position')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.position ?? 0;
};
