import { describe, expect, test } from 'vitest';
import {
  createTables,
  type LinkDecision,
  linkLists,
  readShippedModel,
} from '../../../../sync-server/linkage/index.ts';
import { linkWithThread } from '../../../../sync-server/linkage/link-on-two-cores.ts';
import { makeLabelledLists, type Row } from '../../../bench/match/labelled-lists.ts';

const model = readShippedModel('registrants.json');

interface Outcome {
  decision: LinkDecision['decision'];
  registrants: string[];
  probability: number;
  reasons: string;
}

/** What becomes of each attendee, by id. */
const link = (registrants: readonly Row[], attendees: readonly Row[]): Map<string, Outcome> => {
  const tables = createTables(model);
  const lists = { registrants: tables.emptyTable(), attendees: tables.emptyTable() };
  for (const row of registrants) tables.add(lists.registrants, row);
  for (const row of attendees) tables.add(lists.attendees, row);
  const { decisions } = linkLists(model, tables, lists);
  return new Map(
    decisions.map(({ decision, candidates }, nth) => [
      lists.attendees.ids[nth] ?? '',
      {
        decision,
        registrants: candidates.map(({ registrant }) => lists.registrants.ids[registrant] ?? ''),
        probability: candidates[0]?.probability ?? 0,
        reasons: candidates[0]?.reasons.join('; ') ?? '',
      },
    ]),
  );
};

const lists = makeLabelledLists({ seed: 11, registrants: 3_000, attendees: 800, registered: 0.8 });
const outcomes = link(lists.registrants, lists.attendees);

describe('lists of which it is known who is who', () => {
  test('hardly anybody is taken for somebody else, most are found, nearly all are at hand', () => {
    let [auto, wrong, covered, registered] = [0, 0, 0, 0];
    for (const [nth, person] of lists.truth.entries()) {
      const outcome = outcomes.get(`a-${nth + 1}`);
      if (person !== null) registered++;
      if (person !== null && outcome?.registrants.includes(person)) covered++;
      if (outcome?.decision !== 'auto') continue;
      auto++;
      if (outcome.registrants[0] !== person) wrong++;
    }
    // The sample plants namesakes in one town; some of them are strangers here.
    expect(wrong).toBeLessThanOrEqual(2);
    // By the bound of lists, one false in 4,000: with one in 2,000 it is 0.88.
    expect(auto / registered).toBeGreaterThan(0.85);
    expect(covered / registered).toBeGreaterThan(0.98);
  });

  test('a second thread changes nothing', async () => {
    const tables = createTables(model);
    const both = { registrants: tables.emptyTable(), attendees: tables.emptyTable() };
    for (const row of lists.registrants) tables.add(both.registrants, row);
    for (const row of lists.attendees) tables.add(both.attendees, row);
    expect(await linkWithThread(model, tables, both)).toEqual(linkLists(model, tables, both));
  });

  test('the order of the rows changes nothing', () => {
    const turned = link(lists.registrants.toReversed(), lists.attendees.toReversed());
    for (const [id, { decision, registrants, probability }] of outcomes) {
      const other = turned.get(id);
      expect(other?.decision).toBe(decision);
      expect(other?.registrants[0]).toBe(registrants[0]);
      expect(other?.probability).toBeCloseTo(probability, 9);
    }
  });

  test('at most five are shown for review, and the likeliest first', () => {
    for (const { decision, registrants } of outcomes.values())
      expect(registrants.length).toBeLessThanOrEqual(decision === 'auto' ? 1 : 5);
  });
});

/** One more attendee among the others, and what becomes of them. */
const attend = (fields: Row, registrants: readonly Row[] = []): Outcome | undefined =>
  link([...lists.registrants, ...registrants], [...lists.attendees, { id: 'one', ...fields }]).get('one');

const maria: Row = {
  id: 'maria',
  given_name: 'Maria',
  surname: 'Kowalczyk-Ortega',
  registrant_number: '998877',
  email: 'maria@kowalczyk-ortega.example',
  phone: '+1 702 555 0112',
  firm: 'Silver Creek Drying LLC',
  street: '12 Oak Street',
  city: 'Reno',
  region: 'NV',
  postal_code: '89501',
  country: 'US',
};

describe('one attendee', () => {
  test('name and number: certain', () => {
    const { given_name, surname, registrant_number } = maria;
    const found = attend({ given_name, surname, registrant_number } as Row, [maria]);
    expect(found).toMatchObject({ decision: 'auto', registrants: ['maria'] });
    expect(found?.reasons).toContain('registrant number the same');
  });

  test('surname first, in capitals, with a slip of the keyboard', () => {
    const found = attend(
      { given_name: 'KOWALCZYK ORTEGA', surname: 'MAIRA', email: 'MARIA@kowalczyk-ortega.example' },
      [maria],
    );
    expect(found).toMatchObject({ decision: 'auto', registrants: ['maria'] });
    expect(found?.reasons).toContain('names swapped');
  });

  test('a number alone, under another name, credits nobody', () => {
    const found = attend({ given_name: 'Delbert', surname: 'Winterbottom', registrant_number: '998877' }, [
      maria,
    ]);
    expect(found?.decision).not.toBe('auto');
  });

  test('a brother in the family firm is not taken for his sister', () => {
    const { surname, firm, city, region, postal_code, phone } = maria;
    const found = attend({ given_name: 'Esteban', surname, firm, city, region, postal_code, phone } as Row, [
      maria,
    ]);
    expect(found?.decision).not.toBe('auto');
  });

  test('two of one name at one firm: a person decides, between both', () => {
    const { given_name, surname, firm, city, region } = maria;
    const namesake = { ...maria, id: 'namesake', registrant_number: '776655', email: '', phone: '' };
    const found = attend({ given_name, surname, firm, city, region } as Row, [maria, namesake]);
    expect(found?.decision).toBe('review');
    expect(found?.registrants.toSorted()).toEqual(['maria', 'namesake']);
  });

  test('Mary is not Gary misspelt', () => {
    const mary = { ...maria, id: 'mary', given_name: 'Mary' };
    const { surname, firm, city, region } = maria;
    const common = Array.from({ length: 30 }, (_, nth) => ({
      id: `gary-${nth}`,
      given_name: 'Gary',
      surname: `Underhill${nth}`,
    }));
    const found = attend({ given_name: 'Gary', surname, firm, city, region } as Row, [mary, ...common]);
    expect(found?.decision).not.toBe('auto');
  });

  test('nobody of that name: no candidate', () => {
    expect(attend({ given_name: 'Xenophon', surname: 'Quackenbush' })).toMatchObject({
      decision: 'none',
      registrants: [],
    });
  });
});

test('two attendees of different names who both fit one registrant are left to a person; one who is listed twice is not', () => {
  const { surname, firm, city, region, phone } = maria;
  const chris = { ...maria, id: 'chris', given_name: 'Chris', email: 'chris@kowalczyk-ortega.example' };
  const known = { surname, firm, city, region, phone } as Row;
  const christopher = { ...known, id: 'christopher', given_name: 'Christopher' };
  const christine = { ...known, id: 'christine', given_name: 'Christine' };
  const again = { ...known, id: 'again', given_name: 'Chris' };
  const decisionsOf = (...attendees: Row[]) => {
    const found = link([...lists.registrants, chris], [...lists.attendees, ...attendees]);
    return attendees.map(({ id = '' }) => found.get(id)?.decision);
  };
  expect(decisionsOf(christopher, again)).toEqual(['auto', 'auto']);
  expect(decisionsOf(christopher, christine)).toEqual(['review', 'review']);
});

test('a registry of one: the very person is found, a stranger with the number is not', () => {
  const { given_name, surname, registrant_number } = maria;
  const found = link(
    [maria],
    [
      { id: 'herself', given_name, surname, registrant_number } as Row,
      { id: 'stranger', given_name: 'John', surname: 'Doe', registrant_number } as Row,
      { id: 'nobody' },
    ],
  );
  expect(found.get('herself')).toMatchObject({ decision: 'auto', registrants: ['maria'] });
  expect(found.get('stranger')?.decision).not.toBe('auto');
  expect(found.get('nobody')?.decision).toBe('none');
});
