import * as z from 'zod/mini';
import { CalendarDay } from '#domain/calendar.ts';
import { DesignationKind } from '#domain/designation.ts';
import { Opening, type Registrant } from '#domain/registrant.ts';
import type { Database, Reading } from '../store/index.ts';
import { searchText } from './search-text.ts';

export const rowOfRegistrant = (registrant: Registrant): Database['registrant'] => ({
  id: registrant.id,
  registrant_number: registrant.registrantNumber,
  given_name: registrant.givenName,
  surname: registrant.surname,
  email: registrant.email,
  phone: registrant.phone,
  firm: registrant.firm,
  street: registrant.street,
  city: registrant.city,
  region: registrant.region,
  postal_code: registrant.postalCode,
  country: registrant.country,
  opening_json: registrant.opening && JSON.stringify(registrant.opening),
  search_text: searchText(registrant),
});

const DesignationRow = z.object({
  code: z.string(),
  kind: DesignationKind,
  earned: CalendarDay,
  ended_on: z.nullable(CalendarDay),
});

const registrantOfRow = (
  row: Database['registrant'],
  designations: Database['designation'][],
): Registrant => ({
  id: row.id,
  registrantNumber: row.registrant_number,
  givenName: row.given_name,
  surname: row.surname,
  email: row.email,
  phone: row.phone,
  firm: row.firm,
  street: row.street,
  city: row.city,
  region: row.region,
  postalCode: row.postal_code,
  country: row.country,
  designations: designations.map((designation) => {
    const { code, kind, earned, ended_on } = DesignationRow.parse(designation);
    return { code, kind, earned, endedOn: ended_on };
  }),
  opening: row.opening_json === null ? null : Opening.parse(JSON.parse(row.opening_json)),
});

/** The registrants of these ids with their designations, in no order; ids that nobody has are left out. */
export const registrantsOf = async (db: Reading, ids: readonly string[]): Promise<Registrant[]> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('registrant').selectAll().where('id', 'in', ids).execute();
  const designations = await db
    .selectFrom('designation')
    .selectAll()
    .where('registrant', 'in', ids)
    .orderBy('earned')
    .execute();
  const byRegistrant = Map.groupBy(designations, ({ registrant }) => registrant);
  return rows.map((row) => registrantOfRow(row, byRegistrant.get(row.id) ?? []));
};
