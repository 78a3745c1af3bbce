/** How names are written, beside an e-mail that agrees: whose name agrees is credited, whose does not waits for a person. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import { type Floor, openFloor } from './floor.ts';
import { registrant } from './office.ts';

const cases: [
  what: string,
  claim: Claim,
  record: [given: string, surname: string],
  decision: 'auto' | 'review' | 'none',
][] = [
  ['the same', { given_name: 'Maria', surname: 'Kowalczyk' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['case and accents', { given_name: 'JOSE', surname: 'GARCIA' }, ['José', 'García'], 'auto'],
  ['one field', { full_name: 'Maria Kowalczyk' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['"Last, First"', { full_name: 'Kowalczyk, Maria' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['"Last, Jr., First"', { full_name: 'Kowalczyk, Jr., Marek' }, ['Marek', 'Kowalczyk'], 'auto'],
  ['swapped', { given_name: 'Kowalczyk', surname: 'Maria' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['surname first in one field', { full_name: 'Nguyen Thi Mai' }, ['Mai', 'Nguyen'], 'auto'],
  ['a particle for a surname', { full_name: 'Minh Do' }, ['Minh', 'Do'], 'auto'],
  ['a particle for a given name', { full_name: 'Van Tran' }, ['Van', 'Tran'], 'auto'],
  ['particles left out', { full_name: 'Willem Berg' }, ['Willem', 'van der Berg'], 'auto'],
  ['particles put in', { full_name: 'Ana de la Cruz' }, ['Ana', 'Cruz'], 'auto'],
  ['middle name', { full_name: 'Maria Anna Kowalczyk' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['middle initial', { full_name: 'John Q. Smith' }, ['John', 'Smith'], 'auto'],
  ['goes by the middle name', { full_name: 'Anna Kowalczyk' }, ['Maria Anna', 'Kowalczyk'], 'auto'],
  ['first initial and middle name', { full_name: 'J. Robert Smith' }, ['Robert', 'Smith'], 'auto'],
  ['two given names as one', { given_name: 'Maryann', surname: 'Lee' }, ['Mary Ann', 'Lee'], 'auto'],
  ['surname in two words', { given_name: 'Sean', surname: 'O Brien' }, ['Sean', "O'Brien"], 'auto'],
  ['hyphenated, first half', { full_name: 'Jose Garcia' }, ['José', 'García-Márquez'], 'auto'],
  ['hyphenated, second half', { full_name: 'Jose Marquez' }, ['José', 'García-Márquez'], 'auto'],
  ['double surname, no hyphen', { full_name: 'Jose Garcia Marquez' }, ['José', 'García-Márquez'], 'auto'],
  ['title', { full_name: 'Dr. Maria Kowalczyk' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['designations behind', { full_name: 'John Smith, WRT, ASD' }, ['John', 'Smith'], 'auto'],
  ['degree behind', { full_name: 'John Smith, PhD' }, ['John', 'Smith'], 'auto'],
  ['generation left out', { full_name: 'John Smith' }, ['John', 'Smith Jr.'], 'auto'],
  ['all in the given name', { given_name: 'Maria Kowalczyk' }, ['Maria', 'Kowalczyk'], 'auto'],

  ['initial', { given_name: 'M.', surname: 'Kowalczyk' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['surname and initial', { full_name: 'Kowalczyk M' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['the record has the initial', { full_name: 'Maria Kowalczyk' }, ['M', 'Kowalczyk'], 'auto'],

  ['given name alone', { full_name: 'Maria' }, ['Maria', 'Kowalczyk'], 'auto'],
  ['surname alone', { surname: 'Kowalczyk' }, ['Maria', 'Kowalczyk'], 'review'],
  ['another given name', { full_name: 'Marek Kowalczyk' }, ['Maria', 'Kowalczyk'], 'review'],
  [
    'a middle initial that another’s name begins with',
    { given_name: 'Mary J', surname: 'Smith' },
    ['John', 'Smith'],
    'review',
  ],
  ['a name that another’s begins with', { full_name: 'Dan Smith' }, ['Danielle', 'Smith'], 'review'],
  ['another initial', { full_name: 'P. Smith' }, ['John', 'Smith'], 'review'],
  [
    'another second surname',
    { given_name: 'Maria', surname: 'García López' },
    ['María', 'García Torres'],
    'review',
  ],

  ['father and son', { full_name: 'John Smith Sr.' }, ['John', 'Smith Jr.'], 'review'],
  ['somebody else', { full_name: 'Peter Pan' }, ['Maria', 'Kowalczyk'], 'review'],
  ['an initial is no part', { full_name: 'Peter M Pan' }, ['M', 'Kowalczyk'], 'review'],
  ['a record without a name', { full_name: 'Peter Pan' }, ['', ''], 'review'],
  ['no name given', {}, ['Maria', 'Kowalczyk'], 'review'],
  ['punctuation for a name', { full_name: '--' }, ['Maria', 'Kowalczyk'], 'review'],
];

const emailOf = (index: number): string => `person${index}@mail${index}.example`;

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor(
    cases.map(([, , [givenName, surname]], index) =>
      registrant(`R${1_000 + index}`, { givenName, surname, email: emailOf(index) }),
    ),
  );
});
afterAll(() => floor.close());

test.each(cases.map((one, index) => [...one, index] as const))(
  '%s',
  async (_, claim, __, decision, index) => {
    const id = await floor.signIn({ ...claim, email: claim.email ?? emailOf(index) });
    expect((await floor.matchOf(id)).decision).toBe(decision);
  },
);
