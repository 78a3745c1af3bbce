/** Bytes of a workbook (XLSX, ODS and older kinds) -> its sheets. Formulas are never evaluated. */
import { type CellObject, read, type WorkSheet } from '@e965/xlsx';
import { type FileRefusal, mostColumns, mostRows, type RowProblem } from '#domain/list-problem.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { columnLetters, type ProblemOfRow, type Sheet, type SheetRow, sheetRow } from './sheet.ts';

/** The digits of a number without a sign for its power of ten. */
const plainDigits = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);

/**
 * A number as the sheet shows it where that shows its digits: leading zeros, hyphens of a telephone number.
 * Otherwise (thousands apart, powers of ten, rounded) the digits that are stored.
 */
const numberText = (value: number, shown: string | undefined, format: unknown): string => {
  const text = shown?.trim() ?? '';
  const digits = plainDigits(value);
  if (typeof format === 'string' && /[dmy]{2}|[hs]:/i.test(format.replaceAll(/"[^"]*"/g, ''))) return text;
  const isGrouped = /^[\d\s.,'’]+$/.test(text) && /\d[\s.,'’]\d{3}\b/.test(text);
  const isWhole = text.replaceAll(/\D/g, '').replace(/^0+(?=.)/, '') === digits;
  return isWhole && !isGrouped ? text : digits;
};

const textOfCell = (cell: CellObject): string => {
  if (cell.t === 'n' && typeof cell.v === 'number') return numberText(cell.v, cell.w, cell.z);
  if (cell.t === 'e' || cell.t === 'z') return '';
  return cell.t === 's' ? String(cell.v ?? '') : (cell.w ?? String(cell.v ?? ''));
};

const problemOfCell = (cell: CellObject, column: number): RowProblem | null => {
  const letters = columnLetters(column);
  if (cell.t === 'e') return { code: 'cell-error', letters, error: cell.w ?? '#N/A' };
  // The reader puts 0 where a formula was saved without its value.
  if (cell.f !== undefined && (cell.v === 0 || cell.v === undefined))
    return { code: 'formula-without-value', letters };
  return null;
};

/** A cell that spans rows stands in each of them: the firm beside the three people that it sent. */
const fillDown = (grid: Map<number, string[]>, merges: WorkSheet['!merges']): void => {
  for (const { s, e } of merges ?? []) {
    const text = grid.get(s.r)?.[s.c] ?? '';
    if (text === '' || e.r === s.r || s.c >= mostColumns) continue;
    for (let row = s.r + 1; row <= Math.min(e.r, s.r + mostRows); row += 1) {
      const cells = grid.get(row);
      // A row that has nothing of its own is no row of the list.
      if (cells?.some((cell) => cell !== '') && (cells[s.c] ?? '') === '') cells[s.c] = text;
    }
  }
};

class TooWide extends Error {}

const sheetOf = (name: string, isHidden: boolean, worksheet: WorkSheet): Sheet => {
  const grid = new Map<number, string[]>();
  const problems: ProblemOfRow[] = [];
  worksheet['!data']?.forEach((row, rowIndex) => {
    const cells: string[] = [];
    row?.forEach((cell, column) => {
      const problem = problemOfCell(cell, column);
      if (problem) problems.push({ row: rowIndex + 1, problem });
      const text = problem ? '' : textOfCell(cell);
      if (text.trim() === '') return;
      if (column >= mostColumns) throw new TooWide();
      while (cells.length < column) cells.push('');
      cells[column] = text;
    });
    grid.set(rowIndex, cells);
  });
  fillDown(grid, worksheet['!merges']);
  const rows = [...grid].flatMap(([index, cells]): SheetRow[] => {
    const row = sheetRow(index + 1, cells);
    return row ? [row] : [];
  });
  return { name, isHidden, rows, problems };
};

/** The sheets of a workbook in order. */
export const readWorkbook = (bytes: Uint8Array | string): Result<Sheet[], FileRefusal> => {
  try {
    const book = read(bytes, {
      type: typeof bytes === 'string' ? 'string' : 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellHTML: false,
      cellFormula: true,
      // Otherwise a formula that was saved without its value is left out unsaid.
      sheetStubs: true,
      sheetRows: mostRows + 1,
    });
    const sheets = book.SheetNames.map((name, index) => {
      const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
      return sheetOf(name, isHidden, book.Sheets[name] ?? {});
    });
    const isTooLong = sheets.some(({ rows }) => (rows.at(-1)?.row ?? 0) > mostRows);
    return isTooLong ? fail('too-many-rows') : succeed(sheets);
  } catch (thrown) {
    if (thrown instanceof TooWide) return fail('too-many-columns');
    if (/password.protect/i.test(String(thrown))) return fail('password');
    // Whatever a damaged file makes the reader throw, the person can do the same about it.
    return fail('damaged');
  }
};
