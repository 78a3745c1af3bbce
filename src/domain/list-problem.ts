/** What a reader of lists says beside the claims: as values, so that each side has words of its own for them. */
import * as z from 'zod/mini';
import { columnMeanings } from './attendance-list.ts';

/** Beyond these a file is no list of people, and is refused. */
export const mostColumns = 1_000;
export const mostRows = 200_000;

/** Why a file is refused whole. */
export const fileRefusals = [
  'too-large',
  'takes-too-much',
  'empty',
  'nothing-inside',
  'no-people',
  'too-many-rows',
  'too-many-columns',
  'long-line',
  'password',
  'damaged',
  'too-large-unpacked',
  'zip-without-workbook',
  'neither-table-nor-text',
  'is-word-document',
  'is-presentation',
  'is-text-document',
  'is-pdf',
  'is-png',
  'is-jpeg',
  'is-gif',
  'is-bmp',
  'is-tiff',
  'is-rtf',
  'is-gzip',
  'is-7-zip',
  'is-rar',
  'is-database',
  'is-program',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

const text = z.string();
/** What a spreadsheet calls a column. */
const letters = z.string();
const row = z.number();
/** Null where the file has one list only. */
const sheet = z.nullable(z.string());
const columns = z.array(z.object({ letters, header: z.string() }));

/** What a person should know about a row, or about the columns of the header that stands there. */
export const RowProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('above-header'), text }),
  z.object({ code: z.literal('repeats-header'), text }),
  z.object({ code: z.literal('another-table') }),
  z.object({
    code: z.literal('no-header'),
    columns: z.array(z.object({ letters, meaning: z.enum(columnMeanings) })),
  }),
  z.object({ code: z.literal('second-columns'), columns }),
  z.object({ code: z.literal('unread-columns'), columns }),
  z.object({ code: z.literal('hidden-sheet'), rows: z.number(), text }),
  z.object({ code: z.literal('other-sheet'), rows: z.number(), text }),
  z.object({ code: z.literal('nobody-below') }),
  z.object({ code: z.literal('same-person'), row, sheet }),
  z.object({ code: z.literal('same-number'), row, sheet }),
  z.object({ code: z.literal('open-quote') }),
  z.object({ code: z.literal('cell-error'), letters, error: z.string() }),
  z.object({ code: z.literal('formula-without-value'), letters }),
  z.object({ code: z.literal('digits-lost'), letters, text }),
  z.object({ code: z.literal('tells-nobody'), text }),
  z.object({ code: z.literal('no-person'), text }),
  z.object({ code: z.literal('did-not-come'), header: z.string(), text }),
  z.object({ code: z.literal('no-minutes'), letters, text }),
  z.object({ code: z.literal('no-hours'), letters, text }),
  z.object({ code: z.literal('no-tick'), header: z.string(), text }),
  z.object({ code: z.literal('no-day-ticked') }),
  z.object({ code: z.literal('day-unclear'), day: z.string() }),
]);
export type RowProblem = z.infer<typeof RowProblem>;

export const ListProblem = z.object({
  /** As a spreadsheet numbers it, from 1. */
  row,
  /** Named where the file has several. */
  sheet,
  problem: RowProblem,
});
export type ListProblem = z.infer<typeof ListProblem>;
