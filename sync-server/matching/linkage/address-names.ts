/** What the part of an e-mail address before its @ says of its owner's name. All pure; addresses and names normalised. */

const leastLetters = 3;

/** Without what tells namesakes apart: `maria.kowalczyk82` is `maria.kowalczyk`. */
const localPart = (address: string): string =>
  address.slice(0, Math.max(0, address.lastIndexOf('@'))).replaceAll(/\d+/g, '');

const beside = (whole: string, part: string): string[] => {
  if (part.length < leastLetters || whole === part) return [];
  const rests: string[] = [];
  if (whole.endsWith(part)) rests.push(whole.slice(0, -part.length));
  if (whole.startsWith(part)) rests.push(whole.slice(part.length));
  return rests;
};

/** What stands beside a name in the address, its dots and hyphens left out: a name or an initial; none where it does not stand there. */
export const besideInAddress = (address: string, name: string): string[] =>
  beside(localPart(address).replaceAll(/[^\p{L}]/gu, ''), name);

/** Whether it is made of this given name: alone, or with one of the surnames. */
export const spellsGivenName = (address: string, given: string, surnames: readonly string[]): boolean =>
  given.length >= leastLetters &&
  (localPart(address) === given ||
    surnames.some((surname) => besideInAddress(address, surname).includes(given)));

/** Whether it is made of this surname, with one of the given names or its first letter. */
export const spellsSurname = (address: string, surname: string, givenNames: readonly string[]): boolean => {
  const rests = besideInAddress(address, surname);
  return givenNames.some(
    (given) => given !== '' && rests.some((rest) => rest === given || rest === given.slice(0, 1)),
  );
};

/** Whether a given name stands in it, written out beside a surname, that is none of these. */
export const spellsAnotherGivenName = (
  address: string,
  surnames: readonly string[],
  isOneOfThese: (given: string) => boolean,
): boolean => {
  const written = surnames
    .flatMap((surname) => besideInAddress(address, surname))
    .filter((rest) => rest.length >= leastLetters);
  return written.length > 0 && !written.some(isOneOfThese);
};
