/** How two rows agree, column by column. */
import { comparators } from './comparators.ts';
import { hashNumber } from './hashes.ts';
import type { MatchModel } from './model.ts';
import { Dictionary, type Table, type Tables } from './table.ts';

/** One of the two says nothing. */
export const silent = -1;

/** Of these columns comparisons are kept: the same two values are met again and again. A newer pair takes the slot. */
const metAgain: ReadonlySet<string> = new Set(['given-name', 'surname', 'firm']);
const slots = 2 ** 19;
/** Below so many rows the room for them costs more than it saves. */
const worthKeeping = 10_000;
const createCache = () => ({ keys: new Float64Array(slots), levels: new Int8Array(slots) });
const codeBits = 2 ** 26;

/** Levels of both names together: from here on they are tried in each other's place, and taken so up to there. */
const hardlyAlike = 6;
const ratherAlike = 4;

/** What tells who somebody is, beside a name. */
export const whoKinds: ReadonlySet<string> = new Set(['identifier', 'email', 'date', 'phone']);

/** Compares rows of any table with those of `registrants`. */
export const createEvidence = (model: MatchModel, { dictionaries }: Tables, registrants: Table) => {
  const columns = model.columns.map(({ name, compare, together }, index) => ({
    index,
    name,
    kind: compare,
    comparator: comparators[compare],
    dictionary: dictionaries[index] ?? new Dictionary(),
    values: dictionaries[index]?.values ?? [],
    codes: registrants.codes[index] ?? [],
    group: together ?? null,
  }));
  const width = columns.length;
  const columnOf = (kind: string) => columns.findIndex((column) => column.kind === kind);
  const [given, surname, firm] = [columnOf('given-name'), columnOf('surname'), columnOf('firm')];
  const hasNames = given >= 0 && surname >= 0;

  const isLong = registrants.ids.length >= worthKeeping;
  const kept = columns.map(({ kind }) => (isLong && metAgain.has(kind) ? createCache() : null));
  const levelOf = (column: number, one: number, other: number): number => {
    if (one === 0 || other === 0) return silent;
    if (one === other) return 0;
    const { comparator, dictionary } = columns[column] as (typeof columns)[number];
    const cache = kept[column];
    if (!cache) return comparator.compare(dictionary.writtenOf(one), dictionary.writtenOf(other));
    const key = one * codeBits + other;
    const slot = hashNumber(one, other) % slots;
    if (cache.keys[slot] === key) return cache.levels[slot] ?? silent;
    const level = comparator.compare(dictionary.writtenOf(one), dictionary.writtenOf(other));
    cache.keys[slot] = key;
    cache.levels[slot] = level;
    return level;
  };

  /** The level of a name's column when the attendee's other name stands in it. */
  const turnedLevel = (column: number, from: number, codes: readonly number[], row: number): number => {
    const [one, other] = [codes[from] ?? 0, columns[column]?.codes[row] ?? 0];
    if (one === 0 || other === 0) return silent;
    const { comparator, dictionary } = columns[column] as (typeof columns)[number];
    const written = (columns[from]?.dictionary ?? dictionary).writtenOf(one);
    return comparator.compare(written, dictionary.writtenOf(other));
  };

  const levelAt = (column: number, codes: readonly number[], row: number): number =>
    levelOf(column, codes[column] ?? 0, columns[column]?.codes[row] ?? 0);
  const agrees = (column: number, level: number): boolean =>
    level !== silent && level < (columns[column]?.comparator.levels.length ?? 0) - 1;

  /** Writes how the names agree, as they are or, where that is far better, in each other's place. Whether one does. */
  const compareNames = (codes: readonly number[], row: number, into: Int8Array, at: number): boolean => {
    let first = levelAt(given, codes, row);
    let last = levelAt(surname, codes, row);
    into[at + width] = 0;
    if (first + last >= hardlyAlike) {
      const turnedFirst = turnedLevel(given, surname, codes, row);
      const turnedLast = turnedLevel(surname, given, codes, row);
      if (turnedFirst !== silent && turnedLast !== silent && turnedFirst + turnedLast <= ratherAlike) {
        [first, last] = [turnedFirst, turnedLast];
        into[at + width] = 1;
      }
    }
    into[at + given] = first;
    into[at + surname] = last;
    return agrees(given, first) || agrees(surname, last);
  };
  const others = columns.filter(({ index }) => !hasNames || (index !== given && index !== surname));
  const compareOthers = (codes: readonly number[], row: number, into: Int8Array, at: number): void => {
    for (const { index } of others) into[at + index] = levelAt(index, codes, row);
    if (!hasNames) into[at + width] = 0;
  };
  const tellWho = columns.filter(({ kind }) => whoKinds.has(kind));
  const sharesWho = (codes: readonly number[], row: number): boolean =>
    tellWho.some(({ index, codes: own }) => codes[index] !== 0 && codes[index] === own[row]);

  /** Writes the levels of a pair, from `at` on, into `into`. `codes`: of one attendee, by column. */
  const compareAll = (codes: readonly number[], row: number, into: Int8Array, at: number): void => {
    if (hasNames) compareNames(codes, row, into, at);
    compareOthers(codes, row, into, at);
  };

  return {
    columns,
    /** Levels of a pair: one for each column, and whether the names were swapped. */
    width: width + 1,
    firm,
    given,
    surname,
    compareAll,
    /**
     * The same, but false with nothing of use written where neither a name nor anything that tells who somebody is
     * agrees: most rows that share a key are such.
     */
    compare: (codes: readonly number[], row: number, into: Int8Array, at: number): boolean => {
      if (hasNames && !compareNames(codes, row, into, at) && !sharesWho(codes, row)) return false;
      compareOthers(codes, row, into, at);
      return true;
    },
  };
};
export type Evidence = ReturnType<typeof createEvidence>;
