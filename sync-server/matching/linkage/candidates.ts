import type { KeyPart, MatchModel } from './model.ts';
import { soundOf } from './similarity.ts';
import type { Table } from './table.ts';

/** A key that so many rows share says nothing: whoever is alike shares another one too. */
const mostRowsOfAKey = 2_000;

const formsOf = (value: string, by: KeyPart['by']): string[] => {
  if (value === '') return [];
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

/** The keys of one row; `turned`: with given name and surname in each other's place. */
const keysOf = (parts: readonly Part[], { values }: Table, row: number, turned: Turned = {}): string[] =>
  parts.reduce<string[]>(
    (so, { column, by }) => {
      const forms = formsOf(values[turned[column] ?? column]?.[row] ?? '', by);
      return so.flatMap((key) => forms.map((form) => `${key}\u0000${form}`));
    },
    [''],
  );

/** Finds the rows of a table that share a key of the model with a row of another one. */
export const indexCandidates = (model: MatchModel, table: Table) => {
  const keys = model.keys.map((key) =>
    key.map(
      ({ column, by }): Part => ({
        column: model.columns.findIndex(({ name }) => name === column),
        by,
      }),
    ),
  );
  const indexes = keys.map((parts) => {
    const index = new Map<string, number[]>();
    for (let row = 0; row < table.ids.length; row++)
      for (const key of keysOf(parts, table, row)) {
        const rows = index.get(key);
        if (rows) rows.push(row);
        else index.set(key, [row]);
      }
    return index;
  });
  const seenBy = new Int32Array(table.ids.length).fill(-1);

  const given = model.columns.findIndex(({ compare }) => compare === 'given-name');
  const surname = model.columns.findIndex(({ compare }) => compare === 'surname');
  const namesTurned: Turned = given < 0 || surname < 0 ? {} : { [given]: surname, [surname]: given };
  const holdsName = keys.map((parts) => parts.some(({ column }) => column in namesTurned));

  /** Each row once. People write their surname first, too: keys of names are looked for both ways. */
  return (other: Table, row: number): number[] => {
    const found: number[] = [];
    for (const [index, parts] of keys.entries()) {
      const turned = holdsName[index] ? keysOf(parts, other, row, namesTurned) : [];
      for (const key of new Set([...keysOf(parts, other, row), ...turned])) {
        const rows = indexes[index]?.get(key) ?? [];
        if (rows.length > mostRowsOfAKey) continue;
        for (const candidate of rows) {
          if (seenBy[candidate] === row) continue;
          seenBy[candidate] = row;
          found.push(candidate);
        }
      }
    }
    return found;
  };
};
