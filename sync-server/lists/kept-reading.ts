/** What was understood of a list's columns, and what a person should know of its rows, as it is kept and shown. */
import * as z from 'zod/mini';
import { columnMeanings } from '#domain/attendance-list.ts';
import type { ListReading } from '#domain/read-list-api.ts';
import type { ChosenMeanings } from './columns.ts';
import type { ReadList } from './read-list.ts';
import { columnLetters, type ListProblem } from './sheet.ts';

const mostProblems = 200;

const Meaning = z.nullable(z.enum(columnMeanings));

const KeptReading = z.object({
  columns: z.array(
    z.object({
      index: z.number(),
      header: z.string(),
      meaning: Meaning,
      // Lists that were kept before anything was remembered do not say.
      isRemembered: z._default(z.boolean(), false),
      samples: z.array(z.string()),
    }),
  ),
  problems: z.array(z.object({ row: z.number(), what: z.string() })),
});
export type KeptReading = z.infer<typeof KeptReading>;

const Chosen = z.array(z.tuple([z.number(), Meaning]));

/** What a person said that columns hold, as it was kept: pairs of a column's number and its meaning. */
export const chosenOf = (json: string): ChosenMeanings => new Map(Chosen.parse(JSON.parse(json)));

/** `further`: what the room that keeps the list found besides. */
export const keptReading = (
  { table, problems }: Pick<ReadList, 'table' | 'problems'>,
  further: readonly ListProblem[],
): KeptReading => ({
  columns: table.map(({ index, header, meaning, isRemembered, samples }) => ({
    index,
    header,
    meaning,
    isRemembered,
    samples,
  })),
  problems: [...problems, ...further],
});

/** As a person is shown it. */
export const shownReading = (row: { reading_json: string; chosen_json: string }): ListReading => {
  const { columns, problems } = KeptReading.parse(JSON.parse(row.reading_json));
  const chosen = chosenOf(row.chosen_json);
  return {
    columns: columns.map((column) => ({
      ...column,
      letters: columnLetters(column.index),
      isChosen: chosen.has(column.index),
    })),
    problems: problems.slice(0, mostProblems),
    problemCount: problems.length,
  };
};
