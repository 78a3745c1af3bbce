import { buildNumberFilter, type NumberFilter } from '#domain/number-filter.ts';
import type { Reading } from '../store/index.ts';

/** The filter that tablets check numbers with: made when it is asked for, anew after registrants have changed. */
export const createNumberFilters = (db: Reading, newSalt: () => string) => {
  let made: Promise<NumberFilter> | null = null;

  const make = async (): Promise<NumberFilter> => {
    const rows = await db.selectFrom('registrant').select('registrant_number').execute();
    return buildNumberFilter(
      rows.map((row) => row.registrant_number),
      newSalt(),
    );
  };

  return {
    current: (): Promise<NumberFilter> => {
      made ??= make();
      return made;
    },
    forget: (): void => {
      made = null;
    },
  };
};
