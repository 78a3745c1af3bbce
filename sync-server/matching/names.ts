/** One name against another: what people, badges and records make of the same person's name. All pure. */
import type { Claim } from '#domain/claim.ts';
import { generationOf, isNoName, withoutParticles, wordsOfName } from './name-words.ts';

/** A name as words in plain text, without particles and titles. */
export interface PlainName {
  given: string[];
  surname: string[];
  generation: string | null;
}

/** A longer name is cut: nobody has more words, and every way to read it is tried. */
const mostWords = 8;

export const plainName = (givenName: string, surname: string): PlainName => ({
  given: withoutParticles(wordsOfName(givenName)).slice(0, mostWords),
  surname: withoutParticles(wordsOfName(surname)).slice(0, mostWords),
  generation: generationOf(`${givenName} ${surname}`),
});

/** One field may be "Maria Elena Garcia Lopez": the surname may begin at any word but the first. */
const readingsOfFullName = (text: string): PlainName[] => {
  const generation = generationOf(text);
  const parts = text.split(',').filter((part) => !isNoName(part));
  const [last, first] = parts;
  if (last !== undefined && first !== undefined) return [{ ...plainName(first, last), generation }];
  const words = wordsOfName(last ?? text).slice(0, mostWords);
  if (words.length === 1) return [{ given: [], surname: words, generation }];
  return words.slice(1).map((_, index) => ({
    given: withoutParticles(words.slice(0, index + 1)),
    surname: withoutParticles(words.slice(index + 1)),
    generation,
  }));
};

/** Every way to read what a claim calls the person: none where it gives no name. */
export const namesOfClaim = ({ given_name, surname, full_name }: Claim): PlainName[] => {
  if (given_name && surname) return [plainName(given_name, surname)];
  const full = full_name ?? given_name ?? surname;
  return full && wordsOfName(full).length > 0 ? readingsOfFullName(full) : [];
};

/**
 * `full`: can be one person's. `initial`: the same, but of one given name there is only the first letter.
 * `part`: some of the words are the same. `differs`: none is, or one is the father and one the son.
 */
export type NameAgreement = 'full' | 'initial' | 'part' | 'differs';
const better: readonly NameAgreement[] = ['full', 'initial', 'part', 'differs'];
const bestOf = (found: readonly NameAgreement[]): NameAgreement =>
  better.find((agreement) => found.includes(agreement)) ?? 'differs';

/** Written as one word or as several: "O Brien" and "OBrien", "Mary Ann" and "Maryann". */
const sameJoined = (a: readonly string[], b: readonly string[]): boolean => a.join('') === b.join('');

/** Half of a double surname is enough, two different halves are not: García López is not García Torres. */
const surnamesAgree = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length === 0 || b.length === 0) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.every((word) => longer.includes(word)) || sameJoined(a, b);
};

/** Middle names are forgiven, and so is going by one of them; a middle initial is no evidence. */
const compareGiven = (a: readonly string[], b: readonly string[]): NameAgreement => {
  const [first, other] = [a[0], b[0]];
  if (first === undefined || other === undefined) return 'differs';
  const isShared = a.some((word) => word.length > 1 && b.includes(word));
  if (isShared || (first.length > 1 && sameJoined(a, b))) return 'full';
  const isInitial = first.length === 1 || other.length === 1;
  return isInitial && first[0] === other[0] ? 'initial' : 'differs';
};

const compareInOrder = (a: PlainName, b: PlainName): NameAgreement =>
  surnamesAgree(a.surname, b.surname) ? compareGiven(a.given, b.given) : 'differs';

const swapped = (name: PlainName): PlainName => ({ ...name, given: name.surname, surname: name.given });
const allWords = ({ given, surname }: PlainName): string[] => [...given, ...surname];

/** Case, accents, order, particles, middle names, initials and double surnames are forgiven. */
const compareNames = (a: PlainName, b: PlainName): NameAgreement => {
  if (a.generation !== null && b.generation !== null && a.generation !== b.generation) return 'differs';
  const agreement = bestOf([compareInOrder(a, b), compareInOrder(swapped(a), b)]);
  if (agreement !== 'differs') return agreement;
  const isShared = allWords(a).some((word) => word.length > 1 && allWords(b).includes(word));
  return isShared ? 'part' : 'differs';
};

/** The best that any reading of a claim's name makes of a registrant's; null where the claim gives no name. */
export const compareReadings = (readings: readonly PlainName[], name: PlainName): NameAgreement | null =>
  readings.length === 0 ? null : bestOf(readings.map((reading) => compareNames(reading, name)));
