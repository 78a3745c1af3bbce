/** What a cell's text itself looks like, whatever its header says. */
import { plainText } from '#domain/plain-text.ts';

export const isEmail = (text: string): boolean =>
  /^(?:mailto:)?[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/i.test(text) || /<[^\s@<>]+@[^\s@<>]+>$/.test(text);

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

export const isPhone = (text: string): boolean => {
  const digits = digitsOf(text).length;
  if (!/^[+(]?[\d\s().\-/+]+(?:\s*(?:x|ext\.?|extension)\s*\d+)?$/i.test(text)) return false;
  return digits >= 7 && digits <= 20 && (digits >= 10 || /\d[\s.-]\d/.test(text)) && !isDate(text);
};

export const isDate = (text: string): boolean =>
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T].*)?$/.test(text) || /^\d{1,2}:\d{2}/.test(text);

/** A number that may be a registrant's: digits with few letters around. */
export const isNumberLike = (text: string): boolean =>
  /^(?:iicrc|reg|cert|no|id)?[\s#:.-]*[a-z]{0,4}[\s-]?\d[\d-]{2,11}[a-z]?$/i.test(text) && !isDate(text);

export const isPostalCode = (text: string): boolean =>
  /^\d{5}(?:-\d{4})?$|^[A-Z]\d[A-Z]\s?\d[A-Z]\d$/i.test(text);

const nameWord = /^\p{L}[\p{L}\p{M}'’.-]*$/u;

/** Words of letters, as names are written; no more than a person has. */
export const isNameLike = (text: string): boolean => {
  const list = text.split(/[\s,]+/).filter(Boolean);
  return (
    list.length >= 1 && list.length <= 7 && list.every((word) => nameWord.test(word)) && text.length <= 60
  );
};

const firmWords =
  /\b(?:inc|llc|ltd|co|corp|gmbh|ag|kg|sa|sarl|sas|s\.?a\.? de c\.?v|restoration|cleaning|cleaners?|carpet|services?|company|group|solutions|systems?|flooring|construction|reinigung|sanierung|nettoyage|limpieza|restauracion|university|environmental|contractors?|enterprises?|industries|associates)\b/i;
export const isFirmLike = (text: string): boolean => firmWords.test(text) && !isEmail(text);

/** 1, 2, 3, ...: the rows are counted. */
export const isCounting = (values: readonly string[]): boolean => {
  const numbers = values.map((text) =>
    /^\d{1,6}[.)]?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN,
  );
  if ((numbers[0] ?? 2) > 1) return false;
  const steps = numbers.slice(1).filter((number, index) => number === (numbers[index] ?? 0) + 1).length;
  return numbers.length < 2 || steps >= 0.8 * (numbers.length - 1);
};

const regions = new Set(
  'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr ab bc mb nb nl ns nt nu on pe qc sk yt'.split(
    ' ',
  ),
);
export const isRegion = (text: string): boolean => regions.has(text.toLowerCase());

const nothing = new Set([
  'n a',
  'na',
  'none',
  'null',
  'nil',
  'unknown',
  'tbd',
  'tba',
  'keine',
  'ninguno',
  'aucun',
  'not provided',
  'not available',
  'k a',
  'nan',
]);

/** Whether a text only says that there is nothing: "-", "N/A", "none". */
export const saysNothing = (text: string, isName: boolean): boolean => {
  const plain = plainText(text);
  if (/^(?:#?n\/a|-+|–+|—+|\.+|\?+|x{3,})$/i.test(text)) return true;
  return plain === '' ? !/\p{Extended_Pictographic}/u.test(text) : !isName && nothing.has(plain);
};
