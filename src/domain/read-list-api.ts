/** What crosses between the console and the server about a list that was read, of whatever kind; see `console-api.ts`. */
import * as z from 'zod/mini';
import { columnMeanings } from './attendance-list.ts';
import { Instant } from './calendar.ts';

const count = z.number();

const Meaning = z.nullable(z.enum(columnMeanings));

const ListColumn = z.object({
  /** From 0. */
  index: count,
  /** What a spreadsheet calls it. */
  letters: z.string(),
  /** Empty where there is none. */
  header: z.string(),
  /** Null: it is not read. */
  meaning: Meaning,
  /** A person said so. */
  isChosen: z.boolean(),
  /** A person said so of an earlier list of the same organiser, which had the very same headers. */
  isRemembered: z.boolean(),
  samples: z.array(z.string()),
});
export type ListColumn = z.infer<typeof ListColumn>;

/** What was understood of a list. */
export const ListReading = z.object({
  columns: z.array(ListColumn),
  /** The first of them. */
  problems: z.array(z.object({ row: count, what: z.string() })),
  problemCount: count,
});
export type ListReading = z.infer<typeof ListReading>;

/** A list as it came. */
export const ReceivedList = z.object({
  id: z.string(),
  event: z.object({ id: z.string(), name: z.string() }),
  /** The file's name, or what a pasted table is called. */
  name: z.string(),
  receivedAt: Instant,
  receivedBy: z.string(),
  rows: count,
});
export type ReceivedList = z.infer<typeof ReceivedList>;

/** POST …/:id/columns — what a person says that columns hold; the rows are read again. */
export const ColumnsOrder = z.object({
  columns: z
    .array(z.object({ index: count.check(z.int(), z.gte(0), z.lt(1_000)), meaning: Meaning }))
    .check(z.maxLength(1_000, 'at most 1,000 columns')),
});
export type ColumnsOrder = z.infer<typeof ColumnsOrder>;
