import { firstFrom } from './hashes.ts';
import type { MatchModel } from './model.ts';
import { createRowKeys } from './row-keys.ts';
import type { Dictionary, Table } from './table.ts';

/** A key that so many rows share says nothing: whoever is alike shares another one too. */
export const mostRowsOfAKey = 1_000;

/** A hash and a row stand in one number that a double holds exactly: 32 bits and 21. */
const rowBits = 2 ** 21;

/** Finds the rows of a table that share a key of the model with a row of another one. */
export const indexCandidates = (model: MatchModel, dictionaries: readonly Dictionary[], table: Table) => {
  const indexes = createRowKeys(model, dictionaries).map(({ of, asked }) => {
    const entries: number[] = [];
    for (let row = 0; row < table.ids.length; row++)
      for (const hash of of(table, row)) entries.push(hash * rowBits + row);
    return { sorted: Float64Array.from(entries).sort(), ways: asked };
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
