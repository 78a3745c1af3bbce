import { uuidv7 } from 'uuidv7';
import type { ReviewDecision } from '#domain/console-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store, Writing } from '../store/index.ts';
import { askAboutTheSame } from './memory.ts';
import { isRuledOut } from './rulings.ts';
import { type Affected, decidedOn, type SettleIn, settleKnown } from './settle-known.ts';

/** What a decision, or its undoing, changed. */
export interface Decided {
  decision: string;
  checkIn: string;
  /** Whom it concerns and what was posted for them; first the one whom the decision names. */
  affected: Affected;
}

interface DecisionOrder {
  checkIn: string;
  decision: ReviewDecision;
  staff: string;
}
interface UndoOrder {
  decision: string;
  staff: string;
}
type DecisionProblem = 'unknown-check-in' | 'unknown-registrant' | 'already-decided' | 'ruled-out';

const isCheckIn = (tx: Writing, id: string) =>
  tx.selectFrom('check_in').select('id').where('id', '=', id).executeTakeFirst();
const isRegistrant = (tx: Writing, id: string) =>
  tx.selectFrom('registrant').select('id').where('id', '=', id).executeTakeFirst();

/**
 * What staff decide about a check-in, and taking it back; kept apart from the engine's answers. Decision, audit
 * and what the ledger makes of it are one transaction: all of it happened, or nothing.
 */
export const createDecisions = ({
  store,
  clock,
  audit,
  settleIn,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  settleIn: SettleIn;
}) => {
  const decideIn = async (
    tx: Writing,
    { checkIn, decision, staff }: DecisionOrder,
  ): Promise<Result<Decided, DecisionProblem>> => {
    const registrant = decision.verdict === 'accept' ? decision.registrant : null;
    const reason = decision.verdict === 'not-registrant' ? decision.reason : null;
    if (!(await isCheckIn(tx, checkIn))) return fail('unknown-check-in');
    if (registrant !== null && !(await isRegistrant(tx, registrant))) return fail('unknown-registrant');
    if (await decidedOn(tx, checkIn)) return fail('already-decided');
    // Whoever said "not this person" is not overruled unawares: that must be taken back first, which is in the audit.
    if (registrant !== null && (await isRuledOut(tx, { checkIn, registrant }))) return fail('ruled-out');
    const id = uuidv7();
    const { verdict } = decision;
    await askAboutTheSame(tx, checkIn);
    const said = { id, check_in: checkIn, verdict, registrant, reason, staff };
    await tx
      .insertInto('staff_decision')
      .values({ ...said, decided_at: instantOf(clock), undone_by: null, undone_at: null })
      .execute();
    await audit.append(tx, {
      actor: staff,
      action: `review-${verdict}`,
      subject: checkIn,
      detail: { decision: id, registrant, reason },
    });
    return succeed({
      decision: id,
      checkIn,
      affected: await settleKnown(tx, settleIn, { checkIn, named: registrant, by: staff }),
    });
  };

  const undoIn = async (
    tx: Writing,
    { decision, staff }: UndoOrder,
  ): Promise<Result<Decided, 'unknown-decision' | 'already-undone'>> => {
    const row = await tx
      .selectFrom('staff_decision')
      .select(['check_in', 'registrant', 'undone_at'])
      .where('id', '=', decision)
      .executeTakeFirst();
    if (!row) return fail('unknown-decision');
    if (row.undone_at !== null) return fail('already-undone');
    const checkIn = row.check_in;
    await askAboutTheSame(tx, checkIn);
    await tx
      .updateTable('staff_decision')
      .set({ undone_by: staff, undone_at: instantOf(clock) })
      .where('id', '=', decision)
      .execute();
    await audit.append(tx, {
      actor: staff,
      action: 'review-undone',
      subject: checkIn,
      detail: { decision, registrant: row.registrant },
    });
    return succeed({
      decision,
      checkIn,
      affected: await settleKnown(tx, settleIn, { checkIn, named: row.registrant, by: staff }),
    });
  };

  return {
    decide: (order: DecisionOrder) => store.write((tx) => decideIn(tx, order)),
    undo: (order: UndoOrder) => store.write((tx) => undoIn(tx, order)),
    /** The same two as part of what else happens in one transaction. */
    decideIn,
    undoIn,
  };
};
