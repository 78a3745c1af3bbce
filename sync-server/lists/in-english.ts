/** What the reader says, in the words of the command and of the office. */
import { mostListBytes } from '#domain/attendance-list.ts';
import {
  type FileRefusal,
  type ListProblem,
  mostColumns,
  mostRows,
  type RowProblem,
} from '#domain/list-problem.ts';

const notA = (kind: string): string =>
  `the file is ${kind}, not a list: save the list as CSV, XLSX or ODS and try again`;

const refusals: Record<FileRefusal, string> = {
  'too-large': `the file is larger than ${mostListBytes / 1024 / 1024} MB: it is no list`,
  'takes-too-much': 'the file takes too much to read: it is no list, or it was made to do harm',
  empty: 'the file is empty',
  'nothing-inside': 'there is nothing in the file',
  'no-people': 'no list of people was found in the file',
  'too-many-rows': `the list has more than ${mostRows} rows`,
  'too-many-columns': `the list has more than ${mostColumns} columns`,
  'long-line': 'the file has a line of more than a million characters: it is no list',
  password: 'the workbook is protected by a password: save it without one',
  damaged: 'the workbook is damaged: open it in a spreadsheet program and save it again',
  'too-large-unpacked':
    'the workbook is far too large when unpacked: it is no list, or it was made to do harm',
  'zip-without-workbook': 'the file is a zip without a workbook in it: unpack it and try what is inside',
  'neither-table-nor-text':
    'the file is neither a table nor text: save the list as CSV, XLSX or ODS and try again',
  'is-word-document': 'the file is a Word document, not a list',
  'is-presentation': 'the file is a PowerPoint presentation, not a list',
  'is-text-document': 'the file is a text document, not a list',
  'is-pdf': notA('a PDF'),
  'is-png': notA('an image (PNG)'),
  'is-jpeg': notA('an image (JPEG)'),
  'is-gif': notA('an image (GIF)'),
  'is-bmp': notA('an image (BMP)'),
  'is-tiff': notA('an image (TIFF)'),
  'is-rtf': notA('a text document (RTF)'),
  'is-gzip': notA('a compressed file (gzip)'),
  'is-7-zip': notA('a compressed file (7-Zip)'),
  'is-rar': notA('a compressed file (RAR)'),
  'is-database': notA('a database (SQLite)'),
  'is-program': notA('a program'),
};

/** Begins with a small letter and has no full stop: it may stand behind the name of the file. */
export const refusalInEnglish = (refusal: FileRefusal): string => refusals[refusal];

const called = ({ letters, header }: { letters: string; header: string }): string =>
  `${header === '' ? '' : `"${header}" `}(${letters})`;

const place = ({ row, sheet }: { row: number; sheet: string | null }): string =>
  `row ${row}${sheet === null ? '' : ` of sheet "${sheet}"`}`;

const rowInEnglish = (problem: RowProblem): string => {
  switch (problem.code) {
    case 'above-header':
      return `stands above the header: "${problem.text}"`;
    case 'repeats-header':
      return `repeats the header: "${problem.text}"`;
    case 'another-table':
      return 'begins another table, which is read too';
    case 'no-header': {
      const told = problem.columns.map(({ letters, meaning }) => `${letters} as ${meaning}`).join(', ');
      return `no header was found: columns are read by what is in them, ${told}`;
    }
    case 'second-columns':
      return `columns read only where an earlier one is empty: ${problem.columns.map(called).join(', ')}`;
    case 'unread-columns':
      return `columns not read: ${problem.columns.map(called).join(', ')}`;
    case 'hidden-sheet':
      return `is left out, since it is hidden (${problem.rows} rows, the first "${problem.text}")`;
    case 'other-sheet':
      return `is left out, since it does not look like a list of people (${problem.rows} rows, the first "${problem.text}")`;
    case 'nobody-below':
      return 'no person stands below the header';
    case 'same-person':
      return `looks like the same person as ${place(problem)}`;
    case 'same-number':
      return `has the same registrant number as ${place(problem)}`;
    case 'open-quote':
      return 'a quotation mark is opened and never closed: quotation marks were read as they stand';
    case 'cell-error':
      return `column ${problem.letters} shows the error ${problem.error}`;
    case 'formula-without-value':
      return `column ${problem.letters} holds a formula without a value`;
    case 'digits-lost':
      return `column ${problem.letters} holds ${problem.text}: digits were lost when the list was saved`;
    case 'tells-nobody':
      return `gives no name, number or address: "${problem.text}"`;
    case 'no-person':
      return `is not a person: "${problem.text}"`;
    case 'did-not-come':
      return `"${problem.text}" stands under "${problem.header}": the person may not have come`;
    case 'no-minutes':
      return `column ${problem.letters} holds "${problem.text}": these are no minutes`;
    case 'no-hours':
      return `column ${problem.letters} holds "${problem.text}": these are no hours`;
    case 'no-tick':
      return `"${problem.text}" stands under "${problem.header}": no tick and no time, the day is left out`;
    case 'no-day-ticked':
      return 'no day is ticked: the person may not have come';
    case 'day-unclear':
      return `the day "${problem.day}" cannot be read: the row is left out`;
  }
};

/** The row with what is to be known of it in words. */
export const problemInEnglish = ({ row, sheet, problem }: ListProblem): { row: number; what: string } => ({
  row,
  what: `${sheet === null ? '' : `sheet "${sheet}": `}${rowInEnglish(problem)}`,
});
