/** What a header says that its column holds. */
import { plainText } from '#domain/plain-text.ts';
import {
  fillers,
  givenWords,
  headerPhrases,
  type Meaning,
  nameWords,
  numberWords,
  strangers,
  surnameWords,
  tellingWords,
} from './header-words.ts';

const phrases: ReadonlyMap<string, Meaning> = new Map(
  (Object.entries(headerPhrases) as [Meaning, readonly string[]][]).flatMap(([meaning, list]) =>
    list.map((phrase) => [phrase, meaning] as const),
  ),
);

/** "FirstName", "first_name" and "First name:" are the same words; "#" and "n°" are `number`. */
export const plainHeader = (header: string): string =>
  plainText(
    header
      .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replaceAll(/#|№|\bn[º°]\.?|\bn\.\s?[ºo°]\.?/giu, ' number '),
  );

const placeFields: ReadonlySet<Meaning> = new Set(['city', 'region', 'postal_code']);

const byTellingWords = (list: readonly string[]): Meaning | null => {
  if (list.some((word) => strangers.has(word))) return null;
  const has = (set: ReadonlySet<string>): boolean => list.some((word) => set.has(word));
  const told = tellingWords.filter(([, telling]) => list.some((word) => telling.includes(word)));
  if (told.filter(([meaning]) => placeFields.has(meaning)).length > 1) return 'place';
  const [first] = told;
  if (first?.[0] === 'registrant_number' && !has(numberWords) && !list.includes('iicrc')) return null;
  if (first) return first[0];
  const isGiven = has(givenWords);
  const isSurname = has(surnameWords);
  if (isGiven && (isSurname || list.includes('nom'))) return 'full_name';
  if (isSurname) return has(new Set(['nombre', 'nombres', 'nome'])) ? 'full_name' : 'surname';
  if (isGiven) return 'given_name';
  return has(nameWords) ? 'full_name' : null;
};

/** What a header says, and whether as a whole or by one word among others ("Kansas City" holds `city`, too). */
export interface HeaderMeaning {
  meaning: Meaning;
  isExact: boolean;
}

const meaningOfPart = (part: string): HeaderMeaning | null => {
  const plain = plainHeader(part);
  if (plain === '') return null;
  const whole = phrases.get(plain);
  if (whole) return { meaning: whole, isExact: true };
  const list = plain.split(' ');
  const telling = list.filter((word) => !fillers.has(word));
  const isElse = telling.some((word) => strangers.has(word));
  const exact = isElse ? undefined : phrases.get(telling.join(' '));
  if (exact) return { meaning: exact, isExact: true };
  const told = byTellingWords(list);
  return told && { meaning: told, isExact: false };
};

/** More words are a sentence, not a header. */
const mostWords = 12;

/** Whether a header speaks of something or somebody else than the person who came. */
export const isOfStranger = (header: string): boolean =>
  plainHeader(header)
    .split(' ')
    .some((word) => strangers.has(word));

/** What a header says; null where it says nothing that we know. "Name / Nombre" may be told by either half. */
export const meaningOfHeader = (header: string): HeaderMeaning | null => {
  if (header.length > 120 || plainHeader(header).split(' ').length > mostWords) return null;
  const whole = meaningOfPart(header);
  if (whole?.isExact || isOfStranger(header)) return whole;
  const parts = header.split(/[/|()[\]*–—]|\s-\s/).map(meaningOfPart);
  return whole ?? parts.find((part) => part?.isExact) ?? parts.find((part) => part !== null) ?? null;
};
