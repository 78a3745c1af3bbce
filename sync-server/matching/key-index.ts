import { sql } from 'kysely';
import type { Registrant } from '#domain/registrant.ts';
import type { Reading, Writing } from '../store/index.ts';
import type { CandidateSource } from './engine.ts';
import { isTelling, keysOfRegistrant } from './keys.ts';

/** Rows in one statement: SQLite takes 32,766 values. */
const mostRows = 10_000;

/** Brings the index of blocking keys in step with these registrants, which must be in the registry. */
export const indexRegistrants = async (tx: Writing, registrants: readonly Registrant[]): Promise<void> => {
  const ids = registrants.map(({ id }) => id);
  await tx.deleteFrom('registrant_key').where('registrant', 'in', ids).execute();
  const rows = registrants.flatMap((one) =>
    keysOfRegistrant(one).map((key) => ({ key, registrant: one.id })),
  );
  for (let start = 0; start < rows.length; start += mostRows) {
    await tx
      .insertInto('registrant_key')
      .values(rows.slice(start, start + mostRows))
      .execute();
  }
};

/** Who shares the most comes first, so a cut at this many loses only those whose name is alike and no more. */
const mostSharing = 100;

/** The index in the database, for one check-in at a time. */
export const createKeyIndex = (
  db: Reading,
  registrantsOf: (ids: readonly string[]) => Promise<Registrant[]>,
): CandidateSource => ({
  sharing: async (keys) => {
    if (keys.length === 0) return [];
    const telling = keys.filter(isTelling);
    const found = await db
      .selectFrom('registrant_key')
      .select('registrant')
      .where('key', 'in', keys)
      .groupBy('registrant')
      .$if(telling.length > 0, (query) => query.orderBy(sql`SUM(key IN (${sql.join(telling)}))`, 'desc'))
      .orderBy((eb) => eb.fn.countAll(), 'desc')
      .orderBy('registrant')
      .limit(mostSharing)
      .execute();
    return registrantsOf(found.map(({ registrant }) => registrant));
  },
});
