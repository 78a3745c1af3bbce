/** The keys of the model by which rows find each other, as hashes. */
import { hashNumber, hashStart, hashText } from './hashes.ts';
import type { KeyPart, MatchModel } from './model.ts';
import { soundOf } from './similarity.ts';
import type { Dictionary, Table } from './table.ts';

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

/** Of a column with more values, hardly any comes again: keeping what was made of them would fill the memory. */
const mostRemembered = 200_000;

/** Which column stands where another one is asked for. */
type Turned = Readonly<Record<number, number>>;

interface Part {
  column: number;
  by: KeyPart['by'];
}

/** The hashes of one key of a row: several where a value has several words, none where a column is empty. */
type KeyOf = (table: Table, row: number) => number[];

export interface RowKey {
  of: KeyOf;
  /** As people may write it: keys of names with given name and surname in each other's place, too. */
  asked: readonly KeyOf[];
}

/** One for each key of the model. Rows meet where they share a hash of the same key. */
export const createRowKeys = (model: MatchModel, dictionaries: readonly Dictionary[]): RowKey[] => {
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
    const hashesOf = (code: number): number[] =>
      formsOf(values[code] ?? '', by).map((form) => hashText(hashStart, form));
    return (code: number): number[] => {
      const before = known[code];
      if (before) return before;
      if (values.length > mostRemembered) return hashesOf(code);
      const forms = hashesOf(code);
      known[code] = forms;
      return forms;
    };
  };

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

  return keys.map((parts) => {
    const of = keyBy(parts);
    const holdsName = parts.some(({ column }) => column in namesTurned);
    return { of, asked: holdsName ? [of, keyBy(parts, namesTurned)] : [of] };
  });
};
