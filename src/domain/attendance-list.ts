/** What the columns of an organiser's attendance list may hold. */
import { claimFields } from './claim.ts';

export const columnMeanings = [
  ...claimFields,
  'middle_name',
  'suffix',
  'honorific',
  /** City, region and postal code in one. */
  'place',
  /** 1, 2, 3, ... or a number that nothing says more about. */
  'number',
  /** Whether the person came. */
  'attended',
  /** The day on which the person came. */
  'day',
  /** Whether the person came on the day that the header names: a roster has a column for each. */
  'day_tick',
  /** How long the person stayed. */
  'minutes',
  'hours',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

const holdNames: ReadonlySet<ColumnMeaning | null> = new Set(['full_name', 'given_name', 'surname']);

interface WithMeaning {
  meaning: ColumnMeaning | null;
}
interface Numbered extends WithMeaning {
  /** From 0. */
  index: number;
}

/** Columns with what a person says that some of them hold. */
export const withSaid = <Column extends Numbered>(
  columns: readonly Column[],
  said: readonly Numbered[],
): Column[] =>
  columns.map((column) => {
    const word = said.find(({ index }) => index === column.index);
    return word ? { ...column, meaning: word.meaning } : column;
  });

/** Some column held names and none would: rows without names are hardly ever found, so that this is a slip. */
export const losesNames = (before: readonly WithMeaning[], after: readonly WithMeaning[]): boolean =>
  before.some(({ meaning }) => holdNames.has(meaning)) &&
  !after.some(({ meaning }) => holdNames.has(meaning));

/** A larger file is no attendance list, and is refused. */
export const mostListBytes = 50 * 1024 * 1024;
