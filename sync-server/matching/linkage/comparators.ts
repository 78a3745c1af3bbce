/** How alike two normalised values are, as one of a few levels: the first is "the same", the last "different". */
import type { ColumnKind } from './model.ts';
import { areNicknames } from './nicknames.ts';
import { isOneErrorAway, jaroWinkler, soundOf } from './similarity.ts';

export interface Comparator {
  /** A clerk's words for each level, best first. */
  levels: readonly string[];
  /** Levels that must not count for more than so many bits: what they find follows from another column's agreement. */
  atMostBits?: Readonly<Record<number, number>>;
  /** Neither value is empty. */
  compare: (one: string, other: string) => number;
}

const wordsOf = (text: string): string[] => text.split(' ');
const joined = (text: string): string => text.replaceAll(' ', '');

const isClose = (one: string, other: string): boolean =>
  (Math.min(one.length, other.length) >= 4 && isOneErrorAway(one, other)) || jaroWinkler(one, other) >= 0.92;
const soundsAlike = (one: string, other: string): boolean =>
  soundOf(one) === soundOf(other) && jaroWinkler(one, other) >= 0.75;

const compareGivenNames = (one: string, other: string): number => {
  if (one === other || joined(one) === joined(other)) return 0;
  const [first = '', second = ''] = [wordsOf(one)[0], wordsOf(other)[0]];
  if (first.length === 1 || second.length === 1) return first[0] === second[0] ? 3 : 6;
  if (first === second || wordsOf(one).some((word) => word.length > 1 && wordsOf(other).includes(word)))
    return 1;
  if (areNicknames(first, second)) return 2;
  if (isClose(first, second) || isClose(joined(one), joined(other))) return 4;
  return soundsAlike(first, second) || first.startsWith(second) || second.startsWith(first) ? 5 : 6;
};

const compareSurnames = (one: string, other: string): number => {
  if (one === other || joined(one) === joined(other)) return 0;
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 2 : 5;
  if (wordsOf(one).some((word) => word.length > 1 && wordsOf(other).includes(word))) return 1;
  if (isClose(joined(one), joined(other))) return 3;
  return soundsAlike(one, other) ? 4 : 5;
};

const compareEmails = (one: string, other: string): number => {
  if (one === other) return 0;
  const [local = '', domain = ''] = one.split('@');
  const [otherLocal = '', otherDomain = ''] = other.split('@');
  if (isOneErrorAway(one, other)) return 1;
  if (local === otherLocal && local.length >= 5) return 2;
  return domain === otherDomain ? 3 : 4;
};

const comparePhones = (one: string, other: string): number => {
  if (one === other) return 0;
  if (one.slice(-7) === other.slice(-7)) return 1;
  return isOneErrorAway(one, other) ? 1 : 2;
};

const compareFirms = (one: string, other: string): number => {
  if (one === other || joined(one) === joined(other)) return 0;
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const shared = words.filter((word) => others.includes(word)).length;
  if (shared >= 2 || shared === Math.min(words.length, others.length)) return 1;
  return jaroWinkler(one, other) >= 0.92 ? 1 : 2;
};

const compareTexts = (one: string, other: string): number => {
  if (one === other || joined(one) === joined(other)) return 0;
  return isClose(joined(one), joined(other)) ? 1 : 2;
};

const compareIdentifiers = (one: string, other: string): number =>
  one === other ? 0 : isOneErrorAway(one, other) ? 1 : 2;

const comparePostalCodes = (one: string, other: string): number => {
  if (one === other) return 0;
  return one.slice(0, 3) === other.slice(0, 3) || isOneErrorAway(one, other) ? 1 : 2;
};

export const comparators: Record<ColumnKind, Comparator> = {
  'given-name': {
    levels: [
      'the same',
      'one of several the same',
      'a nickname',
      'only an initial',
      'one letter off',
      'sounds alike',
      'different',
    ],
    compare: compareGivenNames,
  },
  surname: {
    levels: [
      'the same',
      'one part the same',
      'only an initial',
      'one letter off',
      'sounds alike',
      'different',
    ],
    compare: compareSurnames,
  },
  identifier: {
    levels: ['the same', 'one digit off or two swapped', 'different'],
    compare: compareIdentifiers,
  },
  email: {
    levels: ['the same', 'one letter off', 'the same before the @', 'the same after the @', 'different'],
    // The part before the @ is made of the name, the part after it is the firm's: both are counted already.
    atMostBits: { 2: 3, 3: 2 },
    compare: compareEmails,
  },
  phone: { levels: ['the same', 'nearly the same', 'different'], compare: comparePhones },
  firm: { levels: ['the same', 'alike', 'different'], compare: compareFirms },
  text: { levels: ['the same', 'nearly the same', 'different'], compare: compareTexts },
  code: { levels: ['the same', 'different'], compare: (one, other) => (one === other ? 0 : 1) },
  'postal-code': { levels: ['the same', 'the same area', 'different'], compare: comparePostalCodes },
  date: { levels: ['the same', 'one digit off or two swapped', 'different'], compare: compareIdentifiers },
};
