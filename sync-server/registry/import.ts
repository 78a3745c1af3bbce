import type { Registrant } from '#domain/registrant.ts';
import type { Writing } from '../store/index.ts';
import { rowOfRegistrant } from './rows.ts';

/** SQLite takes 32,766 values in one statement; a registrant has 14, and one that has more than ten designations is rare. */
export const registrantsPerStatement = 500;
const designationsPerStatement = 5_000;

const addDesignations = async (tx: Writing, registrants: readonly Registrant[]): Promise<void> => {
  const rows = registrants.flatMap(({ id, designations }) =>
    designations.map(({ code, kind, earned, endedOn }) => ({
      registrant: id,
      code,
      kind,
      earned,
      ended_on: endedOn,
    })),
  );
  for (let start = 0; start < rows.length; start += designationsPerStatement) {
    await tx
      .insertInto('designation')
      .values(rows.slice(start, start + designationsPerStatement))
      .execute();
  }
};

/** Adds registrants, or brings those of the same id up to date, with their designations. At most 500, each id once. */
export const importSome = async (tx: Writing, registrants: readonly Registrant[]): Promise<void> => {
  await tx
    .insertInto('registrant')
    .values(registrants.map(rowOfRegistrant))
    .onConflict((at) =>
      at.column('id').doUpdateSet((eb) => ({
        registrant_number: eb.ref('excluded.registrant_number'),
        given_name: eb.ref('excluded.given_name'),
        surname: eb.ref('excluded.surname'),
        email: eb.ref('excluded.email'),
        phone: eb.ref('excluded.phone'),
        firm: eb.ref('excluded.firm'),
        street: eb.ref('excluded.street'),
        city: eb.ref('excluded.city'),
        region: eb.ref('excluded.region'),
        postal_code: eb.ref('excluded.postal_code'),
        country: eb.ref('excluded.country'),
        opening_json: eb.ref('excluded.opening_json'),
        search_text: eb.ref('excluded.search_text'),
      })),
    )
    .execute();
  const ids = registrants.map(({ id }) => id);
  await tx.deleteFrom('designation').where('registrant', 'in', ids).execute();
  await addDesignations(tx, registrants);
};
