import { displayName, type Registrant } from '#domain/registrant.ts';
import { isWomansName, misspelt, mistyped } from './misprint.ts';
import { nicknames } from './names/nicknames.ts';
import { pickSurname } from './pick-name.ts';
import { compactText } from './plain-letters.ts';
import type { Random } from './random.ts';

/** What may be special about a badge. */
export type TwistName =
  | 'as-recorded'
  | 'accents'
  | 'misspelt'
  | 'nickname'
  | 'married'
  | 'namesake'
  | 'family'
  | 'shared-mailbox'
  | 'moved'
  | 'swapped'
  | 'wrong-number'
  | 'long-surname'
  | 'id-only'
  | 'stranger';

/** How often a name, or a name within a firm, occurs among all registrants. */
export interface Census {
  sameName(person: Registrant): number;
  sameFamily(person: Registrant): number;
}

export interface Twist {
  /** Whether the registrant has what it takes. */
  fits(person: Registrant, census: Census): boolean;
  /** The person as the badge shows them. */
  print(person: Registrant, random: Random): Registrant;
  /** What is special about the badge, for the reader of the page. */
  note(person: Registrant, census: Census): string;
}

const asIs = (person: Registrant): Registrant => person;
const always = (): boolean => true;
const recordSays = (person: Registrant): string => `The record says ${displayName(person)}.`;
const sharedMailboxes = /^(info|office|service)@/;

export const twists: Readonly<Record<TwistName, Twist>> = {
  'as-recorded': {
    fits: (person) => person.email !== null && person.phone !== null && !sharedMailboxes.test(person.email),
    print: asIs,
    note: () => 'As in the record.',
  },
  accents: {
    fits: (person) => /\P{ASCII}/u.test(displayName(person)),
    print: asIs,
    note: () => 'As in the record, with accents.',
  },
  misspelt: {
    fits: (person) => person.surname.length > 4,
    print: (person, random) => ({ ...person, surname: misspelt(random, person.surname) }),
    note: (person) => `Misspelt. ${recordSays(person)}`,
  },
  nickname: {
    fits: (person) => nicknames[person.givenName] !== undefined,
    print: (person) => ({ ...person, givenName: nicknames[person.givenName] ?? person.givenName }),
    note: (person) => `Short form of the given name. ${recordSays(person)}`,
  },
  married: {
    fits: (person) => isWomansName(person.givenName) && person.email !== null,
    print: (person, random) => ({ ...person, surname: pickSurname(random, 'german') }),
    note: (person) => `New surname after marrying. ${recordSays(person)}`,
  },
  namesake: {
    fits: (person, census) => census.sameName(person) > 1,
    print: (person) => ({ ...person, email: null }),
    note: (person, census) =>
      `${census.sameName(person)} registrants have this name; the badge has no e-mail.`,
  },
  family: {
    fits: (person, census) => census.sameFamily(person) > 1,
    print: (person) => ({ ...person, email: null }),
    note: (person, census) => `${census.sameFamily(person)} people of this surname work in the firm.`,
  },
  'shared-mailbox': {
    fits: (person) => sharedMailboxes.test(person.email ?? ''),
    print: asIs,
    note: () => 'The e-mail address is the whole office’s.',
  },
  moved: {
    fits: (person) => person.firm !== null && person.email !== null,
    print: (person) => ({
      ...person,
      firm: 'Meridian Restoration Group',
      email: `${compactText(person.givenName)}.${compactText(person.surname)}@meridian-group.example`,
    }),
    note: (person) => `Has changed firms. The record says ${person.firm}.`,
  },
  swapped: {
    fits: (person) => person.email !== null,
    print: (person) => ({ ...person, givenName: person.surname, surname: person.givenName }),
    note: (person) => `Given name and surname swapped. ${recordSays(person)}`,
  },
  'wrong-number': {
    fits: always,
    print: (person, random) => ({ ...person, registrantNumber: mistyped(random, person.registrantNumber) }),
    note: (person) => `Registrant number mistyped. The record says ${person.registrantNumber}.`,
  },
  'long-surname': {
    fits: (person) => person.surname.length > 12,
    print: asIs,
    note: (person) => `Surname cut to twelve letters. ${recordSays(person)}`,
  },
  'id-only': {
    fits: always,
    print: asIs,
    note: () => 'The code holds a badge ID only; who that is comes with the vendor’s badge list.',
  },
  stranger: {
    fits: always,
    print: asIs,
    note: () => 'Not a registrant.',
  },
};
