/** What the part of an e-mail address before its @ says of its owner's name. All pure; addresses and names normalised. */

const leastLetters = 3;

/** What of an address may be made of its owner's name. */
export interface AddressName {
  /** Before the @, without what tells namesakes apart: `maria.kowalczyk82` is `maria.kowalczyk`. */
  local: string;
  /** The same, its dots and hyphens left out. */
  letters: string;
}

export const nameInAddress = (address: string): AddressName => {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).replaceAll(/\d+/g, '');
  return { local, letters: local.replaceAll(/[^\p{L}]/gu, '') };
};

const beside = (whole: string, part: string): string[] => {
  if (part.length < leastLetters || whole === part) return [];
  const rests: string[] = [];
  if (whole.endsWith(part)) rests.push(whole.slice(0, -part.length));
  if (whole.startsWith(part)) rests.push(whole.slice(part.length));
  return rests;
};

/** What stands beside a name in the address: a name or an initial; none where it does not stand there. */
export const besideInAddress = ({ letters }: AddressName, name: string): string[] => beside(letters, name);

/** Whether it is made of this given name: alone, or with one of the surnames. */
export const spellsGivenName = (address: AddressName, given: string, surnames: readonly string[]): boolean =>
  given.length >= leastLetters &&
  (address.local === given || surnames.some((surname) => besideInAddress(address, surname).includes(given)));

/** Whether it is made of this surname, with one of the given names or its first letter. */
export const spellsSurname = (
  address: AddressName,
  surname: string,
  givenNames: readonly string[],
): boolean => {
  const rests = besideInAddress(address, surname);
  return givenNames.some(
    (given) => given !== '' && rests.some((rest) => rest === given || rest === given.slice(0, 1)),
  );
};

/** Whether a given name stands in it, written out beside a surname, that is none of these. */
export const spellsAnotherGivenName = (
  address: AddressName,
  surnames: readonly string[],
  isOneOfThese: (given: string) => boolean,
): boolean => {
  const written = surnames
    .flatMap((surname) => besideInAddress(address, surname))
    .filter((rest) => rest.length >= leastLetters);
  return written.length > 0 && !written.some(isOneOfThese);
};
