/** What a few counts say of a share, with how far it may be off. */

/** One in forty lies beyond each end. */
const z = 1.96;

/** The lowest and the highest share for which so many among `all` are still likely (Wilson's interval, 95 %). */
export const likelyShares = (count: number, all: number): [least: number, most: number] => {
  if (all === 0) return [0, 1];
  const share = count / all;
  const middle = share + z ** 2 / (2 * all);
  const reach = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  const whole = 1 + z ** 2 / all;
  return [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)];
};

export const rounded = (number: number, digits: number): number => Number(number.toFixed(digits));

/** `part` of `all`; of nothing it is nothing. */
export const shareOf = (part: number, all: number): number => (all === 0 ? 0 : part / all);
