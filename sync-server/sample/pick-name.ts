import { type Language, nameSets } from './names/index.ts';
import type { Place } from './places.ts';
import { withoutAccents } from './plain-letters.ts';
import { type Random, skewedPicker, weightedPicker } from './random.ts';

export interface PersonName {
  givenName: string;
  surname: string;
  isFemale: boolean;
}

const pickLanguageIn = {
  US: weightedPicker<Language>([
    ['english', 54.5],
    ['spanish', 17],
    ['irish', 7],
    ['german', 5],
    ['italian', 4],
    ['polish', 3.5],
    ['vietnamese', 4.5],
    ['french', 2],
    ['chinese', 2],
    ['arabic', 1.5],
  ]),
  CA: weightedPicker<Language>([
    ['english', 45],
    ['french', 25],
    ['irish', 11],
    ['chinese', 6],
    ['arabic', 4],
    ['italian', 4],
    ['german', 3],
    ['polish', 2],
  ]),
  MX: weightedPicker<Language>([
    ['spanish', 97],
    ['german', 3],
  ]),
  AU: weightedPicker<Language>([
    ['english', 68],
    ['irish', 15],
    ['italian', 7],
    ['chinese', 5],
    ['vietnamese', 5],
  ]),
  GB: weightedPicker<Language>([
    ['english', 75],
    ['irish', 14],
    ['polish', 6],
    ['arabic', 5],
  ]),
};

/** In Québec four people in five have a French name. */
export const pickLanguage = (random: Random, place: Place): Language =>
  place.region === 'QC' && random.chance(0.8) ? 'french' : pickLanguageIn[place.country](random);

const pickers = Object.fromEntries(
  Object.entries(nameSets).map(([language, names]) => [
    language,
    {
      female: skewedPicker(names.female, 0.6),
      male: skewedPicker(names.male, 0.6),
      surname: skewedPicker(names.surnames, names.skew),
    },
  ]),
);

export const pickSurname = (random: Random, language: Language): string =>
  pickers[language]?.surname(random) ?? random.pick(nameSets[language].surnames);

/** Wójcik's wife is Wójcik, Kowalski's is Kowalska: in Poland, and rarely in a record kept elsewhere. */
const inPolishFeminine = (surname: string): string => surname.replace(/(sk|ck|dzk)i$/, '$1a');

/** Two surnames, as Spanish has them, or one hyphenated after marrying. */
const doubled = (random: Random, language: Language, place: Place, surname: string): string => {
  if (language === 'spanish' && random.chance(place.country === 'MX' ? 0.85 : 0.2))
    return `${surname} ${pickSurname(random, 'spanish')}`;
  if (random.chance(0.025)) {
    const other = pickSurname(random, pickLanguage(random, place));
    return other === surname || other.includes(' ') ? surname : `${surname}-${other}`;
  }
  return surname;
};

/** How an office in the place writes accents down: mostly not at all in English. */
const asRecorded = (random: Random, language: Language, place: Place) => {
  const keepsAccents =
    place.country === 'MX' || place.region === 'QC' || (language !== 'vietnamese' && random.chance(0.3));
  return keepsAccents ? (text: string) => text.normalize('NFC') : withoutAccents;
};

/** A name as a registrant's record in `place` holds it; with `family`, that is the surname. */
export const pickName = (
  random: Random,
  options: { place: Place; language: Language; family: string | null },
): PersonName => {
  const { place, language, family } = options;
  // The trade is mostly men's.
  const isFemale = random.chance(0.27);
  const given = pickers[language]?.[isFemale ? 'female' : 'male'](random) ?? '';
  const own = doubled(random, language, place, pickSurname(random, language));
  const surname =
    family ?? (language === 'polish' && isFemale && random.chance(0.4) ? inPolishFeminine(own) : own);
  const younger = !isFemale && language === 'english' && random.chance(0.012) ? ' Jr.' : '';
  const initial = language === 'english' && random.chance(0.04) ? ` ${random.pick([...'ABCDEJLMPRT'])}.` : '';
  const record = asRecorded(random, language, place);
  return { givenName: record(given) + initial, surname: record(surname) + younger, isFemale };
};
