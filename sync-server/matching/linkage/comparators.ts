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

export const oneLetterOff = 'one letter off';
export const onlyInitial = 'only an initial';
export const soundsAlike = 'sounds alike';

const wordsOf = (text: string): string[] => text.split(' ');
const joined = (text: string): string => (text.includes(' ') ? text.replaceAll(' ', '') : text);

/** Two lengths so far apart that Jaro-Winkler cannot reach 0.92, whatever the letters: most pairs of names. */
const areFarApart = (one: number, other: number): boolean => {
  const [shorter, longer] = one < other ? [one, other] : [other, one];
  const jaro = (2 + shorter / longer) / 3;
  return jaro + 0.4 * (1 - jaro) < 0.92;
};
const isClose = (one: string, other: string): boolean => {
  if (areFarApart(one.length, other.length)) return false;
  return (
    (Math.min(one.length, other.length) >= 4 && isOneErrorAway(one, other)) || jaroWinkler(one, other) >= 0.92
  );
};
const haveOneSound = (one: string, other: string): boolean =>
  soundOf(one) === soundOf(other) && jaroWinkler(one, other) >= 0.75;

/** Names of several words share one of them that is more than an initial. */
const shareWord = (one: string, other: string): boolean => {
  if (!one.includes(' ') && !other.includes(' ')) return false;
  const others = wordsOf(other);
  return wordsOf(one).some((word) => word.length > 1 && others.includes(word));
};
/** Half of a double surname is enough, two different halves are not: García López is not García Torres. */
const isHalfOf = (half: string, whole: string): boolean => {
  if (!whole.includes(' ')) return false;
  const words = wordsOf(whole);
  return wordsOf(half).every((word) => words.includes(word));
};
const firstOf = (name: string): string => {
  const end = name.indexOf(' ');
  return end < 0 ? name : name.slice(0, end);
};

const compareGivenNames = (one: string, other: string): number => {
  if (one === other || joined(one) === joined(other)) return 0;
  const [first, second] = [firstOf(one), firstOf(other)];
  if (shareWord(one, other)) return 1;
  if (first.length === 1 || second.length === 1) return first[0] === second[0] ? 3 : 6;
  if (first === second) return 1;
  if (areNicknames(first, second)) return 2;
  if (isClose(first, second) || isClose(joined(one), joined(other))) return 4;
  return haveOneSound(first, second) || first.startsWith(second) || second.startsWith(first) ? 5 : 6;
};

const compareSurnames = (one: string, other: string): number => {
  if (one === other || joined(one) === joined(other)) return 0;
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 2 : 5;
  if (isHalfOf(one, other) || isHalfOf(other, one)) return 1;
  if (isClose(joined(one), joined(other))) return 3;
  return haveOneSound(one, other) ? 4 : 5;
};

const compareEmails = (one: string, other: string): number => {
  if (one === other) return 0;
  if (isOneErrorAway(one, other)) return 1;
  const [end, otherEnd] = [one.lastIndexOf('@'), other.lastIndexOf('@')];
  if (end >= 5 && end === otherEnd && one.startsWith(other.slice(0, end))) return 2;
  return one.slice(end) === other.slice(otherEnd) ? 3 : 4;
};

const comparePhones = (one: string, other: string): number => {
  if (one === other) return 0;
  if (one.slice(-7) === other.slice(-7)) return 1;
  return isOneErrorAway(one, other) ? 1 : 2;
};

/** What firms of one trade have in common says nothing: the first word has to agree, or nearly all of it. */
const compareFirms = (one: string, other: string): number => {
  if (one === other || joined(one) === joined(other)) return 0;
  if (jaroWinkler(joined(one), joined(other)) >= 0.94 && isOneErrorAway(joined(one), joined(other))) return 1;
  const [words, others] = [wordsOf(one), wordsOf(other)];
  const [first = '', second = ''] = [words[0], others[0]];
  const rest = words.slice(1).filter((word) => others.includes(word)).length;
  const begins = first === second || (first.length >= 4 && isOneErrorAway(first, second));
  return begins && rest >= Math.min(words.length, others.length) - 1 && rest > 0 ? 1 : 2;
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
      onlyInitial,
      oneLetterOff,
      soundsAlike,
      'different',
    ],
    compare: compareGivenNames,
  },
  surname: {
    levels: ['the same', 'one part the same', onlyInitial, oneLetterOff, soundsAlike, 'different'],
    compare: compareSurnames,
  },
  identifier: {
    levels: ['the same', 'one digit off or two swapped', 'different'],
    compare: compareIdentifiers,
  },
  email: {
    levels: ['the same', oneLetterOff, 'the same before the @', 'the same after the @', 'different'],
    // The part before the @ is made of the name, the part after it is the firm's: both are counted already. One name
    // before another host's @ is rather somebody else of that name.
    atMostBits: { 2: -1, 3: 2 },
    compare: compareEmails,
  },
  phone: { levels: ['the same', 'nearly the same', 'different'], compare: comparePhones },
  firm: { levels: ['the same', 'alike', 'different'], compare: compareFirms },
  text: { levels: ['the same', 'nearly the same', 'different'], compare: compareTexts },
  code: { levels: ['the same', 'different'], compare: (one, other) => (one === other ? 0 : 1) },
  'postal-code': { levels: ['the same', 'the same area', 'different'], compare: comparePostalCodes },
  generation: { levels: ['the same', 'different'], compare: (one, other) => (one === other ? 0 : 1) },
  date: { levels: ['the same', 'one digit off or two swapped', 'different'], compare: compareIdentifiers },
};
