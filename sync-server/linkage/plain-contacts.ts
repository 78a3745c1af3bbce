/** One form for what people and badges write in many. All pure; an empty text stays empty. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { countryCode } from './place-codes.ts';

export const plainEmail = (text: string): string => text.trim().toLowerCase();

/** So many digits of a number are compared: North American numbers have ten. */
const mostDigits = 10;
const leastDigits = 7;

/** Written for abroad, with another country code than North America's: `+52 …`, `0052 …`, or `011 52 …` from there. */
const isForAbroad = (text: string): boolean => /^\s*(?:\+|00|011)\s*[2-9]/.test(text);

const phoneCountry = (country: string): CountryCode | undefined => {
  const code = countryCode(country);
  return code !== null && isSupportedCountry(code) ? code : undefined;
};

const northAmerica: ReadonlySet<string | undefined> = new Set([undefined, 'US', 'CA', 'PR']);

/** As its own country writes it, without what is dialled before it; null where that cannot be told. */
const nationalNumber = (text: string, country: string): string | null => {
  const code = phoneCountry(country);
  // Most are North American: their last ten digits are the number, and nothing has to be looked up.
  if (!isForAbroad(text) && northAmerica.has(code)) return null;
  const parsed = parsePhoneNumberFromString(text.replace(/^\s*(?:00|011)\s*(?=[2-9])/, '+'), code);
  return parsed?.isPossible() ? parsed.nationalNumber : null;
};

/**
 * The national number, at most its last ten digits, without an extension: numbers are written with and without their
 * country code and the zero before them. `country`: where it is, in any words; empty where nobody said. Empty where
 * there are too few digits to be anybody's number.
 */
export const plainPhone = (text: string, country = ''): string => {
  const number = text.replace(/(?:x|ext|extension)\.?\s*\d+\s*$/i, '');
  const digits = number.replaceAll(/\D/g, '');
  if (digits.length < leastDigits) return '';
  return (nationalNumber(number, country) ?? digits).replace(/^0+(?=\d{7})/, '').slice(-mostDigits);
};

/** Digits of an American ZIP code. */
const zipDigits = 5;

/**
 * Without blanks, upper case, without the letters of a country before it (`D-80331`); of a ZIP+4 the five digits that
 * everybody gives, with the zero that a spreadsheet took from it where the country is known.
 */
export const plainPostalCode = (text: string, country = ''): string => {
  const code = text
    .toUpperCase()
    .trim()
    .replace(/^[A-Z]{1,3}\s*-\s*(?=\d)/, '')
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^(\d{5})\d{4}$/, '$1');
  return /^\d{3,4}$/.test(code) && countryCode(country) === 'US' ? code.padStart(zipDigits, '0') : code;
};

/** British codes have their area before the last three letters; elsewhere the first three are about a town's size. */
export const postalAreaOf = (code: string): string =>
  /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(code) ? code.slice(0, -3) : code.slice(0, 3);
