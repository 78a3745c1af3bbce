import { firstFrom, hashStart, hashText } from './hashes.ts';
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
    case 'whole':
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
    case 'sorted':
      return [value.split(' ').toSorted().join('')];
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

  /** The forms of each value, made once, by how they are made and by code. */
  const made = new Map<string, string[][]>();
  const formsAt = (column: number, code: number, by: KeyPart['by']): string[] => {
    if (code === 0) return [];
    const name = `${column}${by ?? ''}`;
    const known = made.get(name) ?? [];
    made.set(name, known);
    const forms = known[code] ?? formsOf(dictionaries[column]?.values[code] ?? '', by);
    known[code] = forms;
    return forms;
  };

  /** The hashes of one key of a row; `turned`: with given name and surname in each other's place. */
  const hashesOf = (parts: readonly Part[], { codes }: Table, row: number, turned: Turned = {}): number[] => {
    let hashes = [hashStart];
    for (const { column, by } of parts) {
      const from = turned[column] ?? column;
      const forms = formsAt(from, codes[from]?.[row] ?? 0, by);
      hashes = hashes.flatMap((hash) => forms.map((form) => hashText(hash, `${form}|`)));
    }
    return hashes;
  };

  const indexes = keys.map((parts) => {
    const entries: number[] = [];
    for (let row = 0; row < table.ids.length; row++)
      for (const hash of hashesOf(parts, table, row)) entries.push(hash * rowBits + row);
    return Float64Array.from(entries).sort();
  });
  const holdsName = keys.map((parts) => parts.some(({ column }) => column in namesTurned));
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

  /** Each row once. People write their surname first, too: keys of names are looked for both ways. */
  return (other: Table, row: number): number[] => {
    const found: number[] = [];
    search++;
    for (const [number, parts] of keys.entries()) {
      const index = indexes[number];
      if (!index) continue;
      for (const hash of hashesOf(parts, other, row)) addRows(index, hash, found);
      if (holdsName[number])
        for (const hash of hashesOf(parts, other, row, namesTurned)) addRows(index, hash, found);
    }
    return found;
  };
};
