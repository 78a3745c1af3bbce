/** One form for what people and badges write in many. All pure; an empty text stays empty. */

export const plainEmail = (text: string): string => text.trim().toLowerCase();

/**
 * The last ten digits, without an extension: North American numbers are written with and without their country
 * code. Empty where there are too few digits to be anybody's number.
 */
export const plainPhone = (text: string): string => {
  const digits = text.replace(/(?:x|ext|extension)\.?\s*\d+\s*$/i, '').replaceAll(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-10);
};

/** Without blanks, upper case; of a ZIP+4 the five digits that everybody gives. */
export const plainPostalCode = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^(\d{5})\d{4}$/, '$1');
