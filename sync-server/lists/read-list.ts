/** Sheets -> the claims of an attendance list, and whatever is not one, named with its row. */
import { type Claim, type ClaimField, claimFields } from '#domain/claim.ts';
import type { FileRefusal, ListProblem } from '#domain/list-problem.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Attended } from './attended.ts';
import { type ClaimOfRow, readRow, textOfRow } from './claims.ts';
import { type Column, judgeColumns, type ReadingHints } from './columns.ts';
import { findDuplicates } from './duplicates.ts';
import { columnLetters, type ProblemOfRow, type Sheet, type SheetRow } from './sheet.ts';
import { findTable, type Header, type TablePart } from './table.ts';

/** A column as a person is shown it. */
interface FoundColumn extends Column {
  /** The first values below it. */
  samples: string[];
}

export interface ReadList {
  /** The header that each field came from; empty where the list has none. */
  columns: Partial<Record<ClaimField, string>>;
  rows: Claim[];
  /** Where each of the rows stands, and what it says of the attendance; in their order. */
  places: { row: number; sheet: string | null; attended: Attended }[];
  /** All columns of the list, read or not; those of the first table where several differ. */
  table: FoundColumn[];
  problems: ListProblem[];
}

interface ReadSheet {
  sheet: Sheet;
  hasHeader: boolean;
  columns: ReadList['columns'];
  table: FoundColumn[];
  rows: ClaimOfRow[];
  problems: ProblemOfRow[];
}

const isField = (meaning: string): meaning is ClaimField => claimFields.some((field) => field === meaning);

const fieldHeaders = (columns: readonly Column[]): ReadList['columns'] => {
  const headers: ReadList['columns'] = {};
  for (const { meaning, header } of columns) {
    if (meaning === 'place') headers.city ??= header;
    else if (meaning !== null && isField(meaning)) headers[meaning] ??= header;
  }
  return headers;
};

const called = ({ header, index }: Column) => ({ letters: columnLetters(index), header });

const withoutMeaning = new Set([null, 'number', 'honorific']);

/** What a person should know about the columns: which are read as what without a header, and which are not read. */
const columnProblems = (header: Header | null, columns: readonly Column[], row: number): ProblemOfRow[] => {
  const unread = columns.filter(({ meaning }) => withoutMeaning.has(meaning));
  const read = columns.filter(({ meaning }) => !withoutMeaning.has(meaning));
  const second = read.filter(
    ({ meaning }, index) =>
      meaning !== 'street' &&
      meaning !== 'day_tick' &&
      read.findIndex((other) => other.meaning === meaning) < index,
  );
  const told = read.flatMap(({ meaning, index }) =>
    meaning === null ? [] : [{ letters: columnLetters(index), meaning }],
  );
  return [
    ...(header ? [] : [{ code: 'no-header', columns: told } as const]),
    ...(second.length > 0 ? [{ code: 'second-columns', columns: second.map(called) } as const] : []),
    ...(unread.length > 0 ? [{ code: 'unread-columns', columns: unread.map(called) } as const] : []),
  ].map((problem) => ({ row, problem }));
};

const mostSamples = 3;

const withSamples = (columns: readonly Column[], body: readonly SheetRow[]): FoundColumn[] =>
  columns
    .map((column) => ({
      ...column,
      samples: [...new Set(body.slice(0, 50).flatMap(({ cells }) => cells[column.index] || []))]
        .slice(0, mostSamples)
        .map((text) => text.slice(0, 80).toWellFormed()),
    }))
    .sort((a, b) => a.index - b.index);

const readPart = ({ header, body }: TablePart, hints: ReadingHints) => {
  const columns = judgeColumns(header, body, hints);
  const rows: ClaimOfRow[] = [];
  const problems = columnProblems(header, columns, header?.row ?? body[0]?.row ?? 1);
  for (const row of body) {
    const read = readRow(row, columns);
    if (read.claim) rows.push({ row: row.row, claim: read.claim, attended: read.attended });
    problems.push(...read.problems.map((problem) => ({ row: row.row, problem })));
  }
  return { columns: fieldHeaders(columns), table: withSamples(columns, body), rows, problems };
};

const textProblem = (code: 'above-header' | 'repeats-header', row: SheetRow): ProblemOfRow => ({
  row: row.row,
  problem: { code, text: textOfRow(row) },
});

const readSheet = (sheet: Sheet, hints: ReadingHints): ReadSheet => {
  const { above, parts, repeated } = findTable(sheet.rows);
  const read = parts.map((part) => readPart(part, hints));
  return {
    sheet,
    hasHeader: parts.some(({ header }) => header !== null),
    columns: Object.assign({}, ...read.map(({ columns }) => columns).reverse()),
    table: read[0]?.table ?? [],
    rows: read.flatMap(({ rows }) => rows),
    problems: [
      ...sheet.problems,
      ...above.map((row) => textProblem('above-header', row)),
      ...repeated.map((row) => textProblem('repeats-header', row)),
      ...read.flatMap(({ problems }) => problems),
      ...parts
        .slice(1)
        .map(({ header }): ProblemOfRow => ({ row: header?.row ?? 1, problem: { code: 'another-table' } })),
    ],
  };
};

/** A sheet of persons: people are named or have numbers, and most rows are one. */
const isList = ({ rows, sheet, columns, hasHeader }: ReadSheet): boolean => {
  if (rows.length === 0) return false;
  const isTold =
    columns.email !== undefined || columns.registrant_number !== undefined || columns.badge_id !== undefined;
  const isNamed =
    columns.full_name !== undefined || columns.given_name !== undefined || columns.surname !== undefined;
  if (hasHeader) return isTold || isNamed || columns.phone !== undefined;
  return (isTold || isNamed) && rows.length >= sheet.rows.length / 2;
};

const leftOut = ({ sheet: { rows, isHidden } }: ReadSheet): ProblemOfRow[] => {
  const [first] = rows;
  if (!first) return [];
  const code = isHidden ? 'hidden-sheet' : 'other-sheet';
  return [{ row: first.row, problem: { code, rows: rows.length, text: textOfRow(first) } }];
};

const nobodyBelow = (read: ReadSheet | undefined): ListProblem => ({
  row: read?.sheet.rows.at(-1)?.row ?? 1,
  sheet: null,
  problem: { code: 'nobody-below' },
});

/** The list in the sheets of a file, with what is known of it besides. */
export const readSheets = (
  sheets: readonly Sheet[],
  hints: ReadingHints = {},
): Result<ReadList, FileRefusal> => {
  const full = sheets.filter(({ rows }) => rows.length > 0);
  if (full.length === 0) return fail('nothing-inside');
  const read = full.map((sheet) => readSheet(sheet, hints));
  const seen = read.filter((each) => isList(each) && !each.sheet.isHidden);
  const headed = seen.filter(({ hasHeader }) => hasHeader);
  // Beside a list with a header, a sheet without one is more likely something else.
  const lists = headed.length > 0 ? headed : seen;
  const onlyHeader = read.filter(({ hasHeader, rows }) => hasHeader && rows.length === 0);
  if (lists.length === 0 && onlyHeader.length === 0) return fail('no-people');
  const chosen = lists.length > 0 ? lists : onlyHeader;
  const areMany = full.length > 1;
  const rows = chosen.flatMap(({ sheet, rows: found }) => found.map((row) => ({ ...row, sheet })));
  const inSheet = ({ name }: Sheet, { row, problem }: ProblemOfRow): ListProblem => ({
    row,
    sheet: areMany ? name : null,
    problem,
  });
  const placeOf = ({ row, sheet: { name } }: { row: number; sheet: Sheet }) => ({
    row,
    sheet: chosen.length > 1 && name ? name : null,
  });
  const problems = [
    ...read.flatMap((each) =>
      (chosen.includes(each) ? each.problems : leftOut(each)).map((problem) => inSheet(each.sheet, problem)),
    ),
    ...(lists.length === 0 ? [nobodyBelow(onlyHeader[0])] : []),
    ...findDuplicates(rows).map(({ row: { row, sheet }, is, as }) =>
      inSheet(sheet, { row, problem: { code: is, ...placeOf(as) } }),
    ),
  ];
  return succeed({
    columns: Object.assign({}, ...chosen.map(({ columns }) => columns).reverse()),
    rows: rows.map(({ claim }) => claim),
    places: rows.map(({ row, sheet, attended }) => ({
      row,
      sheet: chosen.length > 1 ? sheet.name : null,
      attended,
    })),
    table: chosen[0]?.table ?? [],
    problems: areMany ? problems : problems.sort((a, b) => a.row - b.row),
  });
};
