/** The whole registry in memory, as it is compared: for lists, for learning, for people who stand in it twice. */
import type SqliteDatabase from 'better-sqlite3';
import type { Table, Tables } from '../../linkage/index.ts';
import { columnNames } from './rows.ts';

/** Id and values of each registrant, in the order of the model's columns. */
export const plainRegistrants = (connection: SqliteDatabase.Database): IterableIterator<string[]> =>
  connection
    .prepare<[], string[]>(`SELECT registrant, ${columnNames.join(', ')} FROM registrant_plain`)
    .raw()
    .iterate();

export const tableOfRegistry = (connection: SqliteDatabase.Database, tables: Tables): Table => {
  const table = tables.emptyTable();
  for (const [id = '', ...values] of plainRegistrants(connection)) tables.addPlain(table, id, values);
  return table;
};
