/** The registrant database: import, look-up and search. The matching index is kept in step with it. */
import { randomUUID } from 'node:crypto';
import type { RegistrantList, RegistrantSummary } from '#domain/console-api.ts';
import { displayName, type Registrant } from '#domain/registrant.ts';
import type { Store, Writing } from '../store/index.ts';
import { findIds } from './find.ts';
import { importSome, registrantsPerStatement } from './import.ts';
import { createNumberFilters } from './number-filter.ts';
import { registrantsOf } from './rows.ts';

const mostFound = 50;

/** Keeps the matching index in step; given by the room that owns the index. */
export type IndexRegistrants = (tx: Writing, registrants: readonly Registrant[]) => Promise<void>;

/** One registrant as lists show them. */
export const summaryOf = (registrant: Registrant): RegistrantSummary => ({
  id: registrant.id,
  registrantNumber: registrant.registrantNumber,
  name: displayName(registrant),
  email: registrant.email,
  phone: registrant.phone,
  firm: registrant.firm,
  place: [registrant.city, registrant.region, registrant.postalCode].filter(Boolean).join(' '),
});

export const createRegistry = ({
  store,
  indexRegistrants,
}: {
  store: Store;
  indexRegistrants: IndexRegistrants;
}) => {
  const numberFilters = createNumberFilters(store.db, randomUUID);
  return {
    /**
     * Adds registrants, or brings those of the same id up to date (the last of them where an id comes twice);
     * a transaction for every 500.
     */
    importRegistrants: async (registrants: readonly Registrant[]): Promise<void> => {
      const once = [...new Map(registrants.map((one) => [one.id, one])).values()];
      for (let start = 0; start < once.length; start += registrantsPerStatement) {
        const some = once.slice(start, start + registrantsPerStatement);
        await store.write(async (tx) => {
          await importSome(tx, some);
          await indexRegistrants(tx, some);
        });
        numberFilters.forget();
      }
    },

    /** What a tablet may know of the registrant numbers. */
    numberFilter: numberFilters.current,

    get: async (id: string): Promise<Registrant | null> => (await registrantsOf(store.db, [id]))[0] ?? null,
    /** In no order; ids that nobody has are left out. */
    several: (ids: readonly string[]): Promise<Registrant[]> => registrantsOf(store.db, ids),

    /** Search by number, name in any order, e-mail, phone, firm and place: at most 50, best first. */
    find: async (question: string): Promise<RegistrantList> => {
      const ids = await findIds(store.db, question, mostFound + 1);
      const found = new Map((await registrantsOf(store.db, ids)).map((one) => [one.id, one]));
      return {
        registrants: ids
          .slice(0, mostFound)
          .flatMap((id) => found.get(id) ?? [])
          .map(summaryOf),
        more: ids.length > mostFound,
      };
    },
  };
};
export type Registry = ReturnType<typeof createRegistry>;
