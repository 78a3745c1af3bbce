/** What is compared, as data: a model names the columns of two files, how each is compared, and how candidates are found. */
import * as z from 'zod/mini';

/** Ways to normalise and compare a column; each has its levels in `comparators.ts`. */
export const ColumnKind = z.enum([
  'given-name',
  'surname',
  'identifier',
  'email',
  'phone',
  'firm',
  'text',
  'code',
  'postal-code',
  'date',
]);
export type ColumnKind = z.infer<typeof ColumnKind>;

/** A part of a blocking key: a column, taken whole, by its sound, or by its first or last characters. */
const KeyPart = z.object({
  column: z.string(),
  by: z.optional(z.enum(['whole', 'words', 'sound', 'first', 'first-3', 'last-7', 'sorted'])),
});

export const MatchModel = z
  .object({
    /** The column that names a row in both files. */
    id: z.string(),
    columns: z
      .array(
        z.object({
          name: z.string(),
          compare: ColumnKind,
          /** Columns of one such name travel together (a firm and its city): their agreement is counted as one fact. */
          together: z.optional(z.string()),
        }),
      )
      .check(z.minLength(1)),
    /** Two rows that share one of these keys are looked at. */
    keys: z.array(z.array(KeyPart).check(z.minLength(1))).check(z.minLength(1)),
  })
  .check(
    z.refine(
      ({ columns, keys }) =>
        keys.every((key) => key.every(({ column }) => columns.some(({ name }) => name === column))),
      'a key names a column that is not among the columns',
    ),
  );
export type MatchModel = z.infer<typeof MatchModel>;
export type KeyPart = z.infer<typeof KeyPart>;
