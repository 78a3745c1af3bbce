import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../src/domain/claim.ts';
import {
  compareReadings,
  type NameAgreement,
  namesOfClaim,
  plainName,
} from '../../../../sync-server/matching/names.ts';

type Case = [what: string, claim: Claim, record: [given: string, surname: string], NameAgreement | null];

const cases: Case[] = [
  ['the same', { given_name: 'Maria', surname: 'Kowalczyk' }, ['Maria', 'Kowalczyk'], 'full'],
  ['case and accents', { given_name: 'JOSE', surname: 'GARCIA' }, ['José', 'García'], 'full'],
  ['one field', { full_name: 'Maria Kowalczyk' }, ['Maria', 'Kowalczyk'], 'full'],
  ['"Last, First"', { full_name: 'Kowalczyk, Maria' }, ['Maria', 'Kowalczyk'], 'full'],
  ['"Last, Jr., First"', { full_name: 'Kowalczyk, Jr., Marek' }, ['Marek', 'Kowalczyk'], 'full'],
  ['swapped', { given_name: 'Kowalczyk', surname: 'Maria' }, ['Maria', 'Kowalczyk'], 'full'],
  ['surname first in one field', { full_name: 'Nguyen Thi Mai' }, ['Mai', 'Nguyen'], 'full'],
  ['a particle for a surname', { full_name: 'Minh Do' }, ['Minh', 'Do'], 'full'],
  ['a particle for a given name', { full_name: 'Van Tran' }, ['Van', 'Tran'], 'full'],
  ['particles left out', { full_name: 'Willem Berg' }, ['Willem', 'van der Berg'], 'full'],
  ['particles put in', { full_name: 'Ana de la Cruz' }, ['Ana', 'Cruz'], 'full'],
  ['middle name', { full_name: 'Maria Anna Kowalczyk' }, ['Maria', 'Kowalczyk'], 'full'],
  ['middle initial', { full_name: 'John Q. Smith' }, ['John', 'Smith'], 'full'],
  ['goes by the middle name', { full_name: 'Anna Kowalczyk' }, ['Maria Anna', 'Kowalczyk'], 'full'],
  ['first initial and middle name', { full_name: 'J. Robert Smith' }, ['Robert', 'Smith'], 'full'],
  ['two given names as one', { given_name: 'Maryann', surname: 'Lee' }, ['Mary Ann', 'Lee'], 'full'],
  ['surname in two words', { given_name: 'Sean', surname: 'O Brien' }, ['Sean', "O'Brien"], 'full'],
  ['hyphenated, first half', { full_name: 'Jose Garcia' }, ['José', 'García-Márquez'], 'full'],
  ['hyphenated, second half', { full_name: 'Jose Marquez' }, ['José', 'García-Márquez'], 'full'],
  ['double surname, no hyphen', { full_name: 'Jose Garcia Marquez' }, ['José', 'García-Márquez'], 'full'],
  ['title', { full_name: 'Dr. Maria Kowalczyk' }, ['Maria', 'Kowalczyk'], 'full'],
  ['designations behind', { full_name: 'John Smith, WRT, ASD' }, ['John', 'Smith'], 'full'],
  ['degree behind', { full_name: 'John Smith, PhD' }, ['John', 'Smith'], 'full'],
  ['generation left out', { full_name: 'John Smith' }, ['John', 'Smith Jr.'], 'full'],
  ['all in the given name', { given_name: 'Maria Kowalczyk' }, ['Maria', 'Kowalczyk'], 'full'],

  ['initial', { given_name: 'M.', surname: 'Kowalczyk' }, ['Maria', 'Kowalczyk'], 'initial'],
  ['surname and initial', { full_name: 'Kowalczyk M' }, ['Maria', 'Kowalczyk'], 'initial'],
  ['the record has the initial', { full_name: 'Maria Kowalczyk' }, ['M', 'Kowalczyk'], 'initial'],

  ['given name alone', { full_name: 'Maria' }, ['Maria', 'Kowalczyk'], 'part'],
  ['surname alone', { surname: 'Kowalczyk' }, ['Maria', 'Kowalczyk'], 'part'],
  ['another given name', { full_name: 'Marek Kowalczyk' }, ['Maria', 'Kowalczyk'], 'part'],
  [
    'a middle initial that another’s name begins with',
    { given_name: 'Mary J', surname: 'Smith' },
    ['John', 'Smith'],
    'part',
  ],
  ['a name that another’s begins with', { full_name: 'Dan Smith' }, ['Danielle', 'Smith'], 'part'],
  ['another initial', { full_name: 'P. Smith' }, ['John', 'Smith'], 'part'],
  [
    'another second surname',
    { given_name: 'Maria', surname: 'García López' },
    ['María', 'García Torres'],
    'part',
  ],

  ['father and son', { full_name: 'John Smith Sr.' }, ['John', 'Smith Jr.'], 'differs'],
  ['somebody else', { full_name: 'Peter Pan' }, ['Maria', 'Kowalczyk'], 'differs'],
  ['an initial is no part', { full_name: 'Peter M Pan' }, ['M', 'Kowalczyk'], 'differs'],
  ['a record without a name', { full_name: 'Peter Pan' }, ['', ''], 'differs'],
  ['no name given', { email: 'maria@dry.example' }, ['Maria', 'Kowalczyk'], null],
  ['punctuation for a name', { full_name: '--' }, ['Maria', 'Kowalczyk'], null],
];

describe('names', () => {
  test.each(cases)('%s', (_, claim, [given, surname], agreement) => {
    expect(compareReadings(namesOfClaim(claim), plainName(given, surname))).toBe(agreement);
  });

  test('a name of a thousand words is read in no time', () => {
    expect(namesOfClaim({ full_name: 'word '.repeat(1000) }).length).toBeLessThan(8);
  });
});
