import { uuidv7 } from 'uuidv7';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store, Writing } from '../store/index.ts';
import { askAboutTheSame } from './memory.ts';
import { ruledOutFor } from './ruled-out.ts';
import { type Affected, decidedOn, type SettleIn, settleKnown } from './settle-known.ts';

/** What "not this person", or taking it back, changed. */
export interface Ruled {
  ruling: string;
  checkIn: string;
  registrant: string;
  /** Whether it holds for others that say the very same: what this check-in says tells who somebody is. */
  holdsForOthers: boolean;
  affected: Affected;
}

type RuleOutProblem = 'unknown-check-in' | 'unknown-registrant' | 'already-decided' | 'ruled-out-already';
type TakeBackProblem = 'unknown-decision' | 'already-undone';

const printOfCheckIn = async (tx: Writing, checkIn: string): Promise<string | null> =>
  (await tx.selectFrom('claim_print').select('print').where('check_in', '=', checkIn).executeTakeFirst())
    ?.print ?? null;

/** Puts it to work, and all that say the very same. */
const askAgain = async (tx: Writing, checkIn: string): Promise<void> => {
  await tx
    .insertInto('work')
    .values({ kind: 'match', subject: checkIn })
    .onConflict((at) => at.doNothing())
    .execute();
  await askAboutTheSame(tx, checkIn);
};

/** Whether staff said of this check-in, or of another of its print, that it is not this registrant. */
export const isRuledOut = async (
  tx: Writing,
  { checkIn, registrant }: { checkIn: string; registrant: string },
): Promise<boolean> => {
  const ruledOut = await ruledOutFor(tx, { checkIn, print: await printOfCheckIn(tx, checkIn) });
  return ruledOut.some((one) => one.registrant === registrant);
};

/**
 * What staff rule out, "not this person", and taking it back. It says not who somebody is: the check-in stays to be
 * decided, is matched anew, and has its new answer when the promise resolves; others that say the very same in a moment.
 */
export const createRulings = ({
  store,
  clock,
  audit,
  settleIn,
  matchNow,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  settleIn: SettleIn;
  matchNow: (checkIn: string) => Promise<void>;
}) => ({
  ruleOut: async ({
    checkIn,
    registrant,
    staff,
  }: {
    checkIn: string;
    registrant: string;
    staff: string;
  }): Promise<Result<Ruled, RuleOutProblem>> => {
    const said = await store.write(async (tx): Promise<Result<Ruled, RuleOutProblem>> => {
      const known = await tx.selectFrom('check_in').select('id').where('id', '=', checkIn).executeTakeFirst();
      if (!known) return fail('unknown-check-in');
      const person = await tx
        .selectFrom('registrant')
        .select('id')
        .where('id', '=', registrant)
        .executeTakeFirst();
      if (!person) return fail('unknown-registrant');
      if (await decidedOn(tx, checkIn)) return fail('already-decided');
      if (await isRuledOut(tx, { checkIn, registrant })) return fail('ruled-out-already');
      const ruling = uuidv7();
      await tx
        .insertInto('ruled_out')
        .values({
          id: ruling,
          check_in: checkIn,
          registrant,
          staff,
          said_at: instantOf(clock),
          undone_by: null,
          undone_at: null,
        })
        .execute();
      const detail = { ruling, registrant };
      await audit.append(tx, { actor: staff, action: 'review-ruled-out', subject: checkIn, detail });
      // Where the engine had matched it so, that no longer stands, and neither does its credit.
      await tx
        .deleteFrom('match')
        .where('check_in', '=', checkIn)
        .where('registrant', '=', registrant)
        .execute();
      await askAgain(tx, checkIn);
      return succeed({
        ruling,
        checkIn,
        registrant,
        holdsForOthers: (await printOfCheckIn(tx, checkIn)) !== null,
        affected: await settleKnown(tx, settleIn, { checkIn, named: registrant, by: staff }),
      });
    });
    if (said.ok) await matchNow(checkIn);
    return said;
  },

  takeBack: async ({
    ruling,
    staff,
  }: {
    ruling: string;
    staff: string;
  }): Promise<Result<Ruled, TakeBackProblem>> => {
    const taken = await store.write(async (tx): Promise<Result<Ruled, TakeBackProblem>> => {
      const row = await tx
        .selectFrom('ruled_out')
        .select(['check_in', 'registrant', 'undone_at'])
        .where('id', '=', ruling)
        .executeTakeFirst();
      if (!row) return fail('unknown-decision');
      if (row.undone_at !== null) return fail('already-undone');
      await tx
        .updateTable('ruled_out')
        .set({ undone_by: staff, undone_at: instantOf(clock) })
        .where('id', '=', ruling)
        .execute();
      const { check_in: checkIn, registrant } = row;
      const detail = { ruling, registrant };
      await audit.append(tx, { actor: staff, action: 'review-ruled-out-undone', subject: checkIn, detail });
      await askAgain(tx, checkIn);
      const holdsForOthers = (await printOfCheckIn(tx, checkIn)) !== null;
      return succeed({ ruling, checkIn, registrant, holdsForOthers, affected: [] });
    });
    if (taken.ok) await matchNow(taken.value.checkIn);
    return taken;
  },
});
