import type { MatchModel } from './model.ts';
import { normalise, takeNameApart } from './normalise.ts';

/** Rows by number; each column's values in the form in which they are compared. */
export interface Table {
  ids: string[];
  /** By column of the model, then by row. */
  values: string[][];
}

export const emptyTable = ({ columns }: MatchModel): Table => ({ ids: [], values: columns.map(() => []) });

const nameColumns = ({ columns }: MatchModel): [given: number, surname: number] => [
  columns.findIndex(({ compare }) => compare === 'given-name'),
  columns.findIndex(({ compare }) => compare === 'surname'),
];

/** Reads rows into a table, one after another. A column that a row does not have is empty. */
export const createTableReader = (model: MatchModel, table: Table) => {
  const [given, surname] = nameColumns(model);
  return (row: Readonly<Record<string, string | undefined>>): void => {
    const raw = model.columns.map(({ name }) => row[name]?.trim() ?? '');
    const names = given < 0 || surname < 0 ? null : takeNameApart(raw[given] ?? '', raw[surname] ?? '');
    if (names) [raw[given], raw[surname]] = names;
    table.ids.push(row[model.id]?.trim() ?? '');
    for (const [index, { compare }] of model.columns.entries())
      table.values[index]?.push(normalise(compare, raw[index] ?? ''));
  };
};
