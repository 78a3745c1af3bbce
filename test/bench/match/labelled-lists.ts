/**
 * Registrants and the attendees of an event of whom it is known who is who: as badges, forms and organisers' lists give
 * them, with their typing errors, nicknames, moved firms and wrong numbers, and with people who are no registrants,
 * some of whom work with one or are of their family.
 */
import type { Claim } from '../../../src/domain/claim.ts';
import type { Registrant } from '../../../src/domain/registrant.ts';
import { rowOfRegistrant } from '../../../sync-server/matching/registry-index/rows.ts';
import { misspelt, mistyped } from '../../../sync-server/sample/misprint.ts';
import { makeRegistrants } from '../../../sync-server/sample/people.ts';
import { compactText } from '../../../sync-server/sample/plain-letters.ts';
import { type Random, randomStream, weightedPicker } from '../../../sync-server/sample/random.ts';

export type Row = Record<string, string>;

export interface LabelledLists {
  registrants: Row[];
  attendees: Row[];
  /** The registrant of each attendee; null for who is none. */
  truth: (string | null)[];
}

/** What an attendee's source gives beside the name, and how often. */
const pickFields = weightedPicker<readonly string[]>([
  [['firm', 'city', 'region'], 40],
  [['firm', 'city', 'region', 'postal_code'], 10],
  [['email', 'firm', 'city', 'region'], 20],
  [['email'], 8],
  [['phone'], 6],
  [['registrant_number', 'email'], 9],
  [['registrant_number', 'phone', 'firm'], 7],
]);

const nicknames = new Map([
  ['William', 'Bill'],
  ['Robert', 'Bob'],
  ['James', 'Jim'],
  ['Michael', 'Mike'],
  ['Christopher', 'Chris'],
  ['Thomas', 'Tom'],
  ['Joseph', 'Joe'],
  ['Elizabeth', 'Liz'],
  ['Jennifer', 'Jenny'],
  ['Patricia', 'Pat'],
  ['Katherine', 'Kate'],
  ['Margaret', 'Maggie'],
]);

/** A row as the registrant whom it was made of, without designations. */
export const registrantOf = (row: Row): Registrant => ({
  id: row.id ?? '',
  registrantNumber: row.registrant_number ?? '',
  givenName: row.given_name ?? '',
  surname: row.surname ?? '',
  email: row.email || null,
  phone: row.phone || null,
  firm: row.firm || null,
  street: row.street || null,
  city: row.city || null,
  region: row.region || null,
  postalCode: row.postal_code || null,
  country: row.country || null,
  designations: [],
  opening: null,
});

/** An attendee's row as the claim of a check-in. */
export const claimOf = ({ id: _, ...fields }: Row): Claim =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

export const writeName = (
  random: Random,
  { given_name: given = '', surname = '' }: Row,
): [string, string] => {
  const slip = random.fraction();
  if (slip < 0.06) return [misspelt(random, given), surname];
  if (slip < 0.12) return [given, misspelt(random, surname)];
  if (slip < 0.135) return [surname, given];
  if (slip < 0.16) return [`${given.slice(0, 1)}.`, surname];
  if (slip < 0.2) return [`${given} ${random.pick(['A', 'J', 'M', 'T'])}`, surname];
  if (slip < 0.3) return [nicknames.get(given) ?? given, surname];
  return [given, surname];
};

/** Another firm in the same town, another address of their own, a number with two digits swapped. */
const writeField = (random: Random, field: string, person: Row, others: readonly Row[]): string => {
  const value = person[field] ?? '';
  if (field === 'firm' && random.chance(0.1)) return random.pick(others).firm ?? '';
  if (field === 'email' && random.chance(0.12))
    return `${compactText(`${person.given_name}${person.surname}`)}${random.between(1, 999)}@letters.test`;
  if (field === 'registrant_number' && random.chance(0.05)) return mistyped(random, value);
  return value;
};

const attend = (random: Random, person: Row, others: readonly Row[], id: string): Row => {
  const [given, surname] = writeName(random, person);
  const fields = pickFields(random);
  const shouts = random.chance(0.25);
  const row: Row = { id, given_name: given, surname };
  for (const field of fields) row[field] = writeField(random, field, person, others);
  return shouts ? { ...row, given_name: given.toUpperCase(), surname: surname.toUpperCase() } : row;
};

/** Somebody who is no registrant: of a registrant's family and firm, of the firm alone, or from elsewhere. */
const makeStranger = (random: Random, registrants: readonly Row[], elsewhere: readonly Row[]): Row => {
  const stranger = random.pick(elsewhere);
  const kind = random.fraction();
  if (kind > 0.37) return { ...stranger, registrant_number: '' };
  const known = random.pick(registrants);
  const surname = kind < 0.12 ? known.surname : stranger.surname;
  return {
    ...known,
    given_name: stranger.given_name ?? '',
    surname: surname ?? '',
    email: stranger.email ?? '',
    registrant_number: '',
  };
};

export const makeLabelledLists = (options: {
  seed: number;
  registrants: number;
  attendees: number;
  /** The share of attendees who are registrants. */
  registered: number;
}): LabelledLists => {
  const { seed, registered } = options;
  const everybody = makeRegistrants({
    seed,
    today: '2026-11-24',
    count: Math.round(options.registrants * 1.25),
  }).map(rowOfRegistrant);
  const random = randomStream(seed, 'attendees');
  const registrants = everybody.slice(0, options.registrants);
  // The sample makes addresses of a name and two digits: in a million, strangers would have those of their namesakes.
  const addresses = new Set(registrants.map(({ email }) => email));
  const elsewhere = everybody
    .slice(options.registrants)
    .map((person) => (addresses.has(person.email) ? { ...person, email: '' } : person));
  const attendees: Row[] = [];
  const truth: (string | null)[] = [];
  for (let nth = 1; nth <= options.attendees; nth++) {
    const isRegistered = random.chance(registered);
    const person = isRegistered ? random.pick(registrants) : makeStranger(random, registrants, elsewhere);
    attendees.push(attend(random, person, registrants, `a-${nth}`));
    truth.push(isRegistered ? (person.id ?? null) : null);
  }
  return { registrants, attendees, truth };
};
