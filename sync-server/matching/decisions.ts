import { uuidv7 } from 'uuidv7';
import type { ReviewDecision } from '#domain/console-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store, Writing } from '../store/index.ts';
import { addPostWork } from './match-check-ins.ts';

/** What a decision changed: these registrants at this event must be settled again. */
export interface Decided {
  decision: string;
  checkIn: string;
  affected: [registrant: string, event: string][];
}

const pairs = (registrants: (string | null | undefined)[], event: string): [string, string][] =>
  [...new Set(registrants.filter((id) => typeof id === 'string'))].map((id) => [id, event]);

const matchedTo = async (tx: Writing, checkIn: string): Promise<string | null> =>
  (await tx.selectFrom('match').select('registrant').where('check_in', '=', checkIn).executeTakeFirst())
    ?.registrant ?? null;

/** What staff decide about a check-in, and taking it back. Kept apart from the engine's answers. */
export const createDecisions = ({ store, clock, audit }: { store: Store; clock: Clock; audit: Audit }) => ({
  decide: (order: {
    checkIn: string;
    decision: ReviewDecision;
    staff: string;
  }): Promise<Result<Decided, 'unknown-check-in' | 'unknown-registrant' | 'already-decided'>> =>
    store.write(async (tx) => {
      const { checkIn, decision, staff } = order;
      const registrant = decision.verdict === 'accept' ? decision.registrant : null;
      const seen = await tx
        .selectFrom('check_in')
        .select('event')
        .where('id', '=', checkIn)
        .executeTakeFirst();
      if (!seen) return fail('unknown-check-in');
      if (registrant !== null) {
        const known = await tx
          .selectFrom('registrant')
          .select('id')
          .where('id', '=', registrant)
          .executeTakeFirst();
        if (!known) return fail('unknown-registrant');
      }
      const standing = await tx
        .selectFrom('staff_decision')
        .select('id')
        .where('check_in', '=', checkIn)
        .where('undone_at', 'is', null)
        .executeTakeFirst();
      if (standing) return fail('already-decided');
      const id = uuidv7();
      await tx
        .insertInto('staff_decision')
        .values({
          id,
          check_in: checkIn,
          verdict: decision.verdict,
          registrant,
          reason: decision.verdict === 'not-registrant' ? decision.reason : null,
          staff,
          decided_at: instantOf(clock),
          undone_by: null,
          undone_at: null,
        })
        .execute();
      await audit.append(tx, {
        actor: staff,
        action: `review-${decision.verdict}`,
        subject: checkIn,
        detail: { decision: id, registrant },
      });
      const affected = pairs([registrant, await matchedTo(tx, checkIn)], seen.event);
      await addPostWork(tx, affected);
      return succeed({ decision: id, checkIn, affected });
    }),

  undo: ({
    decision,
    staff,
  }: {
    decision: string;
    staff: string;
  }): Promise<Result<Decided, 'unknown-decision' | 'already-undone'>> =>
    store.write(async (tx) => {
      const row = await tx
        .selectFrom('staff_decision')
        .innerJoin('check_in', 'check_in.id', 'staff_decision.check_in')
        .select(['staff_decision.check_in', 'staff_decision.registrant', 'undone_at', 'event'])
        .where('staff_decision.id', '=', decision)
        .executeTakeFirst();
      if (!row) return fail('unknown-decision');
      if (row.undone_at !== null) return fail('already-undone');
      await tx
        .updateTable('staff_decision')
        .set({ undone_by: staff, undone_at: instantOf(clock) })
        .where('id', '=', decision)
        .execute();
      await audit.append(tx, {
        actor: staff,
        action: 'review-undone',
        subject: row.check_in,
        detail: { decision },
      });
      const affected = pairs([row.registrant, await matchedTo(tx, row.check_in)], row.event);
      await addPostWork(tx, affected);
      return succeed({ decision, checkIn: row.check_in, affected });
    }),
});
