/** The one way to words: `say(key, values)`. Catalogues are JSON, a part for each side of the product. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { createInstance } from 'i18next';
import type duplicates from './duplicates/en.json';
import type here from './here/en.json';
import type install from './install/en.json';
import type kiosk from './kiosk/en.json';
import { formatsOf, type Language } from './languages.ts';
import type lock from './lock/en.json';
import type organiser from './organiser/en.json';
import type publicSite from './public-site/en.json';
import type questions from './questions/en.json';
import type roster from './roster/en.json';
import type rosterCheck from './roster-check/en.json';
import type setUp from './set-up/en.json';
import type staff from './staff/en.json';

type Spelled =
  | keyof typeof kiosk
  | keyof typeof questions
  | keyof typeof setUp
  | keyof typeof staff
  | keyof typeof publicSite
  | keyof typeof here
  | keyof typeof install
  | keyof typeof lock
  | keyof typeof duplicates
  | keyof typeof organiser
  | keyof typeof roster
  | keyof typeof rosterCheck;
/** `saved.clears` for what the catalogues hold as `saved.clears_one` and `saved.clears_other`. */
type WithoutPlural<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;
export type MessageKey = WithoutPlural<Spelled>;

type Catalogue = Record<string, string>;
/** One side's words: English at hand, which stands in where another language cannot be loaded. */
export interface Part {
  english: Catalogue;
  others: Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>;
}

const translations = createInstance();
void translations.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  // Preact escapes what it draws. Names come from badges: nothing in a value is looked at again.
  interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
});

const spoken = signal<Language>('en');
/** The language that `say` speaks now, BCP 47. Screens that read it, as `say` does, are drawn again when it changes. */
export const language: ReadonlySignal<Language> = spoken;

/** For numbers and times as people of the spoken language write them. */
export const formatLocale = (): string => formatsOf[spoken.value];

/** Kept: making one takes a slow tablet longer than drawing the words. */
const numbers = new Map<string, Intl.NumberFormat>();
const formatNumber = (value: number): string => {
  const locale = formatLocale();
  const format = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, format);
  return format.format(value);
};

/** The words for `key`, with `{name}` places filled from `values`; numbers as the language writes them. */
export const say = (key: MessageKey, values: Record<string, string | number> = {}): string => {
  const replace = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value) : value,
    ]),
  );
  const { count } = values;
  const lng = spoken.value;
  return translations.t(key, { lng, replace, nest: false, ...(typeof count === 'number' && { count }) });
};

const parts: Part[] = [];
const addPart = async ({ others }: Part, wanted: Language): Promise<void> => {
  if (wanted === 'en') return;
  translations.addResourceBundle(wanted, 'translation', await others[wanted](), false, true);
};

/** Wished last: of two that load at the same moment the later wish is the one that counts. */
let wish: Language = 'en';

/** Changes to another language as soon as its words are here. Where they cannot be loaded, all stays as it is. */
export const speak = async (wanted: Language): Promise<void> => {
  wish = wanted;
  try {
    await Promise.all(parts.map((part) => addPart(part, wanted)));
  } catch {
    return;
  }
  if (wish !== wanted) return;
  spoken.value = wanted;
  document.documentElement.lang = wanted;
  document.documentElement.dir = translations.dir(wanted);
};

/** Adds a side's words, in English and in the language that is spoken: call it before its screens are drawn. */
export const addWords = async (part: Part): Promise<void> => {
  if (parts.includes(part)) return;
  parts.push(part);
  translations.addResourceBundle('en', 'translation', part.english, false, true);
  await addPart(part, spoken.value).catch(() => undefined);
};
