import { nameSets } from './names/index.ts';
import { withoutAccents } from './plain-letters.ts';
import type { Random } from './random.ts';

const swapAt = (text: string, at: number): string =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

/** The name with one slip of the keyboard behind its first letter: two letters swapped, one missing or doubled. */
export const misspelt = (random: Random, name: string): string => {
  const at = random.between(1, Math.max(1, name.length - 2));
  const slips = [
    swapAt(name, at),
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at + 1) + name.slice(at),
  ].filter((slip) => slip !== name);
  return slips.length > 0 ? random.pick(slips) : `${name}e`;
};

/** The number with two neighbouring digits swapped, or one digit another where they are all the same. */
export const mistyped = (random: Random, digits: string): string => {
  const swaps = [...digits].map((_, at) => swapAt(digits, at)).filter((slip) => slip !== digits);
  return swaps.length > 0 ? random.pick(swaps) : `${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`;
};

const sets = Object.values(nameSets);
const maleNames = new Set(sets.flatMap(({ male }) => male).map(withoutAccents));
const femaleNames = new Set(
  sets
    .flatMap(({ female }) => female)
    .map(withoutAccents)
    .filter((name) => !maleNames.has(name)),
);

/** Whether only women of the sample have this given name. */
export const isWomansName = (givenName: string): boolean => femaleNames.has(withoutAccents(givenName));
