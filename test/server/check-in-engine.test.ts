import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { createCheckInEngine } from '../../sync-server/matching/check-in-engine.ts';
import type { MatchingEngine } from '../../sync-server/matching/engine.ts';
import { type Floor, openFloor } from './floor.ts';
import { registrant } from './office.ts';

const maria = registrant('R70012', {
  email: 'maria.kowalczyk@dry.example',
  phone: '7025550112',
  postalCode: '89501',
  firm: 'Dry & Sons',
});
const jose = registrant('R70020', {
  givenName: 'José',
  surname: 'García-Márquez',
  postalCode: '33101',
  email: 'office@firm.example',
});
const vander = registrant('R70031', {
  givenName: 'Willem',
  surname: 'van der Berg',
  phone: '+1 (303) 555-0147',
  city: 'Reno',
});
const junior = registrant('R70060', { givenName: 'Peter', surname: 'Hall Jr.', email: 'halls@home.example' });
const smith1 = registrant('R70045', { givenName: 'John', surname: 'Smith', postalCode: '60601' });
const smith2 = registrant('R70046', { givenName: 'John', surname: 'Smith', postalCode: '60601' });
const danielle = registrant('R70050', {
  givenName: 'Danielle',
  surname: 'Brown',
  email: 'thebrowns@home.example',
  phone: '4065550199',
});
const neighbours = ['Ann', 'Bob', 'Cleo'].map((givenName, index) =>
  registrant(`R7010${index}`, { givenName, surname: `Other${index}`, city: 'Reno' }),
);
const registry: Registrant[] = [...neighbours, maria, jose, vander, smith1, smith2, danielle, junior];

let floor: Floor;
let engine: MatchingEngine;
beforeAll(async () => {
  floor = await openFloor(registry);
  engine = createCheckInEngine(floor.rooms.store, async () => null);
});
afterAll(() => floor.close());

const cases: [what: string, claim: Claim, decision: 'auto' | 'review' | 'none', registrant: string | null][] =
  [
    [
      'number and name',
      { given_name: 'Maria', surname: 'Kowalczyk', registrant_number: '70012' },
      'auto',
      maria.id,
    ],
    [
      'number written with blanks, zeros and a prefix',
      { full_name: 'Maria Kowalczyk', registrant_number: 'IICRC #0070 012' },
      'auto',
      maria.id,
    ],
    [
      '"Last, First" in capitals',
      { full_name: 'KOWALCZYK, MARIA', registrant_number: '70012' },
      'auto',
      maria.id,
    ],
    [
      'given name and surname swapped',
      { given_name: 'Kowalczyk', surname: 'Maria', registrant_number: '70012' },
      'auto',
      maria.id,
    ],
    [
      'an initial for the given name',
      { given_name: 'M.', surname: 'Kowalczyk', registrant_number: '70012' },
      'auto',
      maria.id,
    ],
    ['a middle name', { full_name: 'Maria Anna Kowalczyk', registrant_number: '70012' }, 'auto', maria.id],
    [
      'e-mail in other case and name',
      { full_name: 'Maria Kowalczyk', email: 'Maria.Kowalczyk@DRY.example' },
      'auto',
      maria.id,
    ],
    [
      'name and postal code with four more digits',
      { full_name: 'Maria Kowalczyk', postal_code: '89501-1234' },
      'auto',
      maria.id,
    ],
    [
      'name and phone with country code',
      { full_name: 'Maria Kowalczyk', phone: '+1 702 555 0112' },
      'auto',
      maria.id,
    ],
    [
      'accents left out, half of a double surname',
      { full_name: 'Jose Garcia', postal_code: '33101' },
      'auto',
      jose.id,
    ],
    ['particles left out', { full_name: 'Willem Berg', phone: '3035550147' }, 'auto', vander.id],
    ['a number alone', { registrant_number: '70012' }, 'review', null],
    [
      'a number that contradicts the name',
      { full_name: 'Peter Pan', registrant_number: '70012' },
      'review',
      null,
    ],
    [
      'name and e-mail, and a number with a wrong digit',
      { full_name: 'Maria Kowalczyk', email: maria.email ?? '', registrant_number: '70013' },
      'auto',
      maria.id,
    ],
    ['a name alone', { full_name: 'Maria Kowalczyk' }, 'review', null],
    [
      'an e-mail with somebody else’s name',
      { full_name: 'Ann Other', email: maria.email ?? '' },
      'review',
      null,
    ],
    ['namesakes at one postal code', { full_name: 'John Smith', postal_code: '60601' }, 'review', null],
    [
      'one of two namesakes by number',
      { full_name: 'John Smith', registrant_number: '70046' },
      'auto',
      smith2.id,
    ],
    [
      'name and postal code, but another e-mail',
      { full_name: 'Maria Kowalczyk', postal_code: '89501', email: 'else@where.example' },
      'auto',
      maria.id,
    ],
    [
      'the husband from the family’s mailbox, whose name hers begins with',
      { full_name: 'Dan Brown', email: 'thebrowns@home.example' },
      'review',
      null,
    ],
    [
      'a middle initial that hers begins with, from the family’s phone',
      { given_name: 'Peter D', surname: 'Brown', phone: '4065550199' },
      'review',
      null,
    ],
    [
      'an initial with the e-mail',
      { full_name: 'D. Brown', email: 'thebrowns@home.example' },
      'auto',
      danielle.id,
    ],
    [
      'no more than an initial with the phone',
      { full_name: 'D. Brown', phone: '4065550199' },
      'review',
      null,
    ],
    [
      'a given name alone with the e-mail',
      { full_name: 'Maria', email: maria.email ?? '' },
      'auto',
      maria.id,
    ],
    ['an e-mail alone', { email: maria.email ?? '' }, 'review', null],
    ['a phone alone', { phone: '7025550112' }, 'review', null],
    ['a number that nobody has, alone', { registrant_number: '99999' }, 'none', null],
    [
      'the number of one and name and e-mail of another',
      { full_name: 'Maria Kowalczyk', email: maria.email ?? '', registrant_number: '70050' },
      'auto',
      maria.id,
    ],
    [
      'the father from the family’s mailbox',
      { full_name: 'Peter Hall Sr.', email: 'halls@home.example' },
      'review',
      null,
    ],
    ['the son', { full_name: 'Hall, Jr., Peter', email: 'halls@home.example' }, 'auto', junior.id],
    ['nobody like this', { full_name: 'Zebulon Quartz' }, 'none', null],
    ['a badge ID alone', { badge_id: 'X-1' }, 'none', null],
    ['nothing', {}, 'none', null],
  ];

describe('the engine, for one check-in', () => {
  test.each(cases)('%s', async (_, claim, decision, who) => {
    const answer = await engine.match(claim, 'at-station');
    expect([answer.decision, answer.registrant]).toEqual([decision, who]);
    expect(answer.why.join()).not.toBe('');
  });

  test('says in words why it leaves a case to a person', async () => {
    const whys = await Promise.all(
      [
        { registrant_number: '70012' },
        { full_name: 'Peter Pan', registrant_number: '70012' },
        { full_name: 'John Smith', postal_code: '60601' },
        { badge_id: 'X-1' },
        { badge_id: 'X-1', firm: 'Dry & Sons' },
        { firm: 'Dry & Sons' },
        { full_name: 'Zebulon Quartz' },
        {},
      ].map(async (claim) => (await engine.match(claim, 'at-station')).why.join()),
    );
    expect(whys).toEqual([
      'there is no name: a number or an address alone is not enough',
      'the given name differs',
      '2 registrants fit about equally well',
      "only the badge's ID is known, and it is not in any badge list yet",
      "only the badge's ID is known, and it is not in any badge list yet",
      'there is no name, number, e-mail or phone to look for',
      'nobody in the registry resembles this',
      'the badge could not be read: nothing is known about the person',
    ]);
  });

  test('takes a town that several share from a list, whose people are known to it, and not from a station', async () => {
    const claim = { full_name: 'Willem van der Berg', city: 'Reno' };
    expect((await engine.match(claim, 'in-list')).decision).toBe('auto');
    expect(await engine.match(claim, 'at-station')).toMatchObject({
      decision: 'review',
      why: ['what agrees beside the name is shared by too many'],
    });
  });

  test('offers at most five candidates, best first', async () => {
    const { candidates } = await engine.match(
      { full_name: 'John Smith', registrant_number: '70046' },
      'at-station',
    );
    expect(candidates.map((one) => one.registrant)).toEqual([smith2.id, smith1.id]);
  });
});
