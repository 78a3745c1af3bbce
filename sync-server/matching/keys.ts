import type { Claim } from '#domain/claim.ts';
import type { Registrant } from '#domain/registrant.ts';
import { nameKey, nameOfClaim, type PlainName, plainName } from './names.ts';
import { plainEmail, plainNumber, plainPhone } from './normalise.ts';

interface Person {
  name: PlainName | null;
  number: string | null | undefined;
  email: string | null | undefined;
  phone: string | null | undefined;
}

const keysOf = ({ name, number, email, phone }: Person): string[] => {
  const keys: string[] = [];
  const add = (kind: string, value: string): void => {
    if (value !== '') keys.push(`${kind}:${value}`);
  };
  if (number) add('number', plainNumber(number));
  if (email) add('email', plainEmail(email));
  if (phone) add('phone', plainPhone(phone));
  if (name) {
    add('name', nameKey(name));
    // A double surname meets each of its halves, whichever was printed.
    for (const word of name.surname) add('name', [...name.given.slice(0, 1), word].toSorted().join(' '));
  }
  return [...new Set(keys)];
};

/** Under which keys a registrant is found. */
export const keysOfRegistrant = (registrant: Registrant): string[] =>
  keysOf({
    name: plainName(registrant.givenName, registrant.surname),
    number: registrant.registrantNumber,
    email: registrant.email,
    phone: registrant.phone,
  });

/** Under which keys registrants are looked for. */
export const keysOfClaim = (claim: Claim): string[] =>
  keysOf({
    name: nameOfClaim(claim),
    number: claim.registrant_number,
    email: claim.email,
    phone: claim.phone,
  });
