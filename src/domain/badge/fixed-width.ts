import { type Claim, claimFrom } from '../claim.ts';
import type { ReadingAs } from './decode-rule.ts';

/** Columns by place, counted in characters (code points) from 0, so that a name with an emoji shifts nothing. */
export const readFixedWidth = (text: string, { columns }: ReadingAs<'fixed-width'>): Claim | null => {
  const characters = Array.from(text);
  return claimFrom(
    columns.map(
      ({ name, start, length }) => [name, characters.slice(start, start + length).join('')] as const,
    ),
  );
};
