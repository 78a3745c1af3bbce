/** What the server holds of a station, in words that agree with the tablet's own end of day. Pure. */
import type { Station } from '#domain/console-api.ts';

const runText = ([first, last]: readonly [number, number]): string =>
  first === last ? String(first) : `${first} to ${last}`;

/** "410 of 412": the records held, of those that the highest number says were made. */
export const heldText = ({ held, highestSeq }: Station): string => `${held} of ${highestSeq}`;

/** "Missing: 57, 80 to 92", null where nothing is missing. */
export const missingText = ({ gaps, held, highestSeq }: Station): string | null => {
  if (held === highestSeq) return null;
  const named = gaps.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const more = held + named < highestSeq ? ' …' : '';
  return `Missing: ${gaps.map(runText).join(', ')}${more}`;
};
