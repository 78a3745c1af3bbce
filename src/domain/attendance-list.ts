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

/** A larger file is no attendance list, and is refused. */
export const mostListBytes = 50 * 1024 * 1024;
