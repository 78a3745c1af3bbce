import { sql } from 'kysely';
import type { Reading } from '../store/index.ts';

/** How many registrants of an event wait for their credit to be settled. */
export const settlingAt = async (db: Reading, event: string): Promise<number> => {
  const { settling } = await db
    .selectFrom('work')
    .select((eb) => eb.fn.countAll<number>().as('settling'))
    .where('kind', '=', 'post')
    .where(sql`subject ->> '$[1]'`, '=', event)
    .executeTakeFirstOrThrow();
  return settling;
};
