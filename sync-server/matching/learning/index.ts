/** The engine's weights: those that count, and new ones when there is much more to learn from than last time. */
import { sql } from 'kysely';
import * as z from 'zod/mini';
import { type Clock, instantOf } from '../../clock.ts';
import { shapeOfWeights, type Weights } from '../../linkage/index.ts';
import { askProcess } from '../../reading-process.ts';
import type { Store } from '../../store/index.ts';
import { model } from '../registry-index/rows.ts';
import { learnFrom } from './learn.ts';

/** Fewer check-ins say less about how people write than what is usual. */
const leastCheckIns = 500;
const againAfter = 2;
/** Who was so sure before does not change by better weights. */
const beyondDoubt = 0.9999;

const shares = z.array(z.array(z.number()));
const shape = shapeOfWeights(model);
const fits = (sizes: readonly number[]) =>
  z.refine<number[][]>(
    (value) => value.length === sizes.length && value.every((own, unit) => own.length === sizes[unit]),
  );
/** Weights learnt for another model, before an update, do not fits: what is usual counts until there are new ones. */
const KeptWeights = z.object({
  m: shares.check(fits(shape.m)),
  u: shares.check(fits(shape.u)),
  registered: z.number(),
  related: z.number(),
});

const worker = new URL('./learn-process.ts', import.meta.url);

/** Undecided check-ins of which the weights decide: the others stay as they are. */
const askAboutUnsure = sql`INSERT OR IGNORE INTO work (kind, subject)
  SELECT 'match', check_in FROM match
  WHERE (decision = 'review' OR (decision = 'auto' AND probability < ${beyondDoubt}))
  AND NOT EXISTS (SELECT 1 FROM staff_decision AS said WHERE said.check_in = match.check_in AND undone_at IS NULL)`;

export const createLearning = ({ store, clock }: { store: Store; clock: Clock }) => {
  let known: Weights | null = null;
  let isRead = false;

  const latest = async () =>
    store.db.selectFrom('match_weights').selectAll().orderBy('learnt_at', 'desc').limit(1).executeTakeFirst();
  const countOf = async (table: 'check_in' | 'registrant_plain'): Promise<number> =>
    (
      await store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count;

  return {
    /** Null before anything was learnt. */
    weights: async (): Promise<Weights | null> => {
      if (isRead) return known;
      const row = await latest();
      const kept = KeptWeights.safeParse(row && JSON.parse(row.weights_json));
      known = kept.success ? kept.data : null;
      isRead = true;
      return known;
    },

    /** Whether it learnt: when there are twice as many check-ins as last time, and enough. */
    learnWhenDue: async (): Promise<boolean> => {
      const [last, checkIns] = [await latest(), await countOf('check_in')];
      if (checkIns < Math.max(leastCheckIns, againAfter * (last?.check_ins ?? 0))) return false;
      const people = await countOf('registrant_plain');
      if (people === 0) return false;
      const weights =
        store.file === ':memory:'
          ? await store.raw(learnFrom)
          : await askProcess<Weights, null>(worker, { file: store.file, order: null });
      await store.write(async (tx) => {
        await tx
          .insertInto('match_weights')
          .values({
            learnt_at: instantOf(clock),
            people,
            check_ins: checkIns,
            weights_json: JSON.stringify(weights),
          })
          .execute();
        await askAboutUnsure.execute(tx);
      });
      known = weights;
      isRead = true;
      return true;
    },
  };
};
