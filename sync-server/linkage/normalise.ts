/** A column's value in the form in which it is compared; empty where it says nothing. All pure. */
import { plainText } from '#domain/plain-text.ts';
import { plainNumber } from '#domain/registrant-number.ts';
import type { ColumnKind } from './model.ts';
import { generationOf, isNoName, withoutParticles, wordsOfName } from './name-words.ts';
import { plainCountry, plainRegion } from './place-codes.ts';
import { plainEmail, plainPhone, plainPostalCode } from './plain-contacts.ts';

/** What firms are called besides their name. */
const firmForms = new Set(
  'inc incorporated llc ltd limited co company corp corporation lp llp pllc pc gmbh sa the and of'.split(' '),
);
const firmAbbreviations: Readonly<Record<string, string>> = {
  svc: 'service',
  svcs: 'service',
  services: 'service',
  restorations: 'restoration',
  rest: 'restoration',
  cleaners: 'cleaning',
  clean: 'cleaning',
  bros: 'brothers',
  intl: 'international',
  mgmt: 'management',
  assoc: 'associates',
};
const streetWords: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  court: 'ct',
  place: 'pl',
  crescent: 'cres',
  highway: 'hwy',
  parade: 'pde',
};

const wordByWord = (
  text: string,
  replacements: Readonly<Record<string, string>>,
  left?: ReadonlySet<string>,
): string => {
  const words = plainText(text.replaceAll('&', ' '))
    .split(' ')
    .filter((word) => word !== '' && !left?.has(word))
    .map((word) => replacements[word] ?? word);
  return words.join(' ');
};

const plainFirm = (text: string): string => wordByWord(text, firmAbbreviations, firmForms) || plainText(text);

const plainDate = (text: string): string => text.replaceAll(/\D/g, '');

/** `country`: what the row says of its country, for what is written by each country's own rules. */
const normalisers: Record<ColumnKind, (text: string, country: string) => string> = {
  'given-name': (text) => withoutParticles(wordsOfName(text)).join(' '),
  surname: (text) => withoutParticles(wordsOfName(text)).join(' '),
  identifier: plainNumber,
  email: plainEmail,
  phone: plainPhone,
  firm: plainFirm,
  text: (text) => wordByWord(text, streetWords),
  code: plainText,
  'postal-code': plainPostalCode,
  region: plainRegion,
  country: plainCountry,
  date: plainDate,
  generation: (text) => generationOf(text) ?? '',
};

export const normalise = (kind: ColumnKind, text: string, country = ''): string =>
  text === '' ? '' : normalisers[kind](text, country);

/**
 * Given name and surname as two fields, where one of them holds both: "Kowalczyk, Maria" or "Maria Kowalczyk". Null
 * where there is nothing to take apart.
 */
export const takeNameApart = (given: string, surname: string): [given: string, surname: string] | null => {
  const whole = given.trim() === '' ? surname : given;
  if (given.trim() !== '' && surname.trim() !== '') return null;
  const parts = whole.split(',').filter((part) => !isNoName(part));
  const [last = whole, first] = parts;
  if (first !== undefined) return [first, last];
  const all = last.trim().split(/\s+/);
  const telling = all.filter((word) => !isNoName(word));
  const words = telling.length > 1 ? telling : all;
  return words.length < 2 ? null : [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
};
