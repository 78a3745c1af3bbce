/** Possible duplicates as a list to take to the office's own system. */
import type { Registrant } from '#domain/registrant.ts';
import { csvOf } from '../../spreadsheet-csv.ts';
import type { Pair } from './pairs.ts';

const fields = [
  'id',
  'registrantNumber',
  'givenName',
  'surname',
  'email',
  'phone',
  'firm',
  'street',
  'city',
  'region',
  'postalCode',
  'country',
] as const satisfies (keyof Registrant)[];

const headerOf = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** As CSV, a pair a row. */
export const pairsAsCsv = (pairs: readonly Pair[]): string => {
  const headers = [
    'probability',
    ...['one', 'other'].flatMap((who) => fields.map((field) => `${who}_${headerOf(field)}`)),
    'reasons',
  ];
  const rows = pairs.map(({ one, other, probability, reasons }) => [
    probability.toFixed(3),
    ...[one, other].flatMap((person) => fields.map((field) => person[field] ?? '')),
    reasons.join('; '),
  ]);
  return csvOf([headers, ...rows]);
};
