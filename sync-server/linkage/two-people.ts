/** What tells a family and colleagues, who share nearly everything, from one person who stands in a list twice. */
import { onlyInitial } from './comparators.ts';
import { type Evidence, silent, whoKinds } from './evidence.ts';
import { type Frequencies, hostOf } from './frequencies.ts';

/** An address or a number that more have than these two is an office's or a household's. */
const onlyTheTwo = 2;
/** What more share, or this part of all, is no office's and no household's: a host of everybody's mail, a town. */
const mostAtOffice = 30;
const mostOfAllAtOffice = 0.002;
/** The level after "the same". */
const nearly = 1;
/** What somebody has from their office or household, or alone. */
const besideName: ReadonlySet<string> = new Set(['identifier', 'date', 'phone', 'firm', 'text']);

const withoutDigits = (text: string): string => text.replaceAll(/\d/g, '');

/** How one pair agrees, by column. */
type Levels = (column: number) => number;

/**
 * Whether two rows of a model that has both names rather are two people, however likely they look. `codes`: of the one;
 * `row`: the other.
 */
export const createTwoPeople = (
  { columns, given, surname, codeAt }: Evidence,
  { people, countOf, countAtHost }: Frequencies,
) => {
  const columnOf = (kind: string): number => columns.findIndex((column) => column.kind === kind);
  const [generation, email] = [columnOf('generation'), columnOf('email')];
  const tellWho = columns.filter(({ kind }) => whoKinds.has(kind));
  const beside = columns.filter(({ kind }) => besideName.has(kind));
  const officeSize = Math.max(mostAtOffice, people * mostOfAllAtOffice);
  const isLast = (column: number, level: number): boolean =>
    level === (columns[column]?.comparator.levels.length ?? 0) - 1;
  const addressOf = (code: number): string => columns[email]?.values[code] ?? '';

  const onlyTheySay = (column: number, row: number): boolean =>
    countOf(column, codeAt(column, row)) <= onlyTheTwo;
  const countOwn = (levelOf: Levels, row: number): number =>
    tellWho.filter(({ index }) => levelOf(index) === 0 && onlyTheySay(index, row)).length;

  /** One of the names says hardly anything. */
  const hasHalfAName = (levelOf: Levels): boolean =>
    levelOf(surname) === silent ||
    levelOf(given) === silent ||
    columns[given]?.comparator.levels[levelOf(given)] === onlyInitial;

  /** An office gives everybody one address: two are two people's, whose initials may be all that differs. */
  const haveTwoOfOneOffice = (levelOf: Levels, host: string, isSlip: boolean): boolean =>
    countAtHost(host) <= officeSize && !(isSlip && levelOf(given) === 0);

  const sharesOffice = (levelOf: Levels, row: number): boolean =>
    beside.some(({ index }) => {
      const level = levelOf(index);
      const agrees = level !== silent && level <= nearly && !isLast(index, level);
      return agrees && countOf(index, codeAt(index, row)) <= officeSize;
    });

  return (codes: readonly number[], row: number, levels: Int8Array, at: number): boolean => {
    const levelOf: Levels = (column) => (column < 0 ? silent : (levels[at + column] ?? silent));
    // A father is often written without his "Sr.".
    if (generation >= 0 && codes[generation] !== codeAt(generation, row)) return true;
    if (isLast(given, levelOf(given))) return true;
    // Who married keeps an address and a phone; an office's are not theirs alone.
    if (isLast(surname, levelOf(surname))) return countOwn(levelOf, row) < 2;
    if (hasHalfAName(levelOf) && countOwn(levelOf, row) === 0) return true;

    const [address, other] = [addressOf(codes[email] ?? 0), addressOf(codeAt(email, row))];
    const isSlip = levelOf(email) === nearly && withoutDigits(address) !== withoutDigits(other);
    // Namesakes at one host have a number behind their name.
    if (levelOf(email) === nearly && !isSlip && countOwn(levelOf, row) === 0) return true;
    const isOneHost = levelOf(email) > 0 && hostOf(address) === hostOf(other);
    if (isOneHost && haveTwoOfOneOffice(levelOf, hostOf(address), isSlip)) return true;
    // A name and a town alone are a namesake's.
    return !(levelOf(email) === 0 || isSlip || sharesOffice(levelOf, row));
  };
};
