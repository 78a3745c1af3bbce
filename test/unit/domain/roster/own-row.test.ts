import { expect, test } from 'vitest';
import type { Claim } from '#domain/claim.ts';
import { ownRow } from '#domain/roster/own-row.ts';
import { rosterOf } from '#domain/roster/roster.ts';
import { idAt, plan } from './changes.ts';

const claims: Claim[] = [
  { full_name: 'María Kowalczyk', registrant_number: '50621' },
  { given_name: 'John', surname: 'Smith', email: 'john@dry.example' },
  { full_name: 'John Smith', email: 'js@restore.example' },
  { badge_id: 'B-17' },
];
const { people } = rosterOf(
  {
    ...plan,
    expected: claims.map((claim, index) => ({ person: idAt(index), claim, purpose: null })),
  },
  [],
);

test.each<[string, Claim, number | null]>([
  ['the number', { full_name: 'M. K.', registrant_number: '50621' }, 0],
  ['the name without its accents, turned about', { full_name: 'KOWALCZYK, Maria' }, 0],
  ['the address, where two have the name', { full_name: 'John Smith', email: 'JS@restore.example' }, 2],
  ['the badge', { badge_id: 'b-17' }, 3],
  ['a name that two have', { full_name: 'John Smith' }, null],
  [
    'a name with another number: somebody else',
    { full_name: 'María Kowalczyk', registrant_number: '9' },
    null,
  ],
  ['a part of a name', { full_name: 'Maria' }, null],
  ['nothing', {}, null],
])('%s', (_, claim, index) =>
  expect(ownRow(people, claim)?.person ?? null).toBe(index === null ? null : idAt(index)),
);
