import type { Claim } from '#domain/claim.ts';
import { plainText } from './normalise.ts';

/** A name as words without particles, titles and suffixes, that order and punctuation do not change. */
export interface PlainName {
  given: string[];
  surname: string[];
}

const particles = new Set([
  'van',
  'der',
  'den',
  'de',
  'la',
  'las',
  'los',
  'del',
  'di',
  'da',
  'do',
  'dos',
  'du',
  'le',
  'von',
  'zu',
  'al',
  'el',
  'bin',
  'ibn',
  'y',
]);
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sr', 'jr', 'ii', 'iii', 'iv', 'phd']);

const words = (text: string): string[] => {
  const all = plainText(text).split(' ').filter(Boolean);
  const telling = all.filter((word) => !titles.has(word) && !particles.has(word));
  return telling.length > 0 ? telling : all;
};

export const plainName = (givenName: string, surname: string): PlainName => ({
  given: words(givenName),
  surname: words(surname),
});

/** What a claim calls the person; "Last, First" in one field is read as such. Null where it gives no name. */
export const nameOfClaim = (claim: Claim): PlainName | null => {
  if (claim.given_name && claim.surname) return plainName(claim.given_name, claim.surname);
  const full = claim.full_name ?? claim.given_name ?? claim.surname;
  if (!full) return null;
  const [last, first] = full.split(',', 2);
  if (last && first?.trim()) return plainName(first, last);
  const all = words(full);
  return { given: all.slice(0, 1), surname: all.slice(1) };
};

const sharesWord = (a: string[], b: string[]): boolean => a.some((word) => b.includes(word));

/** One given name for another: the same, an initial of it, or its beginning ("Rob", "Robert"). */
const givenAgrees = (a: string[], b: string[]): boolean =>
  a.some((one) => b.some((other) => one === other || one.startsWith(other) || other.startsWith(one)));

const agreesInOrder = (a: PlainName, b: PlainName): boolean =>
  sharesWord(a.surname, b.surname) && givenAgrees(a.given, b.given);

const swapped = ({ given, surname }: PlainName): PlainName => ({ given: surname, surname: given });

/** Whether two names can be one person's: case, accents, order, middle names, initials and double surnames forgiven. */
export const namesAgree = (a: PlainName, b: PlainName): boolean =>
  agreesInOrder(a, b) || agreesInOrder(swapped(a), b);

/** All words in order, so that swapped and joined names meet under one key. */
export const nameKey = ({ given, surname }: PlainName): string =>
  [...given.slice(0, 1), ...surname].toSorted().join(' ');
