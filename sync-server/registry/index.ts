/** The registrant database: import, look-up and search. The matching index is kept in step with it. */
import type { RegistrantList, RegistrantSummary } from '#domain/console-api.ts';
import { displayName, type Registrant } from '#domain/registrant.ts';
import { contains, type Store, type Writing } from '../store/index.ts';
import { registrantsOf, rowOfRegistrant } from './rows.ts';

const chunk = 500;
const mostFound = 50;

/** Keeps the matching index in step; given by the room that owns the index. */
export type IndexRegistrant = (tx: Writing, registrant: Registrant) => Promise<void>;

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

const importOne = async (tx: Writing, registrant: Registrant): Promise<void> => {
  const row = rowOfRegistrant(registrant);
  const { id, ...changed } = row;
  await tx
    .insertInto('registrant')
    .values(row)
    .onConflict((at) => at.column('id').doUpdateSet(changed))
    .execute();
  await tx.deleteFrom('designation').where('registrant', '=', id).execute();
  if (registrant.designations.length > 0) {
    await tx
      .insertInto('designation')
      .values(
        registrant.designations.map(({ code, kind, earned, endedOn }) => ({
          registrant: id,
          code,
          kind,
          earned,
          ended_on: endedOn,
        })),
      )
      .execute();
  }
};

export const createRegistry = ({
  store,
  indexRegistrant,
}: {
  store: Store;
  indexRegistrant: IndexRegistrant;
}) => ({
  /** Adds registrants, or brings those of the same id up to date; a transaction for every 500. */
  importRegistrants: async (registrants: readonly Registrant[]): Promise<void> => {
    for (let start = 0; start < registrants.length; start += chunk) {
      await store.write(async (tx) => {
        for (const registrant of registrants.slice(start, start + chunk)) {
          await importOne(tx, registrant);
          await indexRegistrant(tx, registrant);
        }
      });
    }
  },

  get: async (id: string): Promise<Registrant | null> => (await registrantsOf(store.db, [id]))[0] ?? null,
  several: (ids: readonly string[]): Promise<Registrant[]> => registrantsOf(store.db, ids),

  /** Registrants in whom every word of the question occurs somewhere; numbers first, then by name. */
  find: async (question: string): Promise<RegistrantList> => {
    const asked = question.trim().split(/\s+/).filter(Boolean).slice(0, 6);
    if (asked.length === 0) return { registrants: [], more: false };
    let query = store.db
      .selectFrom('registrant')
      .select(['id', 'registrant_number', 'surname', 'given_name']);
    for (const word of asked) {
      query = query.where((eb) =>
        eb.or(
          (
            ['registrant_number', 'given_name', 'surname', 'email', 'firm', 'city', 'postal_code'] as const
          ).map((column) => contains(eb.ref(column), word)),
        ),
      );
    }
    const found = await query
      .orderBy('surname')
      .orderBy('given_name')
      .orderBy('id')
      .limit(mostFound + 1)
      .execute();
    const first = found.toSorted(
      (a, b) =>
        Number(b.registrant_number === question.trim()) - Number(a.registrant_number === question.trim()),
    );
    const ids = first.slice(0, mostFound).map(({ id }) => id);
    const registrants = new Map((await registrantsOf(store.db, ids)).map((one) => [one.id, one]));
    return {
      registrants: ids.flatMap((id) => registrants.get(id) ?? []).map(summaryOf),
      more: found.length > mostFound,
    };
  },
});
export type Registry = ReturnType<typeof createRegistry>;
