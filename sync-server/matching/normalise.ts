/** One form for what people and badges write in many. All pure; an empty text stays empty. */

/** Lower case without accents and punctuation, words apart by one blank; any script stays. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    // Letters that Unicode does not take apart.
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll(/['’`´]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A registrant number without blanks, hyphens, a leading "IICRC" or "#", and leading zeros. */
export const plainNumber = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^(iicrc|no|nr)+/, '')
    .replace(/^0+(?=.)/, '');

export const plainEmail = (text: string): string => text.trim().toLowerCase();

/** The last ten digits: North American numbers are written with and without their country code. */
export const plainPhone = (text: string): string => text.replaceAll(/\D/g, '').slice(-10);

/** Without blanks, upper case; of a ZIP+4 the five digits that everybody gives. */
export const plainPostalCode = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replace(/^(\d{5})\d{4}$/, '$1');
