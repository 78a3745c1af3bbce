/** Text of a CSV file, of any delimiter -> a sheet. */
import { CsvError, parse } from 'csv-parse/sync';
import { type FileRefusal, mostColumns, mostRows } from '#domain/list-problem.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { meaningOfHeader } from './header-meaning.ts';
import { type ProblemOfRow, type Sheet, type SheetRow, sheetRow } from './sheet.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const longestLine = 1024 * 1024;
const sampleLines = 300;
/** A quoted cell of more lines than these began with a quote that nobody closed. */
const mostLinesInACell = 20;

class TooMuch extends Error {
  readonly refusal: FileRefusal;
  constructor(refusal: FileRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

interface Reading {
  delimiter: string;
  isQuoted: boolean;
}

const recordsOf = (text: string, { delimiter, isQuoted }: Reading, lines?: number): string[][] => {
  let count = 0;
  return parse(text, {
    delimiter,
    quote: isQuoted ? '"' : null,
    relax_quotes: true,
    record_delimiter: '\n',
    // Blanks between a delimiter and a quote; between tabs they would take the tabs along.
    ltrim: delimiter !== '\t',
    relax_column_count: true,
    skip_empty_lines: false,
    ...(lines === undefined ? {} : { to: lines }),
    on_record: (record: string[]) => {
      count += 1;
      if (record.length > mostColumns) throw new TooMuch('too-many-columns');
      if (count > mostRows) throw new TooMuch('too-many-rows');
      return record;
    },
  });
};

/** How much like a table a delimiter makes the text: rows of one width, of several cells. Titles and notes have one. */
const tableLikeness = (records: readonly string[][]): number => {
  const widths = records
    .filter((record) => record.some((cell) => cell.trim() !== ''))
    .map((record) => record.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  counts.delete(1);
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return width < 2 ? 0 : (count / widths.length) * (1 + Math.log2(width));
};

/** A list of one column of "Last, First": no header has a second column. */
const isOneColumn = (text: string, delimiter: string): boolean => {
  const [head = '', ...lines] = text.split('\n', sampleLines).filter((line) => line.trim() !== '');
  return (
    delimiter === ',' &&
    lines.length > 0 &&
    /^"?[\p{L}\s.]+"?$/u.test(head) &&
    lines.every((line) => line.split(',').length <= 2)
  );
};

/** Records whatever quotes the text has: where one is never closed, quotes are read as they stand. */
const readRecords = (text: string, delimiter: string): { records: string[][]; isBroken: boolean } => {
  const plain = (): { records: string[][]; isBroken: boolean } => ({
    records: recordsOf(text, { delimiter, isQuoted: false }),
    isBroken: true,
  });
  try {
    const records = recordsOf(text, { delimiter, isQuoted: true });
    const isSwallowed = records.some((record) =>
      record.some((cell) => cell.split('\n', mostLinesInACell + 1).length > mostLinesInACell),
    );
    return isSwallowed ? plain() : { records, isBroken: false };
  } catch (thrown) {
    if (thrown instanceof CsvError) return plain();
    throw thrown;
  }
};

/** The most cells of a row that are headers: the right delimiter takes a header apart into them. */
const headersIn = (records: readonly string[][]): number =>
  records
    .slice(0, 60)
    .reduce(
      (most, cells) => Math.max(most, cells.filter((cell) => meaningOfHeader(cell)?.isExact).length),
      0,
    );

const likeliestDelimiter = (text: string): string => {
  const sample = text.split('\n', sampleLines).join('\n');
  const judged = delimiters.map((delimiter) => {
    const { records } = readRecords(sample, delimiter);
    return { delimiter, likeness: tableLikeness(records) * (1 + headersIn(records)) };
  });
  return judged.reduce((a, b) => (b.likeness > a.likeness ? b : a)).delimiter;
};

const hasLongLine = (text: string): boolean => {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start > longestLine) return true;
    start = end + 1;
  }
  return text.length - start > longestLine;
};

/** The only sheet of a text file. */
export const readDelimited = (whole: string): Result<Sheet, FileRefusal> => {
  const lines = whole.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  if (hasLongLine(lines)) return fail('long-line');
  // Excel's own first line names the delimiter, and no spreadsheet shows it.
  const named = /^"?sep=(.)"?\n/i.exec(lines);
  const text = lines.slice(named?.[0].length ?? 0);
  try {
    const likeliest = named?.[1] ?? likeliestDelimiter(text);
    // No list has this character, so that each line is one cell.
    const delimiter = isOneColumn(text, likeliest) ? '\u001f' : likeliest;
    const { records, isBroken } = readRecords(text, delimiter);
    const rows = records.flatMap((record, index): SheetRow[] => {
      const row = sheetRow(index + 1, record);
      return row ? [row] : [];
    });
    const problems: ProblemOfRow[] = isBroken ? [{ row: 1, problem: { code: 'open-quote' } }] : [];
    return succeed({ name: null, isHidden: false, rows, problems });
  } catch (thrown) {
    if (thrown instanceof TooMuch) return fail(thrown.refusal);
    throw thrown;
  }
};
