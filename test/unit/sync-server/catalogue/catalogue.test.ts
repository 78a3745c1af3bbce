import { afterEach, describe, expect, test } from 'vitest';
import { createAccess } from '../../../../sync-server/access/index.ts';
import { createCatalogue } from '../../../../sync-server/catalogue/index.ts';
import { openStore, type Store } from '../../../../sync-server/store/index.ts';
import { convention } from '../../../server/office.ts';

let store: Store;
const openAt = (now: string) => {
  store = openStore(':memory:');
  const clock = { now: () => Date.parse(now) };
  return createCatalogue({ store, clock, audit: createAccess({ store, clock }).audit });
};
afterEach(() => store.close());

const policies = () => store.db.selectFrom('policy').select(['id', 'active']).orderBy('id').execute();

describe('policies', () => {
  test('are shipped once, exactly one of them active', async () => {
    const catalogue = openAt('2026-11-24T20:00:00Z');
    await catalogue.shipPolicies();
    await catalogue.shipPolicies();
    expect(await policies()).toEqual([
      { id: 'iicrc-1h', active: 0 },
      { id: 'iicrc-7h', active: 1 },
    ]);
    expect((await catalogue.activePolicy()).id).toBe('iicrc-7h');
  });

  test('the office’s choice stays at the next start', async () => {
    const catalogue = openAt('2026-11-24T20:00:00Z');
    await catalogue.shipPolicies();
    await store.raw((connection) => {
      connection.exec("DELETE FROM policy WHERE id = 'iicrc-7h'");
      connection.exec('UPDATE policy SET active = 1');
    });
    await catalogue.shipPolicies();
    expect((await catalogue.activePolicy()).id).toBe('iicrc-1h');
  });
});

describe('an event is on today', () => {
  const honolulu = {
    ...convention,
    id: 'hnl',
    timeZone: 'Pacific/Honolulu',
    days: [{ date: '2026-11-24', minutes: 420 }],
  };
  const auckland = { ...honolulu, id: 'akl', timeZone: 'Pacific/Auckland' };
  test.each([
    ['where it is still today', '2026-11-25T05:00:00Z', ['hnl'], [], ['akl']],
    ['where it is today already', '2026-11-23T12:00:00Z', ['akl'], ['hnl'], []],
    ['in both', '2026-11-24T10:30:00Z', ['akl', 'hnl'], [], []],
  ])('%s', async (_, now, today, upcoming, past) => {
    const catalogue = openAt(now);
    await catalogue.addEvents([honolulu, auckland].map((event) => ({ event, decodeRules: [] })));
    const ids = async (when: 'today' | 'upcoming' | 'past') =>
      (await catalogue.events({ when })).map(({ id }) => id).toSorted();
    expect([await ids('today'), await ids('upcoming'), await ids('past')]).toEqual([today, upcoming, past]);
  });
});
