import { uuidv7 } from 'uuidv7';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../../access/index.ts';
import { type Clock, instantOf } from '../../clock.ts';
import type { Store, Writing } from '../../store/index.ts';

interface Pair {
  one: string;
  other: string;
}

const standingOf = (tx: Writing, { one, other }: Pair) =>
  tx
    .selectFrom('two_people')
    .select('id')
    .where('one', '=', one)
    .where('other', '=', other)
    .where('undone_at', 'is', null)
    .executeTakeFirst();

/** What staff say of a pair, "two people", and taking it back; with the audit in one transaction. */
export const createTwoPeopleDecisions = ({
  store,
  clock,
  audit,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
}) => ({
  /** The ids in any order. Answers the decision's id. */
  sayTwoPeople: (
    pair: Pair & { staff: string },
  ): Promise<Result<string, 'unknown-registrant' | 'same-registrant' | 'already-decided'>> =>
    store.write(async (tx) => {
      const [one = '', other = ''] = [pair.one, pair.other].sort();
      if (one === other) return fail('same-registrant');
      const known = await tx.selectFrom('registrant').select('id').where('id', 'in', [one, other]).execute();
      if (known.length < 2) return fail('unknown-registrant');
      if (await standingOf(tx, { one, other })) return fail('already-decided');
      const id = uuidv7();
      const { staff } = pair;
      await tx
        .insertInto('two_people')
        .values({ id, one, other, staff, said_at: instantOf(clock), undone_by: null, undone_at: null })
        .execute();
      const detail = { decision: id, other };
      await audit.append(tx, { actor: staff, action: 'two-people', subject: one, detail });
      return succeed(id);
    }),

  undo: ({
    decision,
    staff,
  }: {
    decision: string;
    staff: string;
  }): Promise<Result<null, 'unknown-decision' | 'already-undone'>> =>
    store.write(async (tx) => {
      const said = await tx
        .selectFrom('two_people')
        .select(['one', 'other', 'undone_at'])
        .where('id', '=', decision)
        .executeTakeFirst();
      if (!said) return fail('unknown-decision');
      if (said.undone_at !== null) return fail('already-undone');
      await tx
        .updateTable('two_people')
        .set({ undone_by: staff, undone_at: instantOf(clock) })
        .where('id', '=', decision)
        .execute();
      const detail = { decision, other: said.other };
      await audit.append(tx, { actor: staff, action: 'two-people-undone', subject: said.one, detail });
      return succeed(null);
    }),
});
