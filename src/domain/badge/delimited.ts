import { type Claim, type ClaimField, claimFrom } from '../claim.ts';
import type { ReadingAs } from './decode-rule.ts';

/** Delimiters of spreadsheets, whose exports put quotes around a value that holds the delimiter. */
const quotingDelimiters = [',', ';', '\t'];

/** A quoted column that begins at `start`: its text and where it ends; null if it is not one. */
const quotedAt = (text: string, start: number, delimiter: string): { value: string; end: number } | null => {
  if (text[start] !== '"') return null;
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return null;
  const isWhole = end + 1 === text.length || text.startsWith(delimiter, end + 1);
  return isWhole ? { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 } : null;
};

const columnsOf = (text: string, delimiter: string, count: number): string[] => {
  const columns: string[] = [];
  const mayQuote = quotingDelimiters.includes(delimiter);
  let start = 0;
  while (columns.length < count && start <= text.length) {
    const quoted = mayQuote ? quotedAt(text, start, delimiter) : null;
    const next = quoted?.end ?? text.indexOf(delimiter, start);
    const end = next < 0 ? text.length : next;
    columns.push(quoted?.value ?? text.slice(start, end));
    start = end + delimiter.length;
  }
  return columns;
};

/**
 * Columns in order; `null` skips one, columns that are missing or too many do not matter. Text
 * without the delimiter is no list of columns, unless the rule asks for a single one.
 * Between commas, semicolons and tabs, quotes count as in a CSV file (RFC 4180).
 */
export const readDelimited = (text: string, { delimiter, columns }: ReadingAs<'delimited'>): Claim | null => {
  if (columns.length > 1 && !text.includes(delimiter)) return null;
  const values = columnsOf(text, delimiter, columns.length);
  return claimFrom(
    columns.flatMap((name, index): [ClaimField, string | undefined][] =>
      name ? [[name, values[index]]] : [],
    ),
  );
};
