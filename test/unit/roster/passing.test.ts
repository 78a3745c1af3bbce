import { expect, test } from 'vitest';
import { rosterOf } from '#domain/roster/roster.ts';
import type { RosterChange } from '#domain/roster/roster-change.ts';
import { ownSayings } from '../../../src/roster/passing/passing.ts';
import { absent, ann, change, cleo, day, days, plan, signature } from '../domain/roster/changes.ts';

const [first] = days;
const rowOf = (person: string, changes: RosterChange[] = []) =>
  rosterOf(plan, changes).people.find((row) => row.person === person) ?? null;
const words = { date: first, signature, signatures: 'daily' as const };

test('somebody who is expected says that they are here, and signs', () =>
  expect(
    ownSayings({ ...words, person: ann, row: rowOf(ann), claim: { full_name: 'ann able' }, purpose: 'exam' }),
  ).toEqual([
    { person: ann, says: { what: 'day', date: first, mark: { is: 'present' } } },
    { person: ann, says: { what: 'signature', date: first, signature } },
  ]));

test('what they add to what is known is kept; how their name is written stays', () =>
  expect(
    ownSayings({
      ...words,
      person: ann,
      row: rowOf(ann),
      claim: { full_name: 'ANN ABLE', registrant_number: '50621' },
      purpose: 'cec-only',
    }).slice(0, 2),
  ).toEqual([
    {
      person: ann,
      says: {
        what: 'claim',
        claim: { full_name: 'Ann Able', registrant_number: '50621' },
        badge: null,
        understoodBy: null,
      },
    },
    { person: ann, says: { what: 'purpose', purpose: 'cec-only' } },
  ]));

test('somebody new is added, and signs once where the class is signed once', () =>
  expect(
    ownSayings({
      ...words,
      person: cleo,
      row: null,
      claim: { full_name: 'Cleo' },
      purpose: 'exam',
      signatures: 'once',
    }).map(({ says }) => says),
  ).toEqual([
    { what: 'claim', claim: { full_name: 'Cleo' }, badge: null, understoodBy: null },
    { what: 'purpose', purpose: 'exam' },
    { what: 'day', date: first, mark: { is: 'present' } },
    { what: 'signature', date: null, signature },
  ]));

test('what the instructor noted of the day stays', () => {
  const row = rowOf(ann, [change(1, ann, day(first, absent))]);
  const said = ownSayings({ ...words, person: ann, row, claim: { full_name: 'Ann Able' }, purpose: 'exam' });
  expect(said.map(({ says }) => says.what)).toEqual(['signature']);
});
