/** Registrants and claims as rows of the matching model, and the keys that they are found by. All pure. */
import type { Claim } from '#domain/claim.ts';
import type { Registrant } from '#domain/registrant.ts';
import {
  createRowKeys,
  createTables,
  type Row,
  readShippedModel,
  type Table,
  type Tables,
} from '../../linkage/index.ts';

export const model = readShippedModel('registrants.json');
export const columnNames = model.columns.map(({ name }) => name);

export const rowOfRegistrant = (one: Registrant): Record<string, string> => ({
  id: one.id,
  given_name: one.givenName,
  surname: one.surname,
  registrant_number: one.registrantNumber,
  email: one.email ?? '',
  phone: one.phone ?? '',
  firm: one.firm ?? '',
  street: one.street ?? '',
  city: one.city ?? '',
  region: one.region ?? '',
  postal_code: one.postalCode ?? '',
  country: one.country ?? '',
});

/** A claim that has its name in one field, or half of it, is taken apart where it is added to a table. */
export const rowOfClaim = ({ full_name, ...claim }: Claim): Row =>
  claim.given_name && claim.surname
    ? claim
    : { ...claim, given_name: full_name ?? claim.given_name ?? claim.surname ?? '', surname: '' };

/** The values of a row in the form in which they are compared, in the order of the model's columns. */
export const plainValues = ({ dictionaries }: Tables, { codes }: Table, row: number): string[] =>
  codes.map((own, column) => dictionaries[column]?.values[own[row] ?? 0] ?? '');

/** A key's hash stands behind the number of the key: rows meet under one key, not under several. */
const hashes = 2 ** 32;

/** The keys of single rows: `of` those of a registrant, `asked` those that a claim is looked for under. */
export const createKeys = (tables: Tables) => {
  const keys = createRowKeys(model, tables.dictionaries);
  return {
    of: (table: Table, row: number): number[] =>
      keys.flatMap(({ of }, index) => of(table, row).map((hash) => index * hashes + hash)),
    asked: (table: Table, row: number): number[] => [
      ...new Set(
        keys.flatMap(({ asked }, index) =>
          asked.flatMap((way) => way(table, row).map((hash) => index * hashes + hash)),
        ),
      ),
    ],
  };
};

/** Tables of the model, empty. */
export const newTables = (): Tables => createTables(model);
