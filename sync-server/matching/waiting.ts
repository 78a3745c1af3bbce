import type { Reading } from '../store/index.ts';

/** How many check-ins of an event wait to be matched. */
export const matchingAt = async (db: Reading, event: string): Promise<number> => {
  const { waiting } = await db
    .selectFrom('work')
    .innerJoin('check_in', 'check_in.id', 'work.subject')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('kind', '=', 'match')
    .where('event', '=', event)
    .executeTakeFirstOrThrow();
  return waiting;
};
