import { type Expression, type SqlBool, sql } from 'kysely';

/** Whether a column's text holds `text` somewhere, whatever the case of its letters; wildcards are plain text. */
export const contains = (column: Expression<string | null>, text: string): Expression<SqlBool> =>
  sql<SqlBool>`${column} LIKE ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
