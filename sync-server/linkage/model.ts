/** What is compared, as data: a model names the columns of two files, how each is compared, and how candidates are found. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import { fail, type Result, succeed } from '#domain/result.ts';

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
  'region',
  'country',
  'date',
  // Junior, senior, the third: told by the names, whichever column holds it.
  'generation',
]);
export type ColumnKind = z.infer<typeof ColumnKind>;

/** A part of a blocking key: a column, taken whole, by its sound, or by its first or last characters. */
const KeyPart = z.object({
  column: z.string(),
  by: z.optional(z.enum(['words', 'sound', 'first', 'first-3', 'last-7'])),
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
          /** A column on whose agreement the agreement of this one hangs (a region on its city): learnt for each. */
          after: z.optional(z.string()),
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
    z.refine(
      ({ columns }) =>
        columns.every(({ after }) => after === undefined || columns.some(({ name }) => name === after)),
      'a column comes after one that is not among the columns',
    ),
  );
export type MatchModel = z.infer<typeof MatchModel>;
export type KeyPart = z.infer<typeof KeyPart>;

const shipped = join(import.meta.dirname, 'models');

/** A model from its file, or by the name of one that comes with the program; else what is wrong, in words. */
export const readModel = (name: string): Result<MatchModel, string> => {
  const file = existsSync(name) ? name : join(shipped, basename(name));
  try {
    const model = MatchModel.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return model.success ? succeed(model.data) : fail(`${name} is no model: ${z.prettifyError(model.error)}`);
  } catch (thrown) {
    return fail(
      `cannot read the model ${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    );
  }
};

/** One that comes with the program. Throws where it is damaged. */
export const readShippedModel = (name: 'registrants.json' | 'febrl.json'): MatchModel => {
  const model = readModel(join(shipped, name));
  if (!model.ok) throw new Error(model.problem);
  return model.value;
};
