import { shippedDesignationCodes } from '#domain/designation-code.ts';
import { plainText } from '#domain/plain-text.ts';

const particles = new Set(
  'van der den ter ten de la las los del della di da do dos das du des le von zu zum al el bin ibn y e'.split(
    ' ',
  ),
);
const titles = new Set('mr mrs ms miss mx dr prof phd md esq'.split(' '));
const generations = new Set('jr sr ii iii iv'.split(' '));
/** People print what they hold behind their name: "John Smith, WRT, ASD". */
const designations = new Set(shippedDesignationCodes.map(({ code }) => code.toLowerCase()));

/** The words of a name as written, in plain text, without titles; all of them where it holds nothing else. */
export const wordsOfName = (text: string): string[] => {
  const all = plainText(text).split(' ').filter(Boolean);
  const telling = all.filter((word) => !titles.has(word) && !generations.has(word));
  return telling.length > 0 ? telling : all;
};

/** Without particles, which come and go ("van der Berg"); all of them where there is nothing else ("Minh Do"). */
export const withoutParticles = (words: readonly string[]): string[] => {
  const telling = words.filter((word) => !particles.has(word));
  return telling.length > 0 ? telling : [...words];
};

/** Junior, senior, the third: what tells a son from his father. Null where the name does not say. */
export const generationOf = (text: string): string | null =>
  plainText(text)
    .split(' ')
    .find((word) => generations.has(word)) ?? null;

/** Whether a part of a name between commas is no name: a title, a generation, a designation held. */
export const isNoName = (part: string): boolean =>
  plainText(part)
    .split(' ')
    .every((word) => word === '' || titles.has(word) || generations.has(word) || designations.has(word));
