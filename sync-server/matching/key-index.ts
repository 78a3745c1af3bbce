import type { Registrant } from '#domain/registrant.ts';
import type { Reading, Writing } from '../store/index.ts';
import type { CandidateSource } from './engine.ts';
import { keysOfRegistrant } from './keys.ts';

/** The index of blocking keys in the database, for one check-in at a time. */
export const indexRegistrant = async (tx: Writing, registrant: Registrant): Promise<void> => {
  await tx.deleteFrom('registrant_key').where('registrant', '=', registrant.id).execute();
  const rows = keysOfRegistrant(registrant).map((key) => ({ key, registrant: registrant.id }));
  await tx.insertInto('registrant_key').values(rows).execute();
};

/** A key that more registrants share than this says nothing; the best stand under a rarer one. */
const mostSharing = 200;

export const createKeyIndex = (
  db: Reading,
  registrantsOf: (ids: readonly string[]) => Promise<Registrant[]>,
): CandidateSource => ({
  sharing: async (keys) => {
    if (keys.length === 0) return [];
    const found = await db
      .selectFrom('registrant_key')
      .select('registrant')
      .distinct()
      .where('key', 'in', keys)
      .limit(mostSharing)
      .execute();
    return registrantsOf(found.map(({ registrant }) => registrant));
  },
});
