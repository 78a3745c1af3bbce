/** How two rows agree, column by column. */
import { type AddressName, spellsAnotherGivenName, spellsGivenName, spellsSurname } from './address-names.ts';
import { comparators, inAddress, onlyInitial } from './comparators.ts';
import type { MatchModel } from './model.ts';
import { Dictionary, type Table, type Tables } from './table.ts';
import { Written } from './written.ts';

/** One of the two says nothing. */
export const silent = -1;

/** Of a value of an attendee, the levels with registrants' values by code: candidates share names, firms and towns. */
const createKept = (values: number) => ({
  of: 0,
  round: 0,
  /** In which round a level was found, and the level, in one number: they are looked up together. */
  found: new Uint32Array(values),
});
const levelBits = 4;
const levelMask = 2 ** levelBits - 1;
type Kept = ReturnType<typeof createKept>;
/** Below so many rows the room for them costs more than it saves. */
const worthKeeping = 1_000;

/** Levels of both names together: from here on they are tried in each other's place, and taken so up to there. */
const hardlyAlike = 6;
const ratherAlike = 4;
const halfAlike = 6;

/** Where so many bear the one name, the other is different, and nothing else agrees, nobody of them is likely. */
const commonName = 50;
/** Shorter registries are soon compared in full. */
const longRegistry = 10_000;
/** What agrees in these is no sign of anything beside a common name. */
const tellLittle: ReadonlySet<string> = new Set(['region', 'country', 'code', 'generation']);

/** Two given names that may be one person's. */
const areAlike = (one: string, other: string): boolean => {
  const { levels, compare } = comparators['given-name'];
  return compare(new Written(one), new Written(other)) < levels.length - 1;
};

/** What tells who somebody is, beside a name. */
export const whoKinds: ReadonlySet<string> = new Set(['identifier', 'email', 'date', 'phone']);

/** How many registrants bear each value of a column, by its code. */
const countBearers = ({ values, codes }: { values: readonly string[]; codes: readonly number[] }) => {
  const counts = new Uint32Array(values.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

/** Compares rows of any table with those of `registrants`. */
export const createEvidence = (model: MatchModel, { dictionaries }: Tables, registrants: Table) => {
  const columns = model.columns.map(({ name, compare, together, after }, index) => ({
    index,
    name,
    kind: compare,
    comparator: comparators[compare],
    dictionary: dictionaries[index] ?? new Dictionary(),
    values: dictionaries[index]?.values ?? [],
    codes: registrants.codes[index] ?? [],
    group: together ?? null,
    /** The column on whose agreement this one's hangs; -1 for none. */
    after: model.columns.findIndex((column) => column.name === after),
  }));
  type Column = (typeof columns)[number];
  const width = columns.length;
  const columnOf = (kind: string) => columns.findIndex((column) => column.kind === kind);
  const [given, surname, firm] = [columnOf('given-name'), columnOf('surname'), columnOf('firm')];
  const [givenColumn, surnameColumn] = [columns[given], columns[surname]];
  const names = givenColumn && surnameColumn ? ([givenColumn, surnameColumn] as const) : null;

  /** Row by row: a candidate's values lie beside each other in memory. */
  const byRow = new Int32Array(registrants.ids.length * width);
  for (const { index, codes } of columns)
    for (let row = 0; row < registrants.ids.length; row++) byRow[row * width + index] = codes[row] ?? 0;
  const codeAt = (column: number, row: number): number => byRow[row * width + column] ?? 0;

  const isLong = registrants.ids.length >= worthKeeping;
  const keptFor = ({ values }: Column): Kept => createKept(isLong ? values.length : 0);
  const straight = columns.map(keptFor);
  const turned = columns.map((column) =>
    names?.[0] === column || names?.[1] === column ? keptFor(column) : null,
  );

  /** Of two values that are there. What stands beyond the room for kept levels is compared anew. */
  const levelOf = (column: Column, kept: Kept, from: Column, one: number, other: number): number => {
    if (kept.of !== one) {
      kept.of = one;
      kept.round++;
    }
    const found = kept.found[other] ?? 0;
    if (found >>> levelBits === kept.round) return found & levelMask;
    const level = column.comparator.compare(
      from.dictionary.writtenOf(one),
      column.dictionary.writtenOf(other),
    );
    kept.found[other] = (kept.round << levelBits) | level;
    return level;
  };

  /** The level of a name's column when the attendee's other name stands in it. */
  const turnedLevel = (column: Column, from: Column, codes: readonly number[], row: number): number => {
    const [one, other] = [codes[from.index] ?? 0, codeAt(column.index, row)];
    const kept = turned[column.index];
    return one === 0 || other === 0 || !kept ? silent : levelOf(column, kept, from, one, other);
  };

  // What the attendee leaves out is not looked up: rows lie far apart in memory.
  const levelAt = (column: Column, codes: readonly number[], row: number): number => {
    const one = codes[column.index] ?? 0;
    if (one === 0) return silent;
    const other = codeAt(column.index, row);
    if (other === 0) return silent;
    return one === other ? 0 : levelOf(column, straight[column.index] ?? createKept(0), column, one, other);
  };
  const agrees = ({ comparator }: Column, level: number): boolean =>
    level !== silent && level < comparator.levels.length - 1;

  const levelInAddress = ({ comparator }: Column): number => comparator.levels.indexOf(inAddress);
  /** Without the level of which only another column tells. */
  const asWritten = (column: Column, level: number): number =>
    level > levelInAddress(column) ? level - 1 : level;

  /** Writes how the names agree, as they are or, where that is far better, in each other's place. Whether one does. */
  const compareNames = (codes: readonly number[], row: number, into: Int8Array, at: number): boolean => {
    into[at + width] = 0;
    if (!names) return true;
    const [givenName, lastName] = names;
    let first = levelAt(givenName, codes, row);
    let last = levelAt(lastName, codes, row);
    if (asWritten(givenName, first) + asWritten(lastName, last) >= hardlyAlike) {
      // Where both differ as they are, one that is the same in the other's place is more than chance.
      const most = agrees(givenName, first) || agrees(lastName, last) ? ratherAlike : halfAlike;
      const turnedFirst = turnedLevel(givenName, lastName, codes, row);
      const turnedLast = turnedLevel(lastName, givenName, codes, row);
      const turnedLikeness = asWritten(givenName, turnedFirst) + asWritten(lastName, turnedLast);
      if (turnedFirst !== silent && turnedLast !== silent && turnedLikeness <= most) {
        [first, last] = [turnedFirst, turnedLast];
        into[at + width] = 1;
      }
    }
    into[at + given] = first;
    into[at + surname] = last;
    return agrees(givenName, first) || agrees(lastName, last);
  };

  const email = columns[columnOf('email')];
  const wordOf = (column: Column, code: number): string => column.dictionary.writtenOf(code).first.text;
  const joinedOf = (column: Column, code: number): string => column.dictionary.writtenOf(code).joined.text;
  const addressOf = (column: Column, code: number): AddressName =>
    column.dictionary.writtenOf(code).ofAddress;

  /**
   * Where the names are not the same, an address of one of the two may spell the other's name: Bill gives his as
   * william.smith. The same address says nothing of it, since it is counted already.
   */
  const askAddresses = (codes: readonly number[], row: number, into: Int8Array, at: number): void => {
    if (!names || !email || into[at + width] === 1) return;
    const [givenName, lastName] = names;
    const [first = silent, last = silent] = [into[at + given], into[at + surname]];
    const asksGiven = first > 1 && agrees(givenName, first);
    const asksSurname = last > 0;
    if ((!asksGiven && !asksSurname) || first === silent || last === silent) return;
    const [asked, kept] = [codes[email.index] ?? 0, codeAt(email.index, row)];
    const level = into[at + email.index] ?? silent;
    if ((asked === 0 && kept === 0) || level === 0 || level === 1) return;

    const surnames = [joinedOf(lastName, codes[surname] ?? 0), joinedOf(lastName, codeAt(surname, row))];
    const givenNames = [wordOf(givenName, codes[given] ?? 0), wordOf(givenName, codeAt(given, row))];
    const [ownAddress, otherAddress] = [addressOf(email, asked), addressOf(email, kept)];
    const [ownGiven = '', otherGiven = ''] = givenNames;
    const [ownSurname = '', otherSurname = ''] = surnames;
    if (asksGiven) {
      if (
        spellsGivenName(ownAddress, otherGiven, surnames) ||
        spellsGivenName(otherAddress, ownGiven, surnames)
      )
        into[at + given] = levelInAddress(givenName);
      else if (
        givenName.comparator.levels[first] === onlyInitial &&
        (spellsAnotherGivenName(ownAddress, surnames, (one) => areAlike(one, otherGiven)) ||
          spellsAnotherGivenName(otherAddress, surnames, (one) => areAlike(one, ownGiven)))
      )
        into[at + given] = givenName.comparator.levels.length - 1;
    }
    if (
      asksSurname &&
      (spellsSurname(ownAddress, otherSurname, givenNames) ||
        spellsSurname(otherAddress, ownSurname, givenNames))
    )
      into[at + surname] = levelInAddress(lastName);
  };
  const others = columns.filter((column) => !names?.includes(column));
  const compareOthers = (codes: readonly number[], row: number, into: Int8Array, at: number): void => {
    for (const column of others) into[at + column.index] = levelAt(column, codes, row);
    askAddresses(codes, row, into, at);
  };
  const isInAddress = (codes: readonly number[], row: number, at: number, into: Int8Array): boolean => {
    if (!email || (codes[email.index] === 0 && codeAt(email.index, row) === 0)) return false;
    into[at + email.index] = levelAt(email, codes, row);
    askAddresses(codes, row, into, at);
    return names !== null && into[at + surname] === levelInAddress(names[1]);
  };
  const tellMuch = others.filter(({ kind }) => !tellLittle.has(kind));
  const bearers = columns.map((column) => (names?.includes(column) ? countBearers(column) : null));
  /** As either of the two writes it: of a double surname hardly anybody bears the whole. */
  const isCommon = ({ index }: Column, codes: readonly number[], row: number): boolean => {
    const own = bearers[index];
    return (own?.[codeAt(index, row)] ?? 0) >= commonName || (own?.[codes[index] ?? 0] ?? 0) >= commonName;
  };

  /** Of two that have one name in common, whether that is all, and not worth a look. Only for names in their place. */
  const isNamesake = (codes: readonly number[], row: number, into: Int8Array, at: number): boolean => {
    if (!names || registrants.ids.length < longRegistry || into[at + width] === 1) return false;
    const [givenName, lastName] = names;
    const [first = silent, last = silent] = [into[at + given], into[at + surname]];
    if (first === silent || last === silent || agrees(givenName, first) === agrees(lastName, last))
      return false;
    if (!isCommon(agrees(lastName, last) ? lastName : givenName, codes, row)) return false;
    if (tellMuch.some(({ index }) => codes[index] !== 0 && codes[index] === codeAt(index, row))) return false;
    return agrees(lastName, last) || !isInAddress(codes, row, at, into);
  };

  const tellWho = columns.filter(({ kind }) => whoKinds.has(kind));
  const sharesWho = (codes: readonly number[], row: number): boolean =>
    tellWho.some(({ index }) => codes[index] !== 0 && codes[index] === codeAt(index, row));

  /** Writes the levels of a pair, from `at` on, into `into`. `codes`: of one attendee, by column. */
  const compareAll = (codes: readonly number[], row: number, into: Int8Array, at: number): void => {
    compareNames(codes, row, into, at);
    compareOthers(codes, row, into, at);
  };

  return {
    columns,
    /** The code of a registrant's value. */
    codeAt,
    /** Levels of a pair: one for each column, and whether the names were swapped. */
    width: width + 1,
    firm,
    given,
    surname,
    compareAll,
    /**
     * The same, but false with nothing of use written where neither a name nor anything that tells who somebody is
     * agrees, or one common name and nothing else: most rows that share a key are such.
     */
    compare: (codes: readonly number[], row: number, into: Int8Array, at: number): boolean => {
      if (compareNames(codes, row, into, at) ? isNamesake(codes, row, into, at) : !sharesWho(codes, row))
        return false;
      compareOthers(codes, row, into, at);
      return true;
    },
  };
};
export type Evidence = ReturnType<typeof createEvidence>;
