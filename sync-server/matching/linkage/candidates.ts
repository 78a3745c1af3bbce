import { firstFrom, hashNumber, hashStart, hashText } from './hashes.ts';
import type { KeyPart, MatchModel } from './model.ts';
import { soundOf } from './similarity.ts';
import type { Dictionary, Table } from './table.ts';

/** A key that so many rows share says nothing: whoever is alike shares another one too. */
const mostRowsOfAKey = 1_000;

/** A hash and a row stand in one number that a double holds exactly: 32 bits and 21. */
const rowBits = 2 ** 21;

const formsOf = (value: string, by: KeyPart['by']): string[] => {
  switch (by) {
    case undefined:
      return [value.replaceAll(' ', '')];
    case 'words':
      return [...new Set([...value.split(' ').filter((word) => word.length > 1), value.replaceAll(' ', '')])];
    case 'sound':
      return [...new Set(value.split(' ').map(soundOf))];
    case 'first':
      return [value.slice(0, 1)];
    case 'first-3':
      return [value.slice(0, 3)];
    case 'last-7':
      return [value.slice(-7)];
  }
};

/** Which column stands where another one is asked for. */
type Turned = Readonly<Record<number, number>>;

interface Part {
  column: number;
  by: KeyPart['by'];
}

/** Finds the rows of a table that share a key of the model with a row of another one. */
export const indexCandidates = (model: MatchModel, dictionaries: readonly Dictionary[], table: Table) => {
  const columnOf = (wanted: (column: MatchModel['columns'][number]) => boolean) =>
    model.columns.findIndex(wanted);
  const keys = model.keys.map((key) =>
    key.map(({ column, by }): Part => ({ column: columnOf(({ name }) => name === column), by })),
  );
  const given = columnOf(({ compare }) => compare === 'given-name');
  const surname = columnOf(({ compare }) => compare === 'surname');
  const namesTurned: Turned = given < 0 || surname < 0 ? {} : { [given]: surname, [surname]: given };

  /** The hashes of each value's forms by code, made once for each way to make them. */
  const made = new Map<string, number[][]>();
  const formsBy = (column: number, by: KeyPart['by']) => {
    const name = `${column}${by ?? ''}`;
    const known = made.get(name) ?? [[]];
    made.set(name, known);
    const values = dictionaries[column]?.values ?? [];
    return (code: number): number[] => {
      const before = known[code];
      if (before) return before;
      const forms = formsOf(values[code] ?? '', by).map((form) => hashText(hashStart, form));
      known[code] = forms;
      return forms;
    };
  };

  /** The hashes of one key of a row. */
  type KeyOf = (table: Table, row: number) => number[];
  /** `turned`: with given name and surname in each other's place. */
  const keyBy = (parts: readonly Part[], turned: Turned = {}): KeyOf => {
    const sources = parts.map(({ column, by }) => {
      const from = turned[column] ?? column;
      return { from, forms: formsBy(from, by) };
    });
    return ({ codes }, row) => {
      let hashes = [hashStart];
      for (const { from, forms } of sources) {
        const own = forms(codes[from]?.[row] ?? 0);
        if (own.length === 1 && hashes.length === 1) hashes = [hashNumber(hashes[0] ?? 0, own[0] ?? 0)];
        else hashes = hashes.flatMap((hash) => own.map((form) => hashNumber(hash, form)));
      }
      return hashes;
    };
  };

  const indexes = keys.map((parts) => {
    const straight = keyBy(parts);
    const entries: number[] = [];
    for (let row = 0; row < table.ids.length; row++)
      for (const hash of straight(table, row)) entries.push(hash * rowBits + row);
    const holdsName = parts.some(({ column }) => column in namesTurned);
    return {
      sorted: Float64Array.from(entries).sort(),
      // People write their surname first, too: keys of names are looked for both ways.
      ways: holdsName ? [straight, keyBy(parts, namesTurned)] : [straight],
    };
  });
  const seen = new Uint32Array(table.ids.length);
  let search = 0;

  const addRows = (index: Float64Array, hash: number, found: number[]): void => {
    const start = firstFrom(index, hash * rowBits);
    const end = (hash + 1) * rowBits;
    if ((index[start + mostRowsOfAKey] ?? end) < end) return;
    for (let at = start; (index[at] ?? end) < end; at++) {
      const row = (index[at] ?? 0) % rowBits;
      if (seen[row] === search) continue;
      seen[row] = search;
      found.push(row);
    }
  };

  /** Each row once. */
  return (other: Table, row: number): number[] => {
    const found: number[] = [];
    search++;
    for (const { sorted, ways } of indexes)
      for (const way of ways) for (const hash of way(other, row)) addRows(sorted, hash, found);
    return found;
  };
};
