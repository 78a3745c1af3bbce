import { expect, test } from 'vitest';
import { mayBeOnePerson } from '../../../../sync-server/matching/one-person.ts';

test.each([
  [true, { full_name: 'Bob Smith' }, { given_name: 'Robert', surname: 'Smith' }],
  [true, { full_name: 'SMITH, Robert' }, { full_name: 'Robert Smith' }],
  [true, { full_name: 'R. Smith' }, { full_name: 'Robert Smith' }],
  [true, { full_name: 'Jon Smiht' }, { full_name: 'John Smith' }],
  [true, { full_name: 'Zoé Tremblay' }, { full_name: 'ZOE TREMBLAY' }],
  [true, { full_name: 'Maria' }, { full_name: 'Maria Kowalczyk' }],
  [true, { email: 'maria@dry.example' }, { full_name: 'Maria Kowalczyk' }],
  // A borrowed badge: of the wife, of the son, of a colleague.
  [false, { full_name: 'John Smith' }, { full_name: 'Mary Smith' }],
  [false, { full_name: 'John Smith Sr.' }, { full_name: 'John Smith Jr.' }],
  [false, { full_name: 'Maria Kowalczyk' }, { full_name: 'Maria Nowak' }],
  [false, { full_name: 'Maria Kowalczyk' }, { full_name: 'Marek Nowak' }],
])('%s: %j and %j may be one', (may, one, other) => {
  expect(mayBeOnePerson(one, other)).toBe(may);
  expect(mayBeOnePerson(other, one)).toBe(may);
});
