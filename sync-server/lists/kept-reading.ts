/** What was understood of a list's columns, and what a person should know of its rows, as it is kept and shown. */
import * as z from 'zod/mini';
import { columnMeanings } from '#domain/attendance-list.ts';
import { ListProblem } from '#domain/list-problem.ts';
import type { ListReading } from '#domain/read-list-api.ts';
import type { ChosenMeanings } from './columns.ts';
import { problemInEnglish } from './in-english.ts';
import type { ReadList } from './read-list.ts';
import { columnLetters } from './sheet.ts';

const mostProblems = 200;

const Meaning = z.nullable(z.enum(columnMeanings));

/** In the office's words: what the room says that keeps the list, and all of lists that were kept as words. */
const ProblemInWords = z.object({ row: z.number(), what: z.string() });

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
  problems: z.array(z.union([ListProblem, ProblemInWords])),
});
export type KeptReading = z.infer<typeof KeptReading>;

const Chosen = z.array(z.tuple([z.number(), Meaning]));

/** What a person said that columns hold, as it was kept: pairs of a column's number and its meaning. */
export const chosenOf = (json: string): ChosenMeanings => new Map(Chosen.parse(JSON.parse(json)));

/** `further`: what the room that keeps the list found besides. */
export const keptReading = (
  { table, problems }: Pick<ReadList, 'table' | 'problems'>,
  further: KeptReading['problems'],
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

interface ReadingRow {
  reading_json: string;
  chosen_json: string;
}

/** As staff are shown it. */
export const shownReading = (row: ReadingRow): ListReading => {
  const { columns, problems } = KeptReading.parse(JSON.parse(row.reading_json));
  const chosen = chosenOf(row.chosen_json);
  return {
    columns: columns.map((column) => ({
      ...column,
      letters: columnLetters(column.index),
      isChosen: chosen.has(column.index),
    })),
    problems: problems
      .slice(0, mostProblems)
      .map((problem) => ('what' in problem ? problem : problemInEnglish(problem))),
    problemCount: problems.length,
  };
};

/** As who sent it is shown it, in a language of theirs. */
export const readingOfSender = (row: ReadingRow) => {
  const { problems } = KeptReading.parse(JSON.parse(row.reading_json));
  const told = problems.flatMap((problem) => ('what' in problem ? [] : [problem]));
  return {
    columns: shownReading(row).columns,
    problems: told.slice(0, mostProblems),
    problemCount: told.length,
  };
};
