/** What staff decided last: whoever left the page of the queue finds the way back here. */
import type { RecentDecisions } from '#domain/console-api.ts';
import { type Registry, summaryOf } from '../registry/index.ts';
import type { Reading } from '../store/index.ts';
import { badgeClaims } from './badge-claims.ts';
import { standingClaims } from './corrections.ts';

/** As many as one can look over. */
const mostShown = 20;

/** The latest first, without those that were taken back. */
export const createRecentDecisions =
  ({ db, registry }: { db: Reading; registry: Pick<Registry, 'several'> }) =>
  async (): Promise<RecentDecisions> => {
    const rows = await db
      .selectFrom('staff_decision')
      .innerJoin('check_in', 'check_in.id', 'staff_decision.check_in')
      .innerJoin('staff', 'staff.id', 'staff_decision.staff')
      .where('undone_at', 'is', null)
      .select([
        'staff_decision.id as decision',
        'check_in.id',
        'check_in.event',
        'claim_json',
        'badge_json',
        'registrant',
        'reason',
        'decided_at',
        'staff.name',
      ])
      .orderBy('decided_at', 'desc')
      .orderBy('staff_decision.id', 'desc')
      .limit(mostShown)
      .execute();
    const [claims, listed] = [await standingClaims(db, rows), await badgeClaims(db, rows)];
    const people = await registry.several([...new Set(rows.flatMap(({ registrant }) => registrant ?? []))]);
    const summaries = new Map(people.map((one) => [one.id, summaryOf(one)]));
    return {
      decisions: rows.map(({ decision, id, registrant, reason, decided_at, name }) => ({
        decision,
        checkIn: id,
        claim: claims.get(id) ?? {},
        listed: listed.get(id) ?? null,
        registrant: summaries.get(registrant ?? '') ?? null,
        reason,
        by: name,
        at: decided_at,
      })),
    };
  };
