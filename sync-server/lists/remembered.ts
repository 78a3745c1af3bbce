/** What a person said of the columns of one list, as a guess for the next one that has the very same headers. */
import type { ColumnMeaning } from '#domain/attendance-list.ts';

/** Headers with the numbers of their columns, in their order. */
export type Headers = readonly (readonly [index: number, header: string])[];

export interface RememberedColumns {
  headers: Headers;
  /** By the numbers of columns; null: it is not read. */
  meanings: ReadonlyMap<number, ColumnMeaning | null>;
}

/** Columns without a header say nothing of which list this is, and what they hold is not remembered. */
export const headersOf = (columns: readonly { index: number; header: string }[]): Headers =>
  columns
    .filter(({ header }) => header !== '')
    .map(({ index, header }) => [index, header] as const)
    .sort(([one], [other]) => one - other);

const areSame = (one: Headers, other: Headers): boolean =>
  one.length === other.length &&
  one.every(([index, header], at) => other[at]?.[0] === index && other[at]?.[1] === header);

/** What was said of columns with exactly these headers, of several words the first; empty where nothing was. */
export const rememberedFor = (
  columns: readonly { index: number; header: string }[],
  remembered: readonly RememberedColumns[],
): RememberedColumns['meanings'] => {
  const headers = headersOf(columns);
  if (headers.length === 0) return new Map();
  const said = remembered.filter((one) => areSame(one.headers, headers)).toReversed();
  return new Map(said.flatMap(({ meanings }) => [...meanings]));
};
