/** What every kind of file is brought to before anything is understood of it. */
import type { RowProblem } from '#domain/list-problem.ts';

export interface SheetRow {
  /** As a spreadsheet numbers it, from 1. */
  row: number;
  /** Texts as a person sees them, without blanks around; empty where there is nothing. */
  cells: string[];
}

/** What a person should know about a row of a sheet. */
export interface ProblemOfRow {
  /** As a spreadsheet numbers it, from 1. */
  row: number;
  problem: RowProblem;
}

export interface Sheet {
  /** Null where a file has no names for its only sheet. */
  name: string | null;
  isHidden: boolean;
  /** Without empty rows. */
  rows: SheetRow[];
  /** What was already lost when the file was made or read. */
  problems: ProblemOfRow[];
}

/** One line, with plain blanks, without what prints nothing; the joiners inside emoji stay. */
const cellText = (text: string): string =>
  text
    .replaceAll(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/[\s\u0085]+/g, ' ')
    .trim();

/** A row with its cells cleaned; null where nothing is left. */
export const sheetRow = (row: number, cells: readonly string[]): SheetRow | null => {
  const clean = cells.map(cellText);
  return clean.some((cell) => cell !== '') ? { row, cells: clean } : null;
};

/** `A`, `B`, ... `AA`: what a spreadsheet calls a column. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
