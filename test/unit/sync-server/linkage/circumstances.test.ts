import { describe, expect, test } from 'vitest';
import { createEvidence } from '../../../../sync-server/linkage/evidence.ts';
import { countFrequencies } from '../../../../sync-server/linkage/frequencies.ts';
import { createTables, readShippedModel } from '../../../../sync-server/linkage/index.ts';
import {
  codesOf,
  createScorer,
  shapeOfWeights,
  usualWeights,
} from '../../../../sync-server/linkage/weights.ts';

const model = readShippedModel('registrants.json');
const registrant = {
  id: 'r',
  given_name: 'Maria',
  surname: 'Kowalczyk',
  firm: 'Steam Carpet Care',
  city: 'Reno',
  region: 'NV',
  postal_code: '89501',
};

const ratioOf = (attendee: Record<string, string>): number => {
  const tables = createTables(model);
  const [attendees, registrants] = [tables.emptyTable(), tables.emptyTable()];
  tables.add(registrants, registrant);
  tables.add(attendees, { id: 'a', given_name: 'Maria', surname: 'Kowalczyk', ...attendee });
  const evidence = createEvidence(model, tables, registrants);
  const score = createScorer(evidence, countFrequencies(model, tables, registrants), usualWeights(evidence));
  const levels = new Int8Array(evidence.width);
  const codes = codesOf(attendees, 0);
  evidence.compareAll(codes, 0, levels, 0);
  return score(codes, 0, levels, 0).same;
};

describe('another town', () => {
  const moved = ratioOf({ firm: 'Steam Carpet Care', city: 'Boise' });
  test.each([
    ['its region', { region: 'ID' }],
    ['its region and postal code', { region: 'ID', postal_code: '83702' }],
  ])('speaks against a person once: %s hardly says more', (_, also) => {
    const ratio = ratioOf({ firm: 'Steam Carpet Care', city: 'Boise', ...also });
    expect(ratio / moved).toBeGreaterThan(0.6);
    expect(ratio / moved).toBeLessThanOrEqual(1);
  });
  test('and speaks against them', () =>
    expect(moved / ratioOf({ firm: 'Steam Carpet Care' })).toBeLessThan(0.3));
});

test('weights hold levels for each circumstance of a column that comes after another', () => {
  const tables = createTables(model);
  const evidence = createEvidence(model, tables, tables.emptyTable());
  const { m, u } = usualWeights(evidence);
  expect({ m: m.map(({ length }) => length), u: u.map(({ length }) => length) }).toEqual(
    shapeOfWeights(model),
  );
});
