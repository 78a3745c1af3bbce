/** Blocking keys: who shares none with a claim is never looked at. All pure. */
import type { Claim } from '#domain/claim.ts';
import type { Registrant } from '#domain/registrant.ts';
import { plainNumber } from '#domain/registrant-number.ts';
import { namesOfClaim, type PlainName, plainName } from './names.ts';
import { plainEmail, plainPhone, plainPostalCode } from './normalise.ts';

/** The words of one half of a name, and all of them as one: "O Brien" is looked for as "OBrien" too. */
const halves = (words: readonly string[]): string[] => [...words, words.join('')];

/** Every given name with every surname, in no order: names that agree in full share one such pair. */
const pairsOf = ({ given, surname }: PlainName): string[] =>
  halves(given).flatMap((one) => halves(surname).map((other) => [one, other].toSorted().join(' ')));

/** First letter of a given name with each surname, for badges that print no more. */
const initialsOf = (given: readonly string[], surname: readonly string[]): string[] =>
  given.slice(0, 1).flatMap((first) => halves(surname).map((word) => `${first.slice(0, 1)} ${word}`));

interface Person {
  pairs: string[];
  initials: string[];
  number: string | null | undefined;
  email: string | null | undefined;
  phone: string | null | undefined;
  postalCode: string | null | undefined;
}

const keysOf = ({ pairs, initials, number, email, phone, postalCode }: Person): string[] => {
  const plainPost = plainPostalCode(postalCode ?? '');
  const keys: [kind: string, value: string][] = [
    ['number', plainNumber(number ?? '')],
    ['email', plainEmail(email ?? '')],
    ['phone', plainPhone(phone ?? '')],
    ...pairs.flatMap((pair): [string, string][] => [
      ['name', pair],
      ['name+postal', plainPost && `${pair} ${plainPost}`],
    ]),
    ...initials.map((initial): [string, string] => ['initial', initial]),
  ];
  return [...new Set(keys.flatMap(([kind, value]) => (value.trim() === '' ? [] : [`${kind}:${value}`])))];
};

/** Keys that say who somebody is by themselves, or nearly; the others only that the name is alike. */
export const isTelling = (key: string): boolean => !/^(name|initial):/.test(key);

/** Under which keys a registrant is found. */
export const keysOfRegistrant = (registrant: Registrant): string[] => {
  const name = plainName(registrant.givenName, registrant.surname);
  return keysOf({
    pairs: pairsOf(name),
    initials: initialsOf(name.given, name.surname),
    number: registrant.registrantNumber,
    email: registrant.email,
    phone: registrant.phone,
    postalCode: registrant.postalCode,
  });
};

/** Under which keys registrants are looked for; by an initial only where the claim gives no more. */
export const keysOfClaim = (claim: Claim): string[] => {
  const names = namesOfClaim(claim);
  return keysOf({
    pairs: names.flatMap(pairsOf),
    initials: names.flatMap(({ given, surname }) => [
      ...(given[0]?.length === 1 ? initialsOf(given, surname) : []),
      ...(surname[0]?.length === 1 ? initialsOf(surname, given) : []),
    ]),
    number: claim.registrant_number,
    email: claim.email,
    phone: claim.phone,
    postalCode: claim.postal_code,
  });
};
