/** Whether people of a list live or work with others of their list, as families and colleagues do. */
import { hashNumber, hashStart } from './hashes.ts';
import type { MatchModel } from './model.ts';
import type { Table } from './table.ts';

/** Of fewer, families may be missing by chance. */
const leastRows = 300;

/**
 * The share of rows that have all of a place (the columns that travel together, as far as the list has them) and one of the two names in common with
 * another row, but not the other name. 1 where there is no place, and for lists too short to tell.
 */
export const shareOfHouseholds = ({ columns }: MatchModel, { ids, codes }: Table): number => {
  const columnOf = (kind: string) => columns.findIndex(({ compare }) => compare === kind);
  const names = [columnOf('given-name'), columnOf('surname')];
  const place = [...columns.keys()].filter(
    (column) => columns[column]?.together !== undefined && codes[column]?.some((code) => code !== 0),
  );
  if (place.length === 0 || ids.length < leastRows || names.includes(-1)) return 1;

  const isShared = new Uint8Array(ids.length);
  for (const [nth, name] of names.entries()) {
    const other = names[1 - nth] ?? 0;
    /** By name and place, the first row that has them. */
    const first = new Map<number, number>();
    for (const row of ids.keys()) {
      const values = [name, ...place].map((column) => codes[column]?.[row] ?? 0);
      if (values.includes(0) || codes[other]?.[row] === 0) continue;
      const hash = values.reduce(hashNumber, hashStart);
      const before = first.get(hash);
      if (before === undefined) first.set(hash, row);
      else if (codes[other]?.[before] !== codes[other]?.[row]) isShared[before] = isShared[row] = 1;
    }
  }
  return isShared.reduce((sum, one) => sum + one, 0) / ids.length;
};
