import { sql } from 'kysely';
import type { Withdrawal, WithdrawalVerdict } from '#domain/console-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Reading, Store, Writing } from '../store/index.ts';
import { holds } from './corrections.ts';
import { decidedOn, type SettleIn, settleKnown } from './settle-known.ts';

/** Every "this is not me" that its station may say, whatever staff said about it. */
const withdrawals = (db: Reading) =>
  db
    .selectFrom('correction')
    .innerJoin('check_in', (join) =>
      join
        .onRef('check_in.id', '=', 'correction.corrects')
        .onRef('check_in.device', '=', 'correction.device'),
    )
    .where('what', '=', 'not-me');

/** Whether it was said of a check-in at all, in a query that has `check_in`. */
export const everWithdrawn = sql<boolean>`EXISTS (SELECT 1 FROM correction WHERE correction.corrects = check_in.id
  AND correction.device = check_in.device AND correction.what = 'not-me')`;

/** What was said of these check-ins, where it was said; of several the last. */
export const withdrawalsOf = async (
  db: Reading,
  checkIns: readonly string[],
): Promise<Map<string, Withdrawal>> => {
  const rows = await withdrawals(db)
    .leftJoin('withdrawal_verdict', 'withdrawal_verdict.correction', 'correction.id')
    .leftJoin('staff', 'staff.id', 'withdrawal_verdict.staff')
    .select([
      'corrects',
      'correction.at',
      'holds',
      'reason',
      'staff.name',
      'withdrawal_verdict.at as said_at',
    ])
    .where('corrects', 'in', checkIns)
    .orderBy('correction.seq')
    .orderBy('position')
    .execute();
  return new Map(
    rows.map(({ corrects, at, holds, reason, name, said_at }) => [
      corrects,
      {
        at,
        verdict: said_at === null ? null : { holds: holds === 1, by: name ?? '', at: said_at, reason },
      },
    ]),
  );
};

interface Judgement {
  checkIn: string;
  verdict: WithdrawalVerdict;
  staff: string;
}

/** Asks the engine once more; until it answers, what it said while nobody was to be looked for stands no more. */
const matchAnew = async (tx: Writing, checkIn: string): Promise<void> => {
  await tx.deleteFrom('match').where('check_in', '=', checkIn).where('registrant', 'is', null).execute();
  await tx
    .insertInto('work')
    .values({ kind: 'match', subject: checkIn })
    .onConflict((at) => at.doNothing())
    .execute();
};

/**
 * What staff say about "this is not me": that it does not hold, and taking that back. Facts of their own, and the newest
 * counts; with the audit and what the ledger makes of it in one transaction.
 */
export const createWithdrawals = ({
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
  return {
    judgeWithdrawal: ({
      checkIn,
      verdict,
      staff,
    }: Judgement): Promise<Result<null, 'not-withdrawn' | 'said-already'>> =>
      store.write(async (tx) => {
        const said = await withdrawals(tx)
          .select(['correction.id', holds.as('holds')])
          .where('corrects', '=', checkIn)
          .execute();
        if (said.length === 0) return fail('not-withdrawn');
        const newWord = verdict.holds ? 1 : 0;
        const other = said.filter((one) => one.holds !== newWord);
        if (other.length === 0) return fail('said-already');
        const reason = verdict.holds ? null : verdict.reason;
        for (const { id } of other)
          await tx
            .insertInto('withdrawal_verdict')
            .values({ correction: id, holds: newWord, reason, staff, at: instantOf(clock) })
            .execute();
        await audit.append(tx, {
          actor: staff,
          action: verdict.holds ? 'withdrawal-restored' : 'withdrawal-set-aside',
          subject: checkIn,
          detail: { corrections: other.map(({ id }) => id), reason },
        });
        // For those whom the engine or staff had named. Whomever the engine finds next is credited when it has.
        const named = (await decidedOn(tx, checkIn))?.registrant ?? null;
        await settleKnown(tx, settleIn, { checkIn, named, by: staff });
        await matchAnew(tx, checkIn);
        return succeed(null);
      }),
  };
};
