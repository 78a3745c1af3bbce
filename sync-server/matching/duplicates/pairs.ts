/** What the latest search found, without those of whom staff said that they are two people. */
import * as z from 'zod/mini';
import type { Registrant } from '#domain/registrant.ts';
import type { Registry } from '../../registry/index.ts';
import type { Reading, Store } from '../../store/index.ts';
import type { RegistrySearch } from './search-registry.ts';

const Sentences = z.array(z.string());

export interface Pair {
  one: Registrant;
  other: Registrant;
  probability: number;
  reasons: string[];
}

const undecided = (db: Reading) =>
  db
    .selectFrom('possible_duplicate as pair')
    .leftJoin('two_people as said', (join) =>
      join
        .onRef('said.one', '=', 'pair.one')
        .onRef('said.other', '=', 'pair.other')
        .on('said.undone_at', 'is', null),
    )
    .where('said.id', 'is', null);

/** The likeliest first, from the `from`th on. */
export const pairsFrom = async (
  { db, registry }: { db: Reading; registry: Pick<Registry, 'several'> },
  { from, limit }: { from: number; limit: number },
): Promise<{ pairs: Pair[]; total: number }> => {
  const { total } = await undecided(db)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await undecided(db)
    .select(['pair.one', 'pair.other', 'probability', 'reasons_json'])
    .orderBy('probability', 'desc')
    .orderBy('pair.one')
    .orderBy('pair.other')
    .limit(limit)
    .offset(from)
    .execute();
  const people = await registry.several([...new Set(rows.flatMap(({ one, other }) => [one, other]))]);
  const byId = new Map(people.map((one) => [one.id, one]));
  const pairs = rows.flatMap(({ probability, reasons_json, ...ids }): Pair[] => {
    const [one, other] = [byId.get(ids.one), byId.get(ids.other)];
    return one && other
      ? [{ one, other, probability, reasons: Sentences.parse(JSON.parse(reasons_json)) }]
      : [];
  });
  return { pairs, total };
};

/** Puts what a search found in the place of what the one before it had found, in one transaction. */
export const keepFound = (
  store: Store,
  search: { id: string; started_by: string; started_at: string; ended_at: string },
  { registrants, pairs }: RegistrySearch,
): Promise<void> =>
  store.write(async (tx) => {
    await tx
      .insertInto('duplicate_search')
      .values({ ...search, registrants })
      .execute();
    await tx.deleteFrom('possible_duplicate').execute();
    for (const { reasons, ...pair } of pairs)
      await tx
        .insertInto('possible_duplicate')
        .values({ ...pair, reasons_json: JSON.stringify(reasons) })
        .execute();
  });
