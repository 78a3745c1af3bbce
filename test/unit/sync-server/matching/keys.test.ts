import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Claim } from '../../../../src/domain/claim.ts';
import { isTelling, keysOfClaim, keysOfRegistrant } from '../../../../sync-server/matching/keys.ts';
import { compareReadings, namesOfClaim, plainName } from '../../../../sync-server/matching/names.ts';
import { registrant } from '../../../server/office.ts';

const shareKey = (claim: Claim, record: Parameters<typeof registrant>[1]): boolean => {
  const keys = new Set(keysOfRegistrant(registrant('R1', record)));
  return keysOfClaim(claim).some((key) => keys.has(key));
};

/** Few words, so that names often agree; of every kind that names are made of. */
const word = fc.constantFrom(
  'Maria',
  'Ann',
  'Mary',
  'M',
  'O',
  'Brien',
  'OBrien',
  'García',
  'López',
  'van',
  'de',
  'Do',
  'Jr',
);
const part = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const claims = fc.oneof(
  fc.record({ given_name: part, surname: part }),
  fc.record({ full_name: fc.tuple(part, part).map((parts) => parts.join(' ')) }),
  fc.record({ full_name: fc.tuple(part, part).map((parts) => parts.join(', ')) }),
);

test('names that agree in full always meet under a key', () => {
  fc.assert(
    fc.property(claims, part, part, (claim, givenName, surname) => {
      const agreement = compareReadings(namesOfClaim(claim), plainName(givenName, surname));
      fc.pre(agreement === 'full');
      expect(shareKey(claim, { givenName, surname })).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('an initial meets the names that it may stand for', () => {
  expect(shareKey({ full_name: 'M. Kowalczyk' }, { givenName: 'Maria', surname: 'Kowalczyk' })).toBe(true);
  expect(shareKey({ full_name: 'Kowalczyk M' }, { givenName: 'Maria', surname: 'Kowalczyk' })).toBe(true);
});

test('nobody is found by a postal code, a badge ID or an empty number alone', () => {
  expect(
    keysOfClaim({ postal_code: '89501', badge_id: 'X-1', registrant_number: '-', phone: 'n/a' }),
  ).toEqual([]);
});

test('name and postal code together tell more than a name', () => {
  const keys = keysOfClaim({ full_name: 'Maria Kowalczyk', postal_code: '89501-1234' });
  expect(keys).toContain('name+postal:kowalczyk maria 89501');
  expect(keys.filter(isTelling)).not.toContain('name:kowalczyk maria');
});
