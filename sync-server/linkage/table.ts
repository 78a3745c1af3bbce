import { hashStart, hashText } from './hashes.ts';
import type { ColumnKind, MatchModel } from './model.ts';
import { normalise, takeNameApart } from './normalise.ts';
import { Written } from './written.ts';

/** A column's values in the form in which they are compared, each by a number; number 0 is "says nothing". */
export class Dictionary {
  readonly values: string[] = [''];
  private readonly codes = new Map([['', 0]]);
  private readonly written: (Written | null)[] = [];

  codeOf(value: string): number {
    const known = this.codes.get(value);
    if (known !== undefined) return known;
    this.codes.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  /** The value as comparators want it. */
  writtenOf(code: number): Written {
    while (this.written.length <= code) this.written.push(null);
    const known = this.written[code];
    if (known) return known;
    const written = new Written(this.values[code] ?? '');
    this.written[code] = written;
    return written;
  }
}

/** Rows by number; by column of the model, then by row, the code of each value. */
export interface Table {
  ids: string[];
  codes: number[][];
}

export type Row = Readonly<Record<string, string | undefined>>;

const mostRemembered = 20_000;

/** What each country writes by rules of its own. */
const byCountry: ReadonlySet<ColumnKind> = new Set(['phone', 'postal-code']);

/** The codes of values as they were written, in a dictionary: names, firms and towns come again and again. */
const createRemembered = (dictionary: Dictionary, kind: ColumnKind) => {
  let codes: Map<string, number> | null = new Map();
  let hits = 0;
  const hangsOnCountry = byCountry.has(kind);
  return (raw: string, country: string): number => {
    const name = hangsOnCountry ? `${country}\n${raw}` : raw;
    const before = codes?.get(name);
    if (before !== undefined) {
      hits++;
      return before;
    }
    const code = dictionary.codeOf(normalise(kind, raw, country));
    if (codes && codes.size < mostRemembered) codes.set(name, code);
    // Numbers and addresses hardly ever come again.
    else if (codes && hits < mostRemembered) codes = null;
    return code;
  };
};

/**
 * Lists that are compared with each other share the dictionaries of their columns. `values`: by column, what stood in
 * the dictionaries of tables whose codes are to mean the same here.
 */
export const createTables = (model: MatchModel, values: readonly (readonly string[])[] = []) => {
  const dictionaries = model.columns.map((_, column) => {
    const dictionary = new Dictionary();
    for (const value of values[column] ?? []) dictionary.codeOf(value);
    return dictionary;
  });
  const columnOf = (kind: string) => model.columns.findIndex(({ compare }) => compare === kind);
  const [given, surname] = [columnOf('given-name'), columnOf('surname')];
  const hasNames = given >= 0 && surname >= 0;
  const generation = columnOf('generation');

  const country = columnOf('country');

  const written = model.columns.map(({ compare }, column) =>
    createRemembered(dictionaries[column] ?? new Dictionary(), compare),
  );

  /** `values`: as they were written, in the order of the columns. */
  const addWritten = (table: Table, id: string, values: string[]): void => {
    // Before the name is taken apart: "Smith, Jr., John".
    if (generation >= 0) values[generation] = `${values[given] ?? ''} ${values[surname] ?? ''}`;
    const names = hasNames ? takeNameApart(values[given] ?? '', values[surname] ?? '') : null;
    if (names) [values[given], values[surname]] = names;
    table.ids.push(id);
    const place = values[country] ?? '';
    for (const [column, codeOf] of written.entries())
      table.codes[column]?.push(codeOf(values[column] ?? '', place));
  };

  return {
    dictionaries,
    emptyTable: (): Table => ({ ids: [], codes: model.columns.map(() => []) }),
    /** Adds a row whose values are in the form in which they are compared already, in the order of the columns. */
    addPlain: (table: Table, id: string, values: readonly string[]): void => {
      table.ids.push(id);
      for (const [index, value] of values.entries())
        table.codes[index]?.push(dictionaries[index]?.codeOf(value) ?? 0);
    },
    /** Adds a row. A column that it does not have is empty. */
    add: (table: Table, row: Row): void =>
      addWritten(
        table,
        row[model.id]?.trim() ?? '',
        model.columns.map(({ name }) => row[name]?.trim() ?? ''),
      ),
    /** Adds rows of a file, whose trimmed cells stand under its header: millions of them without an object for each. */
    addingUnder: (header: readonly string[]) => {
      const id = header.lastIndexOf(model.id);
      const places = model.columns.map(({ name }) => header.lastIndexOf(name));
      return (table: Table, cells: readonly string[]): void =>
        addWritten(
          table,
          cells[id] ?? '',
          places.map((place) => cells[place] ?? ''),
        );
    },
  };
};
/** Rows in an order that hangs on their ids and not on where they stand: the same lists, shuffled, teach the same. */
export const shuffledRows = ({ ids }: Table): number[] => {
  const hashes = ids.map((id) => hashText(hashStart, id));
  return ids.map((_, row) => row).sort((one, other) => (hashes[one] ?? 0) - (hashes[other] ?? 0));
};

export type Tables = ReturnType<typeof createTables>;
