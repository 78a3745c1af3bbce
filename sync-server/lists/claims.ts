/** The rows of a table -> claims, in order; what is no person is named with its row. */
import { type Claim, type ClaimField, claimFrom } from '#domain/claim.ts';
import type { RowProblem } from '#domain/list-problem.ts';
import { type Attended, readAttended } from './attended.ts';
import { isEmail, isFirmLike, isNameLike, isPhone, saysNothing } from './cell-content.ts';
import type { Column } from './columns.ts';
import type { Meaning } from './header-words.ts';
import { nameApart } from './name-apart.ts';
import { isNote, isSentence } from './row-kind.ts';
import { columnLetters, type SheetRow } from './sheet.ts';

export interface ClaimOfRow {
  row: number;
  claim: Claim;
  attended: Attended;
}

export type ReadRow =
  | { claim: null; problems: RowProblem[] }
  | { claim: Claim; attended: Attended; problems: RowProblem[] };

const filled = ({ cells }: SheetRow): string[] => cells.filter((cell) => cell !== '');

/** The texts of a row for a person to find it by. */
export const textOfRow = (row: SheetRow): string => {
  const text = filled(row).join(' | ');
  return text.length > 120 ? `${text.slice(0, 119).toWellFormed()}…` : text;
};

const unquoted = (text: string): string => text.replace(/^="(.*)"$/, '$1').replace(/^'(?=[\d+(])/, '');

/** Spreadsheets and programs write 7025551234 as "7025551234.0" or "7.025551234E+09"; null where digits are lost. */
const numberText = (text: string): string | null => {
  const power = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i.exec(text);
  if (!power) return text.replace(/^(\d+)\.0+$/, '$1');
  const [, first = '', rest = '', zeros = ''] = power;
  return rest.length >= 9 && rest.length <= Number(zeros)
    ? first + rest + '0'.repeat(Number(zeros) - rest.length)
    : null;
};

const emailText = (text: string): string =>
  (/<([^\s@<>]+@[^\s@<>]+)>/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '');

const digitFields: ReadonlySet<Meaning> = new Set(['registrant_number', 'phone', 'postal_code', 'badge_id']);
const nameFields: ReadonlySet<Meaning> = new Set(['given_name', 'surname', 'full_name', 'middle_name']);

interface Value {
  column: Column;
  text: string;
}

const valuesOf = (row: SheetRow, columns: readonly Column[], problems: RowProblem[]): Value[] =>
  columns.flatMap((column): Value[] => {
    const { index, meaning } = column;
    const text = unquoted(row.cells[index] ?? '');
    if (meaning === null || text === '' || saysNothing(text, nameFields.has(meaning))) return [];
    if (meaning === 'email') return [{ column, text: emailText(text) }];
    if (!digitFields.has(meaning)) return [{ column, text }];
    const digits = numberText(text);
    if (digits !== null) return [{ column, text: digits }];
    problems.push({ code: 'digits-lost', letters: columnLetters(index), text });
    return [];
  });

const placeApart = (text: string): [ClaimField, string][] => {
  const usual = /^(.+?),\s*(\p{L}[\p{L}. ]+?)(?:,?\s+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d))?$/iu.exec(
    text,
  );
  const european = /^(\d{4,5})\s+(\p{L}.+)$/u.exec(text);
  if (european)
    return [
      ['postal_code', european[1] ?? ''],
      ['city', european[2] ?? ''],
    ];
  if (!usual) return [['city', text]];
  const [, city = '', region = '', postalCode = ''] = usual;
  return [
    ['city', city],
    ['region', region],
    ['postal_code', postalCode],
  ];
};

const claimOf = (values: readonly Value[]): Claim | null => {
  const textOf = (meaning: Meaning): string[] =>
    values.filter(({ column }) => column.meaning === meaning).map(({ text }) => text);
  const joined = (meanings: readonly Meaning[], glue: string): string =>
    meanings
      .flatMap((meaning) => (meaning === 'street' ? textOf(meaning) : textOf(meaning).slice(0, 1)))
      .join(glue);
  const [full] = textOf('full_name');
  const isApart = textOf('given_name').length > 0 || textOf('surname').length > 0;
  const name = full === undefined ? {} : isApart ? { full_name: full } : nameApart(full);
  const [surname] = textOf('surname');
  return claimFrom([
    ['given_name', name.given_name ?? joined(['given_name', 'middle_name'], ' ')],
    ['surname', name.surname ?? (surname === undefined ? '' : joined(['surname', 'suffix'], ' '))],
    ['full_name', name.full_name],
    ['street', joined(['street'], ', ')],
    ...values.flatMap(({ column: { meaning }, text }): [ClaimField, string][] => {
      switch (meaning) {
        case 'registrant_number':
        case 'email':
        case 'phone':
        case 'firm':
        case 'title':
        case 'city':
        case 'region':
        case 'postal_code':
        case 'country':
        case 'badge_id':
          return [[meaning, text]];
        case 'place':
          return placeApart(text);
        default:
          return [];
      }
    }),
  ]);
};

const telling: readonly ClaimField[] = [
  'given_name',
  'surname',
  'full_name',
  'registrant_number',
  'email',
  'phone',
  'badge_id',
];

/** Without the cells that say whether the person came: "absent" there is no heading. */
const textsOfPerson = (row: SheetRow, columns: readonly Column[]): string[] => {
  const ticks = columns.filter(({ meaning }) => meaning === 'attended' || meaning === 'day_tick');
  return row.cells.filter((cell, at) => cell !== '' && !ticks.some(({ index }) => index === at));
};

/** Whether a row is no person although it has text in a person's columns. */
const isNoPerson = (row: SheetRow, claim: Claim, columns: readonly Column[]): boolean => {
  const isWide = columns.filter(({ meaning }) => meaning !== null).length > 1;
  const texts = filled(row);
  const [first = ''] = texts;
  if (claim.email !== undefined && isEmail(claim.email)) return false;
  if (claim.phone !== undefined && isPhone(claim.phone)) return false;
  // "Exhibitor" beside a name and a number is what the person is, no heading.
  const isNumbered = (claim.registrant_number ?? claim.badge_id) !== undefined;
  if (isNumbered && (claim.full_name ?? claim.surname) !== undefined) return isNote(first);
  if (textsOfPerson(row, columns).some(isNote)) return true;
  const name = claim.full_name ?? `${claim.given_name ?? ''} ${claim.surname ?? ''}`.trim();
  if (name !== '' && (isSentence(name) || !/\p{L}|\p{Extended_Pictographic}/u.test(name))) return true;
  const isAlone = texts.length === 1;
  if (!isAlone) return false;
  if (/\d|:$/.test(first) && claim.registrant_number === undefined) return true;
  return isWide && name !== '' && isFirmLike(first) && !isNameLike(first);
};

const splitAt = (cells: readonly string[], at: number): string[] => [
  ...cells.slice(0, at),
  `${cells[at]}, ${cells[at + 1]}`,
  ...cells.slice(at + 2),
];

/** "Last, First" without quotes in a list with commas: one cell too many, and what follows stands one to the right. */
const withNameJoined = (row: SheetRow, columns: readonly Column[]): SheetRow => {
  const at = columns.find(({ meaning }) => meaning === 'full_name')?.index;
  const last = Math.max(...columns.map(({ index }) => index));
  if (at === undefined || row.cells.length !== last + 2 || (row.cells[last + 1] ?? '') === '') return row;
  const tests: Partial<Record<Meaning, (text: string) => boolean>> = { email: isEmail, phone: isPhone };
  const isShifted = columns.some(({ meaning, index }) => {
    const test = meaning === null ? undefined : tests[meaning];
    return test && index > at && test(row.cells[index + 1] ?? '') && !test(row.cells[index] ?? '');
  });
  return isShifted ? { ...row, cells: splitAt(row.cells, at) } : row;
};

/** What one row says. `claim` is null where it is no person; the problems say why. */
export const readRow = (found: SheetRow, columns: readonly Column[]): ReadRow => {
  const named = columns.filter(({ header }) => header !== '');
  const row = named.length > 0 ? withNameJoined(found, named) : found;
  const problems: RowProblem[] = [];
  const values = valuesOf(row, columns, problems);
  const claim = claimOf(values);
  if (!claim || !telling.some((field) => claim[field] !== undefined)) {
    return { claim: null, problems: [...problems, { code: 'tells-nobody', text: textOfRow(row) }] };
  }
  if (isNoPerson(row, claim, columns))
    return { claim: null, problems: [...problems, { code: 'no-person', text: textOfRow(row) }] };
  const { attended, problems: unclear } = readAttended(row, columns);
  return { claim, attended, problems: [...problems, ...unclear] };
};
