import { plainText } from '#domain/plain-text.ts';
import type { Registrant } from '#domain/registrant.ts';

/** Numbers are found with and without their blanks and hyphens. */
const bothWays = (text: string | null): string =>
  text === null ? '' : `${plainText(text)} ${plainText(text).replaceAll(' ', '')}`;

/** What a registrant is found by: words in plain text, one blank before and after each. */
export const searchText = (one: Registrant): string => {
  const words = [one.givenName, one.surname, one.email, one.firm, one.city, one.region, one.country];
  const numbers = [one.registrantNumber, one.phone, one.postalCode];
  return ` ${[...words.map((text) => plainText(text ?? '')), ...numbers.map(bothWays)].filter(Boolean).join(' ')} `;
};

const mostWords = 6;

/** What a question asks for, at most six words; each must occur. Leading zeros and the # of a number are dropped. */
export const wordsOfQuestion = (question: string): string[] =>
  question
    .trim()
    .split(/\s+/)
    .map((word) => plainText(word).replace(/^0+(?=\d)/, ''))
    .filter(Boolean)
    .slice(0, mostWords);
