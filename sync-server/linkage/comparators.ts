/** How alike two normalised values are, as one of a few levels: the first is "the same", the last "different". */

import type { ColumnKind } from './model.ts';
import { areNicknames } from './nicknames.ts';
import { postalAreaOf } from './plain-contacts.ts';
import { isOneErrorAway, jaroWinkler } from './similarity.ts';
import { jaroWinklerAtMost, mayBeOneErrorAway, type Spelling, type Written } from './written.ts';

export interface Comparator {
  /** A clerk's words for each level, best first. */
  levels: readonly string[];
  /** Levels that must not count for more than so many bits: what they find follows from another column's agreement. */
  atMostBits?: Readonly<Record<number, number>>;
  /** Neither value is empty. */
  compare: (one: Written, other: Written) => number;
}

export const oneLetterOff = 'one letter off';
export const onlyInitial = 'only an initial';
export const soundsAlike = 'sounds alike';
/** What the pair's other columns say, and no comparator: the e-mail address of the one spells the other's name. */
export const inAddress = 'as in the e-mail address';

/** As Jaro-Winkler has it; whatever letters and lengths rule out is not looked at. */
const areAlike = (one: Spelling, other: Spelling, least: number): boolean =>
  jaroWinklerAtMost(one, other) >= least && jaroWinkler(one.text, other.text) >= least;
const areOneErrorApart = (one: Spelling, other: Spelling): boolean =>
  mayBeOneErrorAway(one, other) && isOneErrorAway(one.text, other.text);

const isClose = (one: Spelling, other: Spelling): boolean =>
  (Math.min(one.text.length, other.text.length) >= 4 && areOneErrorApart(one, other)) ||
  areAlike(one, other, 0.92);
const haveOneSound = (one: Spelling, other: Spelling): boolean =>
  one.sound === other.sound && jaroWinkler(one.text, other.text) >= 0.75;

const areTheSame = (one: Written, other: Written): boolean =>
  one.text === other.text || one.joined.text === other.joined.text;

/** Names of several words share one of them that is more than an initial. */
const shareWord = ({ words }: Written, { words: others }: Written): boolean => {
  if (words.length === 1 && others.length === 1) return false;
  return words.some((word) => word.length > 1 && others.includes(word));
};

/** Half of a double surname is enough, two different halves are not: García López is not García Torres. */
const isHalfOf = ({ words: half }: Written, { words }: Written): boolean =>
  words.length > 1 && half.every((word) => words.includes(word));

const otherGivenName = 7;
const otherSurname = 6;

const compareGivenNames = (one: Written, other: Written): number => {
  if (areTheSame(one, other)) return 0;
  const [{ text: first }, { text: second }] = [one.first, other.first];
  if (shareWord(one, other)) return 1;
  if (first.length === 1 || second.length === 1) return first[0] === second[0] ? 3 : otherGivenName;
  if (first === second) return 1;
  if (areNicknames(first, second)) return 2;
  if (isClose(one.first, other.first)) return 4;
  if ((one.words.length > 1 || other.words.length > 1) && isClose(one.joined, other.joined)) return 4;
  return haveOneSound(one.first, other.first) || first.startsWith(second) || second.startsWith(first)
    ? 5
    : otherGivenName;
};

const compareSurnames = (one: Written, other: Written): number => {
  if (areTheSame(one, other)) return 0;
  if (one.text.length === 1 || other.text.length === 1)
    return one.text[0] === other.text[0] ? 2 : otherSurname;
  if (isHalfOf(one, other) || isHalfOf(other, one)) return 1;
  if (isClose(one.joined, other.joined)) return 3;
  return haveOneSound(one.whole, other.whole) ? 4 : otherSurname;
};

const compareEmails = ({ text: one }: Written, { text: other }: Written): number => {
  if (one === other) return 0;
  if (isOneErrorAway(one, other)) return 1;
  const [end, otherEnd] = [one.lastIndexOf('@'), other.lastIndexOf('@')];
  if (end >= 5 && end === otherEnd && one.startsWith(other.slice(0, end))) return 2;
  return one.slice(end) === other.slice(otherEnd) ? 3 : 4;
};

const comparePhones = ({ text: one }: Written, { text: other }: Written): number => {
  if (one === other) return 0;
  if (one.slice(-7) === other.slice(-7)) return 1;
  return isOneErrorAway(one, other) ? 1 : 2;
};

/** What firms of one trade have in common says nothing: the first word has to agree, or nearly all of it. */
const compareFirms = (one: Written, other: Written): number => {
  if (areTheSame(one, other)) return 0;
  if (areOneErrorApart(one.joined, other.joined) && jaroWinkler(one.joined.text, other.joined.text) >= 0.94)
    return 1;
  const [{ words, first }, { words: others, first: second }] = [one, other];
  const begins = first.text === second.text || (first.text.length >= 4 && areOneErrorApart(first, second));
  if (!begins) return 2;
  const rest = words.filter((word, at) => at > 0 && others.includes(word)).length;
  return rest >= Math.min(words.length, others.length) - 1 && rest > 0 ? 1 : 2;
};

const compareTexts = (one: Written, other: Written): number => {
  if (areTheSame(one, other)) return 0;
  return isClose(one.joined, other.joined) ? 1 : 2;
};

const compareIdentifiers = ({ text: one }: Written, { text: other }: Written): number =>
  one === other ? 0 : isOneErrorAway(one, other) ? 1 : 2;

const comparePostalCodes = ({ text: one }: Written, { text: other }: Written): number => {
  if (one === other) return 0;
  return postalAreaOf(one) === postalAreaOf(other) || isOneErrorAway(one, other) ? 1 : 2;
};

const compareCodes = ({ text: one }: Written, { text: other }: Written): number => (one === other ? 0 : 1);

export const comparators: Record<ColumnKind, Comparator> = {
  'given-name': {
    levels: [
      'the same',
      'one of several the same',
      'a nickname',
      onlyInitial,
      oneLetterOff,
      soundsAlike,
      inAddress,
      'different',
    ],
    compare: compareGivenNames,
  },
  surname: {
    levels: ['the same', 'one part the same', onlyInitial, oneLetterOff, soundsAlike, inAddress, 'different'],
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
  code: { levels: ['the same', 'different'], compare: compareCodes },
  'postal-code': { levels: ['the same', 'the same area', 'different'], compare: comparePostalCodes },
  region: { levels: ['the same', 'different'], compare: compareCodes },
  country: { levels: ['the same', 'different'], compare: compareCodes },
  generation: { levels: ['the same', 'different'], compare: compareCodes },
  date: { levels: ['the same', 'one digit off or two swapped', 'different'], compare: compareIdentifiers },
};
