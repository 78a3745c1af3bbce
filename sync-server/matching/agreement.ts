import type { Claim } from '#domain/claim.ts';
import type { Registrant } from '#domain/registrant.ts';
import { plainNumber } from '#domain/registrant-number.ts';
import { compareReadings, type NameAgreement, namesOfClaim, plainName } from './names.ts';
import { plainEmail, plainPhone, plainPostalCode } from './normalise.ts';

/** What agrees between a claim and one registrant; null where the claim or the record says nothing. */
export interface Agreement {
  name: NameAgreement | null;
  number: boolean | null;
  email: boolean | null;
  phone: boolean | null;
  postalCode: boolean | null;
}

const compare = (
  ours: string | null,
  given: string | undefined,
  plain: (text: string) => string,
): boolean | null => {
  const [known, told] = [plain(ours ?? ''), plain(given ?? '')];
  return known === '' || told === '' ? null : known === told;
};

export const agreementOf = (claim: Claim, registrant: Registrant): Agreement => ({
  name: compareReadings(namesOfClaim(claim), plainName(registrant.givenName, registrant.surname)),
  number: compare(registrant.registrantNumber, claim.registrant_number, plainNumber),
  email: compare(registrant.email, claim.email, plainEmail),
  phone: compare(registrant.phone, claim.phone, plainPhone),
  postalCode: compare(registrant.postalCode, claim.postal_code, plainPostalCode),
});

const nameWords: Record<NameAgreement, string> = {
  full: 'name agrees',
  initial: 'surname and initial agree',
  part: 'only part of the name is the same',
  differs: 'name differs',
};

const columnWords: [column: 'number' | 'email' | 'phone' | 'postalCode', words: string][] = [
  ['number', 'registrant number'],
  ['email', 'e-mail'],
  ['phone', 'phone'],
  ['postalCode', 'postal code'],
];

/** What agrees and what does not, in words for a clerk. */
export const reasonsOf = (agreement: Agreement): string[] => [
  ...(agreement.name === null ? [] : [nameWords[agreement.name]]),
  ...columnWords.flatMap(([column, words]) =>
    agreement[column] === null ? [] : [`${words} ${agreement[column] ? 'is the same' : 'differs'}`],
  ),
];
