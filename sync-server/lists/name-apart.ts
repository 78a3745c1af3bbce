/** "Last, First" -> its two names. What says less stays one name, as written. */
import type { Claim } from '#domain/claim.ts';
import { shippedDesignationCodes } from '#domain/designation-code.ts';
import { plainText } from '#domain/plain-text.ts';
import { isFirmLike } from './cell-content.ts';

const generations = new Set('jr sr ii iii iv v 2nd 3rd 4th junior senior'.split(' '));
/** Titles before and letters behind a name; people print what they hold behind theirs, too: "John Smith, WRT, ASD". */
const noNames = new Set([
  ...'mr mrs ms miss mx dr prof sr sra herr frau phd md esq cpa pe cih csp mba rn dds jd'.split(' '),
  ...shippedDesignationCodes.map(({ code }) => code.toLowerCase()),
]);

const allWords = (part: string, set: ReadonlySet<string>): boolean =>
  plainText(part)
    .split(' ')
    .every((word) => set.has(word));

/** The claim's name fields of one text. */
export const nameApart = (text: string): Pick<Claim, 'given_name' | 'surname' | 'full_name'> => {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => plainText(part) !== '');
  const [last, ...others] = parts;
  const suffixes = others.filter((part) => allWords(part, generations));
  const named = others.filter((part) => !allWords(part, generations) && !allWords(part, noNames));
  const [first] = named;
  if (last === undefined || first === undefined || named.length > 1 || /\d/.test(text) || isFirmLike(first))
    return { full_name: text };
  return { given_name: first, surname: [last, ...suffixes].join(' ') };
};
