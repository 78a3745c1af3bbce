/** Where the list lies in a sheet: its header, what stands above, and the rows below. */
import { isEmail, isNumberLike, isPhone } from './cell-content.ts';
import { type HeaderMeaning, isOfStranger, meaningOfHeader } from './header-meaning.ts';
import type { SheetRow } from './sheet.ts';

interface HeaderCell {
  /** As found; of two header rows, both texts. */
  text: string;
  meaning: HeaderMeaning | null;
}

export interface Header {
  /** The last row of the header. */
  row: number;
  cells: HeaderCell[];
  /** How many rows it takes: one or two. */
  height: number;
}

export interface TablePart {
  /** Null where no row says what the columns hold. */
  header: Header | null;
  body: SheetRow[];
}

export interface Table {
  above: SheetRow[];
  /** More than one where another header stands further down. */
  parts: TablePart[];
  /** Rows that repeat a header. */
  repeated: SheetRow[];
}

/** A header below so many rows is none. */
const searchedRows = 60;

/** Dates are none: a roster has a column for each day. */
const isData = (text: string): boolean =>
  isEmail(text) || isPhone(text) || (isNumberLike(text) && /\d{4}/.test(text));

const vague: ReadonlySet<string> = new Set(['number', 'attended', 'day', 'minutes', 'hours']);

/** How much a header row tells: distinct meanings, those told by a whole cell more than others. */
const scoreOf = (cells: readonly HeaderCell[]): number => {
  const best = new Map<string, number>();
  for (const { meaning } of cells) {
    if (!meaning) continue;
    const isVague = vague.has(meaning.meaning);
    const worth = isVague ? 0.3 : meaning.isExact ? 1 : 0.4;
    best.set(meaning.meaning, Math.max(best.get(meaning.meaning) ?? 0, worth));
  }
  return [...best.values()].reduce((sum, worth) => sum + worth, 0);
};

const singleHeader = ({ row, cells }: SheetRow): Header => ({
  row,
  height: 1,
  cells: cells.map((text) => ({ text, meaning: meaningOfHeader(text) })),
});

const meaningOfPair = (upper: string, lower: string): HeaderMeaning | null => {
  if (lower === '') return meaningOfHeader(upper);
  if (upper === '') return meaningOfHeader(lower);
  const own = meaningOfHeader(lower);
  if (own?.isExact && own.meaning !== 'number') return isOfStranger(upper) ? null : own;
  return meaningOfHeader(`${upper} ${lower}`) ?? own;
};

/** Two rows as one header: what stands above spans the empty cells to its right. */
const pairedHeader = (upper: SheetRow, lower: SheetRow): Header => {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells: HeaderCell[] = [];
  let spanning = '';
  for (let index = 0; index < width; index += 1) {
    const [above = '', below = ''] = [upper.cells[index], lower.cells[index]];
    if (above !== '' || below === '') spanning = above;
    const first = spanning === below ? '' : spanning;
    cells.push({ text: `${first} ${below}`.trim(), meaning: meaningOfPair(first, below) });
  }
  return { row: lower.row, height: 2, cells };
};

const filled = ({ cells }: SheetRow): string[] => cells.filter((cell) => cell !== '');
const mayBeHeader = (row: SheetRow): boolean => !filled(row).some(isData);

interface Candidate {
  header: Header;
  /** Of its last row among the sheet's rows. */
  index: number;
  score: number;
}

const candidateAt = (rows: readonly SheetRow[], index: number): Candidate | null => {
  const [row, next] = [rows[index], rows[index + 1]];
  if (!row || !mayBeHeader(row)) return null;
  const single = singleHeader(row);
  const score = scoreOf(single.cells);
  if (next && mayBeHeader(next) && next.row === row.row + 1) {
    const pair = pairedHeader(row, next);
    const pairScore = scoreOf(pair.cells);
    const ofNext = scoreOf(singleHeader(next).cells);
    // Merged cells may make the second row whole by itself; the first must then be a header, too, and no title.
    const isMore = pairScore >= ofNext + 0.6 || (pairScore >= ofNext && score >= 2);
    const isOfTwo = ofNext > 0 && pairScore >= score + 0.6 && isMore;
    if (isOfTwo) return { header: pair, index: index + 1, score: pairScore };
  }
  return score > 0 ? { header: single, index, score } : null;
};

const isSameText = (row: SheetRow, { cells }: Header): boolean =>
  filled(row).length > 0 &&
  row.cells.every((text, index) => text === '' || text === (cells[index]?.text ?? '')) &&
  filled(row).length >= cells.filter(({ text }) => text !== '').length / 2;

/** A header names each column once: a text that comes again below is a value, such as a job. */
const comesAgain = (rows: readonly SheetRow[], { header, index }: Candidate): boolean => {
  const below = rows.slice(index + 1, index + 1 + searchedRows).filter((row) => !isSameText(row, header));
  const told = header.cells.flatMap(({ text, meaning }, column) => (meaning ? [{ text, column }] : []));
  const again = told.filter(
    ({ text, column }) => below.filter(({ cells }) => cells[column] === text).length > 1,
  );
  return again.length > 0 && again.length >= told.length / 2;
};

/** A header beyond doubt, although a later one may have more columns. */
const isClear = ({ header: { cells }, score }: Candidate): boolean => {
  const texts = cells.filter(({ text }) => text !== '');
  const exact = texts.filter(({ meaning }) => meaning?.isExact).length;
  return score >= 2 && exact >= 0.8 * texts.length;
};

const isSparse = ({ header: { cells } }: Candidate): boolean =>
  cells.filter(({ meaning }) => meaning).length < cells.filter(({ text }) => text !== '').length / 8;

const findHeader = (rows: readonly SheetRow[]): Candidate | null => {
  const candidates = rows
    .slice(0, searchedRows)
    .flatMap((_, index) => candidateAt(rows, index) ?? [])
    .filter((candidate) => !isSparse(candidate) && !comesAgain(rows, candidate));
  const most = Math.max(0, ...candidates.map(({ score }) => score));
  const good = candidates.filter(
    (candidate) => candidate.score >= Math.max(0.7 * most, 0.7) || isClear(candidate),
  );
  // "Attendees" alone above "Name" alone is a title.
  const isTitle = ({ index, header }: Candidate): boolean =>
    header.cells.filter(({ text }) => text !== '').length === 1 &&
    good.some((other) => other.index === index + 1 && other.score >= most);
  return good.find((candidate) => !isTitle(candidate)) ?? null;
};

/** Whether a row further down is a header: nearly every cell of it is one, as a whole. */
const isHeaderAgain = (row: SheetRow): boolean => {
  const texts = filled(row);
  if (texts.length < 2 || !mayBeHeader(row)) return false;
  const exact = texts.filter((text) => meaningOfHeader(text)?.isExact).length;
  return exact >= 2 && exact / texts.length >= 0.6;
};

const meaningsOf = ({ cells }: Header): string => cells.map(({ meaning }) => meaning?.meaning ?? '').join();

/** The table in a sheet's rows. Without a header every row is body. */
export const findTable = (rows: readonly SheetRow[]): Table => {
  const found = findHeader(rows);
  if (!found) return { above: [], parts: [{ header: null, body: [...rows] }], repeated: [] };
  const parts: TablePart[] = [{ header: found.header, body: [] }];
  const repeated: SheetRow[] = [];
  for (const row of rows.slice(found.index + 1)) {
    const part = parts.at(-1);
    const isSame = part?.header && isSameText(row, part.header);
    if (isSame) repeated.push(row);
    else if (isHeaderAgain(row)) {
      const header = singleHeader(row);
      const isMoved = part?.header && meaningsOf(header) !== meaningsOf(part.header);
      // The same header in another language stands right below the first.
      if (isMoved && part.body.length > 0) parts.push({ header, body: [] });
      else repeated.push(row);
    } else part?.body.push(row);
  }
  return { above: rows.slice(0, found.index + 1 - found.header.height), parts, repeated };
};
