/** CSV that a spreadsheet opens without running anything in it. */

/**
 * A spreadsheet takes what begins so for a formula, some also with signs of full width: an apostrophe makes it text
 * (owasp.org/www-community/attacks/CSV_Injection).
 */
const asText = (cell: string): string => (/^\s*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell);

const cellOf = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const text = asText(value);
  return /[",;\r\n\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as RFC 4180 writes them, with the mark by which Excel knows UTF-8. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
