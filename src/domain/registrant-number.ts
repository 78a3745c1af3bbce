/** A registrant number without blanks, hyphens, a leading "IICRC" or "#", and leading zeros; empty stays empty. */
export const plainNumber = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^(iicrc|no|nr)+/, '')
    .replace(/^0+(?=.)/, '');
