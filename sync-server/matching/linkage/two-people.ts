/** What tells a family and colleagues, who share nearly everything, from one person who stands in a list twice. */
import { onlyInitial } from './comparators.ts';
import { type Evidence, silent, whoKinds } from './evidence.ts';
import { type Frequencies, hostOf } from './frequencies.ts';

/** An address or a number that more have than these two is an office's or a household's. */
const onlyTheTwo = 2;
/** What more share, or this part of all, is no office's and no household's: a host of everybody's mail, a town. */
const mostAtOffice = 30;
const mostOfAllAtOffice = 0.002;
/** Levels of what is shared beside a name: the same, or nearly. */
const nearly = 1;

const withoutDigits = (text: string): string => text.replaceAll(/\d/g, '');

/** Whether two rows rather are two people, however likely they look. `codes`: of the one; `row`: the other. */
export const createTwoPeople = (
  { columns, given, surname, codeAt }: Evidence,
  { people, countOf, countAtHost }: Frequencies,
) => {
  const columnOf = (kind: string): number => columns.findIndex((column) => column.kind === kind);
  const [generation, email] = [columnOf('generation'), columnOf('email')];
  const tellWho = columns.filter(({ kind }) => whoKinds.has(kind));
  const beside = columns.filter(({ kind }) => ['identifier', 'date', 'phone', 'firm', 'text'].includes(kind));
  const officeSize = Math.max(mostAtOffice, people * mostOfAllAtOffice);
  const textOf = (column: number, code: number): string => columns[column]?.values[code] ?? '';

  return (codes: readonly number[], row: number, levels: Int8Array, at: number): boolean => {
    const levelOf = (column: number): number => (column < 0 ? silent : (levels[at + column] ?? silent));
    const differs = (column: number): boolean =>
      levelOf(column) === (columns[column]?.comparator.levels.length ?? 0) - 1;
    const isSame = (column: number): boolean => levelOf(column) === 0;
    /** How many things are the very same that only these two have. */
    const ownShared = tellWho.filter(
      ({ index }) => isSame(index) && countOf(index, codeAt(index, row)) <= onlyTheTwo,
    ).length;

    // A father is often written without his "Sr.".
    if (generation >= 0 && (codes[generation] ?? 0) !== codeAt(generation, row)) return true;
    if (given < 0 || differs(given)) return given >= 0;
    if (differs(surname)) return ownShared < 2;
    const { levels: words = [] } = columns[given]?.comparator ?? {};
    const isHalf =
      levelOf(surname) === silent || levelOf(given) === silent || words[levelOf(given)] === onlyInitial;
    if (isHalf && ownShared === 0) return true;

    const [address, otherAddress] = [textOf(email, codes[email] ?? 0), textOf(email, codeAt(email, row))];
    const isOneLetterOff =
      levelOf(email) === nearly && withoutDigits(address) !== withoutDigits(otherAddress);
    if (levelOf(email) > 0 && hostOf(address) === hostOf(otherAddress)) {
      // An office gives everybody one address: two are two people's, whose initials may be all that differs.
      const isOffice = countAtHost(hostOf(address)) <= officeSize;
      if (isOffice && !(isOneLetterOff && isSame(given))) return true;
    }
    const isNamesake = !(
      isSame(email) ||
      isOneLetterOff ||
      beside.some(
        ({ index }) =>
          levelOf(index) !== silent &&
          levelOf(index) <= nearly &&
          !differs(index) &&
          countOf(index, codeAt(index, row)) <= officeSize,
      )
    );
    return isNamesake;
  };
};
