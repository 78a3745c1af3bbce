/** How many registrants bear a value, and how many share several of them: what agreement is worth hangs on it. */
import { firstFrom, hashNumber, hashStart } from './hashes.ts';
import type { MatchModel } from './model.ts';
import type { Table, Tables } from './table.ts';

export interface Frequencies {
  /** Registrants in all. */
  people: number;
  /** How many have this value, by the value's code in its column. */
  countOf: (column: number, code: number) => number;
  /** How many have a value in the column that begins with this letter. */
  countBeginning: (column: number, letter: string) => number;
  /** How often two registrants picked by chance have the same value: one in a thousand surnames is 0.001. */
  chanceShared: (column: number) => number;
  /** How many have their address at this host. */
  countAtHost: (host: string) => number;
  /** How many share with the registrant in `row` the values of all columns of the bit mask, that one included. */
  sharedBy: (row: number, columns: number) => number;
  /**
   * How many times likelier than by chance two registrants of this surname share their given name, too: names of one
   * language travel together. At least 1.
   */
  namesTogether: (surnameCode: number) => number;
  /**
   * What only one registrant has in these columns: how many more people are expected to have it, by how often two
   * registrants have the same (Good and Turing). Where no two share a place, nobody unknown is to be expected there.
   */
  unseenSharing: (columns: number) => number;
}

/** What stands behind the `@`. */
export const hostOf = (email: string): string => email.slice(email.indexOf('@') + 1);

const countValues = (codes: readonly number[], values: number): Uint32Array => {
  const counts = new Uint32Array(values);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

const countHosts = (values: readonly string[], counts: Uint32Array): Map<string, number> => {
  const hosts = new Map<string, number>();
  for (const [code, value] of values.entries()) {
    if (code === 0) continue;
    hosts.set(hostOf(value), (hosts.get(hostOf(value)) ?? 0) + (counts[code] ?? 0));
  }
  return hosts;
};

const countInitials = (values: readonly string[], counts: Uint32Array): Map<string, number> => {
  const initials = new Map<string, number>();
  for (let code = 1; code < values.length; code++) {
    const letter = values[code]?.slice(0, 1) ?? '';
    initials.set(letter, (initials.get(letter) ?? 0) + (counts[code] ?? 0));
  }
  return initials;
};

/** So many pairs' worth of all surnames stands beside what is seen of one. */
const priorPairs = 2000;
/** A surname and a given name in one number, in this order. */
const codeBits = 2 ** 26;

const countNamesTogether = (model: MatchModel, { codes }: Table, counts: readonly Uint32Array[]) => {
  const columnOf = (kind: string) => model.columns.findIndex(({ compare }) => compare === kind);
  const [given, surname] = [columnOf('given-name'), columnOf('surname')];
  const [givenNames = [], surnames = []] = [codes[given], codes[surname]];
  const bearers = counts[surname] ?? new Uint32Array(0);
  const both = new Float64Array(surnames.length);
  for (let row = 0; row < both.length; row++)
    both[row] = (surnames[row] ?? 0) * codeBits + (givenNames[row] ?? 0);
  both.sort();

  /** By surname, pairs that share the given name, too; in all, pairs that share one or both. */
  const shared = new Float64Array(bearers.length);
  let sharingBoth = 0;
  for (let at = 0, end = 0; at < both.length; at = end) {
    while (end < both.length && both[end] === both[at]) end++;
    const code = Math.floor((both[at] ?? 0) / codeBits);
    if (code === 0 || both[at] === code * codeBits) continue;
    shared[code] = (shared[code] ?? 0) + (end - at) * (end - at - 1);
    sharingBoth += (end - at) * (end - at - 1);
  }
  const pairsOf = (own: Uint32Array = new Uint32Array(0)): number =>
    own.reduce((sum, count, code) => (code === 0 ? sum : sum + count * (count - 1)), 0);
  const all = Math.max(1, both.length * (both.length - 1));
  const chance = (pairsOf(counts[given]) + 1) / all;
  const usual = (sharingBoth + 1) / (pairsOf(bearers) + 1);
  return (code: number): number => {
    const count = bearers[code] ?? 0;
    const share = ((shared[code] ?? 0) + priorPairs * usual) / (count * Math.max(0, count - 1) + priorPairs);
    return Math.max(1, share / chance);
  };
};

/** Counts a whole registry that is in memory. */
export const countFrequencies = (
  model: MatchModel,
  { dictionaries }: Tables,
  { ids, codes }: Table,
): Frequencies => {
  const people = ids.length;
  const counts = model.columns.map((_, column) =>
    countValues(codes[column] ?? [], dictionaries[column]?.values.length ?? 1),
  );
  const chances = counts.map((own) => {
    let squares = 0;
    for (let code = 1; code < own.length; code++) squares += ((own[code] ?? 0) / people) ** 2;
    return squares;
  });
  const email = model.columns.findIndex(({ compare }) => compare === 'email');
  const hosts = countHosts(dictionaries[email]?.values ?? [], counts[email] ?? new Uint32Array(0));

  /** Of rows with the same values in some columns, the hashes, ascending. */
  const joint = new Map<number, Uint32Array>();
  const hashOf = (row: number, mask: number): number => {
    let hash = hashStart;
    for (let column = 0; column < codes.length; column++) {
      if ((mask & (1 << column)) === 0) continue;
      const code = codes[column]?.[row] ?? 0;
      if (code === 0) return 0;
      hash = hashNumber(hash, code);
    }
    return hash;
  };
  const hashesOf = (mask: number): Uint32Array => {
    const known = joint.get(mask);
    if (known) return known;
    const hashes = new Uint32Array(people);
    for (let row = 0; row < people; row++) hashes[row] = hashOf(row, mask);
    joint.set(mask, hashes.sort());
    return hashes;
  };

  const lastShared = new Map<number, { hash: number; count: number }>();

  const namesTogether = countNamesTogether(model, { ids, codes }, counts);

  const initials = new Map<number, Map<string, number>>();
  const unseen = new Map<number, number>();
  const countUnseen = (mask: number): number => {
    let [once, twice] = [0, 0];
    const hashes = hashesOf(mask);
    for (let at = 0, end = 0; at < hashes.length; at = end) {
      while (end < hashes.length && hashes[end] === hashes[at]) end++;
      if (hashes[at] === 0) continue;
      if (end - at === 1) once++;
      else if (end - at === 2) twice++;
    }
    return Math.min(1, (2 * twice + 1) / (once + 1));
  };

  return {
    people,
    namesTogether,
    unseenSharing: (mask) => {
      const known = unseen.get(mask) ?? countUnseen(mask);
      unseen.set(mask, known);
      return known;
    },
    countBeginning: (column, letter) => {
      const known =
        initials.get(column) ??
        countInitials(dictionaries[column]?.values ?? [], counts[column] ?? new Uint32Array(0));
      initials.set(column, known);
      return known.get(letter) ?? 0;
    },
    countOf: (column, code) => counts[column]?.[code] ?? 0,
    chanceShared: (column) => chances[column] ?? 0,
    countAtHost: (host) => hosts.get(host) ?? 0,
    sharedBy: (row, mask) => {
      const hash = hashOf(row, mask);
      if (hash === 0) return 1;
      // Candidates of one attendee agree with the same values.
      const last = lastShared.get(mask);
      if (last?.hash === hash) return last.count;
      const hashes = hashesOf(mask);
      const count = Math.max(1, firstFrom(hashes, hash + 1) - firstFrom(hashes, hash));
      if (last) Object.assign(last, { hash, count });
      else lastShared.set(mask, { hash, count });
      return count;
    },
  };
};
