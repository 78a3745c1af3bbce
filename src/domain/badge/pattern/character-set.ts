/** Sets of UTF-16 units, the characters of a JavaScript expression without its `u` flag. */

/** First and last unit, both inside. */
export type UnitRange = readonly [number, number];
/** Ranges in ascending order, apart from each other. */
export type CharacterSet = readonly UnitRange[];

const lastUnit = 0xffff;

/** All units that are in any of the ranges. */
export const unionOf = (ranges: Iterable<UnitRange>): CharacterSet => {
  const merged: [number, number][] = [];
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
};

/** All units that are not in the set. */
export const complementOf = (set: CharacterSet): CharacterSet => {
  const outside: UnitRange[] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (first > next) outside.push([next, first - 1]);
    next = last + 1;
  }
  return next <= lastUnit ? [...outside, [next, lastUnit]] : outside;
};

/** Whether a unit is in the set, by halving. */
export const contains = (set: CharacterSet, unit: number): boolean => {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [first, last] = set[middle] ?? [0, -1];
    if (unit >= first && unit <= last) return true;
    if (unit < first) high = middle;
    else low = middle + 1;
  }
  return false;
};

const single = (...units: number[]): UnitRange[] => units.map((unit) => [unit, unit]);

export const digits: CharacterSet = [[0x30, 0x39]];
export const wordCharacters = unionOf([...digits, [0x41, 0x5a], [0x61, 0x7a], ...single(0x5f)]);
const lineTerminators = unionOf(single(0x0a, 0x0d, 0x2028, 0x2029));
/** ECMA-262, 22.2.2.9: WhiteSpace and LineTerminator. */
export const whiteSpace = unionOf([
  [0x09, 0x0d],
  [0x2000, 0x200a],
  ...lineTerminators,
  ...single(0x20, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000, 0xfeff),
]);
/** What `.` stands for. */
export const anyButLineEnd = complementOf(lineTerminators);
