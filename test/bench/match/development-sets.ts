/** Labelled lists that may lie beside the repository: each is null where it is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { LabelledLists, Row } from './labelled-lists.ts';

const readRows = (file: string): Row[] =>
  parse(readFileSync(file, 'utf8'), {
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim()),
    trim: true,
  });

/** Fictional registrants, and attendees as badges, forms and lists give them. */
export const readBooth = (folder: string): LabelledLists | null => {
  const file = (name: string): string => join(folder, 'booth', `${name}.csv`);
  if (!existsSync(file('truth'))) return null;
  const registrantOf = new Map(readRows(file('truth')).map((row) => [row.attendee_id, row.registrant_id]));
  const attendees = readRows(file('attendees'));
  return {
    registrants: readRows(file('registrants')),
    attendees,
    truth: attendees.map(({ id }) => registrantOf.get(id) || null),
  };
};

export const febrlColumns = ['rec_id', 'given_name', 'surname', 'suburb', 'postcode', 'state'];

/** A set of FEBRL, its originals as registrants and its duplicates as attendees. `only`: without the other columns. */
export const readFebrl = (folder: string, set: 1 | 2 | 3, only?: readonly string[]): LabelledLists | null => {
  const file = join(folder, 'febrl', `dataset${set}.csv`);
  if (!existsSync(file)) return null;
  const rows = readRows(file).map((row) =>
    only ? Object.fromEntries(only.map((column) => [column, row[column] ?? ''])) : row,
  );
  const isOriginal = ({ rec_id: id = '' }: Row): boolean => id.endsWith('-org');
  const registrants = rows.filter(isOriginal);
  const attendees = rows.filter((row) => !isOriginal(row));
  const known = new Set(registrants.map(({ rec_id: id }) => id));
  return {
    registrants,
    attendees,
    truth: attendees.map(({ rec_id: id = '' }) => {
      const original = id.replace(/-dup-.*/, '-org');
      return known.has(original) ? original : null;
    }),
  };
};
