import { sql } from 'kysely';
import { type Claim, correctedClaim } from '#domain/claim.ts';
import { Claim as ClaimSchema } from '#domain/claim-schema.ts';
import type { Reading } from '../store/index.ts';

/** Whether a "this is not me" counts, in a query that has `correction`: unless staff said last that it does not hold. */
export const holds = sql<0 | 1>`COALESCE((SELECT holds FROM withdrawal_verdict
  WHERE withdrawal_verdict.correction = correction.id ORDER BY position DESC LIMIT 1), 1)`;

/**
 * Whether the person at the station said "this is not me", and nobody in the office found that it does not hold, or
 * whether the attendance list that it came with does not stand, whoever it is was taken off the roster, or the acceptance
 * of the application that it is was taken back, in a query that has `check_in`. Only the station that made a check-in
 * may speak about it.
 */
export const isWithdrawn = sql<number>`(EXISTS (SELECT 1 FROM correction WHERE correction.corrects = check_in.id
  AND correction.device = check_in.device AND correction.what = 'not-me' AND ${holds})
  OR EXISTS (SELECT 1 FROM list_row JOIN attendance_list ON attendance_list.id = list_row.list
  WHERE list_row.check_in = check_in.id AND NOT attendance_list.stands)
  OR EXISTS (SELECT 1 FROM roster_person WHERE roster_person.check_in = check_in.id AND NOT listed)
  OR EXISTS (SELECT 1 FROM application_decision AS acceptance
  WHERE acceptance.check_in = check_in.id AND acceptance.undone_at IS NOT NULL))`;

interface CheckInRow {
  id: string;
  claim_json: string;
}

/** Who rosters say that these check-ins are, now. */
const claimsOfRosters = async (
  db: Reading,
  rows: readonly CheckInRow[],
): Promise<Map<string, { claim_json: string }>> => {
  const people = await db
    .selectFrom('roster_person')
    .select(['check_in', 'claim_json'])
    .where(
      'check_in',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return new Map(people.map((person) => [person.check_in, person]));
};

/** The claims of check-ins as they stand: what was given later over what was given first. */
export const standingClaims = async (
  db: Reading,
  rows: readonly CheckInRow[],
): Promise<Map<string, Claim>> => {
  const corrections = await db
    .selectFrom('correction')
    .innerJoin('check_in', (join) =>
      join
        .onRef('check_in.id', '=', 'correction.corrects')
        .onRef('check_in.device', '=', 'correction.device'),
    )
    .select(['corrects', 'correction.claim_json'])
    .where(
      'corrects',
      'in',
      rows.map(({ id }) => id),
    )
    .where('what', '=', 'details')
    .orderBy('correction.seq')
    .execute();
  const rosters = await claimsOfRosters(db, rows);
  const claimIn = ({ claim_json }: { claim_json: string }): Claim =>
    ClaimSchema.parse(JSON.parse(claim_json));
  return new Map(
    rows.map((row) => [
      row.id,
      correctedClaim(
        claimIn(rosters.get(row.id) ?? row),
        corrections.filter(({ corrects }) => corrects === row.id).map(claimIn),
      ),
    ]),
  );
};
