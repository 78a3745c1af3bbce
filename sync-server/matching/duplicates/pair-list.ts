/** Possible duplicates as a list to take to the office's own system. */
import type { Registrant } from '#domain/registrant.ts';
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

/**
 * A cell that begins like a formula would be run by the spreadsheet that opens it: an apostrophe before it makes it text
 * (owasp.org/www-community/attacks/CSV_Injection). Full-width signs count for some programs, too.
 */
const cellOf = (value: string): string => {
  const safe = /^\s*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
};

const rowOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

/** As CSV (RFC 4180), a pair a row, with a mark by which spreadsheets know that it is UTF-8. */
export const pairsAsCsv = (pairs: readonly Pair[]): string => {
  const headers = [
    'probability',
    ...['one', 'other'].flatMap((who) => fields.map((field) => `${who}_${headerOf(field)}`)),
    'reasons',
  ];
  const rows = pairs.map(({ one, other, probability, reasons }) =>
    rowOf([
      probability.toFixed(3),
      ...[one, other].flatMap((person) => fields.map((field) => person[field] ?? '')),
      reasons.join('; '),
    ]),
  );
  return `\uFEFF${rowOf(headers)}${rows.join('')}`;
};
