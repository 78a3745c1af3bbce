import { sql } from 'kysely';
import * as z from 'zod/mini';
import { BadgePayload, SeenBy } from '#domain/check-in.ts';
import type { ReviewItem, ReviewQueue } from '#domain/console-api.ts';
import { type Registry, summaryOf } from '../registry/index.ts';
import type { Reading } from '../store/index.ts';
import { badgeClaims } from './badge-claims.ts';
import { isWithdrawn, standingClaims } from './corrections.ts';
import { rulingsOf, stands } from './ruled-out.ts';

const KeptCandidates = z.array(
  z.object({ registrant: z.string(), probability: z.number(), reasons: z.array(z.string()) }),
);
const Sentences = z.array(z.string());

export interface ReviewQuestion {
  event?: string | undefined;
  limit: number;
  after?: string | undefined;
}

/** Check-ins that a person must decide: not matched by the engine, or seen outside the event's dates, and undecided. */
export const createReviewQueue =
  ({ db, registry }: { db: Reading; registry: Pick<Registry, 'several'> }) =>
  async ({ event, limit, after }: ReviewQuestion): Promise<ReviewQueue> => {
    const undecided = db
      .selectFrom('match')
      .innerJoin('check_in', 'check_in.id', 'match.check_in')
      .innerJoin('device', 'device.id', 'check_in.device')
      .innerJoin('approved_event', 'approved_event.id', 'check_in.event')
      .leftJoin('staff_decision', (join) =>
        join.onRef('staff_decision.check_in', '=', 'match.check_in').on('undone_at', 'is', null),
      )
      .where('staff_decision.id', 'is', null)
      .where(sql<boolean>`NOT ${isWithdrawn}`)
      .leftJoin('outside_dates', 'outside_dates.check_in', 'match.check_in')
      .where((eb) =>
        eb.or([eb('match.decision', '<>', 'auto'), eb('outside_dates.check_in', 'is not', null)]),
      )
      .$if(event !== undefined, (query) => query.where('check_in.event', '=', event ?? ''));
    const { total } = await undecided
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await undecided
      .$if(after !== undefined, (query) => query.where('check_in.id', '>', after ?? ''))
      .select([
        'check_in.id',
        'check_in.event',
        'approved_event.name',
        'device.station',
        'check_in.at',
        'method',
        'claim_json',
        'badge_json',
        'candidates_json',
        'why_json',
        'match.decision',
      ])
      .orderBy('check_in.id')
      .limit(limit)
      .execute();
    const kept = rows.map((row) => KeptCandidates.parse(JSON.parse(row.candidates_json)));
    const claims = await standingClaims(db, rows);
    const listed = await badgeClaims(db, rows);
    const rulings = await rulingsOf(
      { db, registry },
      rows.map(({ id }) => id),
    );
    const people = await registry.several([...new Set(kept.flat().map(({ registrant }) => registrant))]);
    const summaries = new Map(people.map((one) => [one.id, summaryOf(one)]));
    const items = rows.map((row, index): ReviewItem => {
      const ruledOut = (rulings.get(row.id) ?? []).filter(stands);
      return {
        checkIn: row.id,
        event: { id: row.event, name: row.name },
        station: row.station,
        at: row.at,
        method: SeenBy.parse(row.method),
        claim: claims.get(row.id) ?? {},
        listed: listed.get(row.id) ?? null,
        badge: row.badge_json === null ? null : BadgePayload.parse(JSON.parse(row.badge_json)),
        why:
          row.decision === 'auto'
            ? ["seen outside the event's dates: it earns nothing"]
            : Sentences.parse(JSON.parse(row.why_json)),
        candidates: (kept[index] ?? []).flatMap(({ registrant, probability, reasons }) => {
          const summary = summaries.get(registrant);
          // Others of the same words are asked about in a moment: nobody is proposed in between.
          const isRuledOut = ruledOut.some((one) => one.registrant.id === registrant);
          return summary && !isRuledOut ? [{ registrant: summary, probability, reasons }] : [];
        }),
        ruledOut,
      };
    });
    return { items, total };
  };
