/** The search for duplicates, which staff start, and what they say of what it found. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DuplicateList, DuplicateSearch, TwoPeopleSaid } from '../../src/domain/duplicates-api.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { makeRegistrants } from '../../sync-server/sample/people.ts';
import { openOffice, registrant, signInStaff } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('A70012', {
  givenName: 'Maria',
  surname: 'Kowalczyk',
  email: 'maria@dry.example',
  phone: '+1 702 555 0112',
  firm: '=HYPERLINK("http://harm.example")',
  street: '12 Hidden "Valley" Way',
  city: 'Reno',
  region: 'NV',
  postalCode: '89501',
});
const again = { ...maria, id: 'B80099', registrantNumber: '80099', street: null };
const sister = { ...maria, id: 'C80100', registrantNumber: '80100', givenName: 'Henriette', email: null };

let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
const open = async (registrants: Registrant[]): Promise<void> => {
  server = await startServer();
  await openOffice(server.rooms, registrants);
  ({ ask } = await signInStaff(server));
};
const listed = async (question = '') =>
  DuplicateList.parse(await (await ask(`/duplicates${question}`)).json());
const pairsListed = async () => (await listed()).pairs.map(({ one, other }) => `${one.id} ${other.id}`);
const start = async () => DuplicateSearch.parse(await (await ask('/duplicates/search', {})).json());
const search = async (): Promise<void> => {
  await start();
  await expect
    .poll(async () => (await listed()).search.progress, { timeout: 30_000, interval: 50 })
    .toBeNull();
};
const sayTwoPeople = async (one: string, other: string) => ask('/duplicates/two-people', { one, other });

describe('a search', () => {
  beforeEach(() => open([maria, again, sister]));
  afterEach(() => server.end());

  test('before the first one there is nothing', async () => {
    expect(await listed()).toEqual({
      search: { progress: null, trouble: null, done: null },
      pairs: [],
      total: 0,
    });
  });

  test('finds who stands in the registry twice, and no sister', async () => {
    await search();
    const { pairs, total, search: state } = await listed();
    expect(state).toMatchObject({
      progress: null,
      trouble: null,
      done: { by: 'Chris Clerk', registrants: 3 },
    });
    expect(total).toBe(1);
    expect(pairs).toMatchObject([
      { one: { id: maria.id, name: 'Maria Kowalczyk' }, other: { id: again.id } },
    ]);
    expect(pairs[0]?.probability).toBeGreaterThan(0.9);
    expect(pairs[0]?.reasons).toContain('email the same (2 of 3)');
  });

  test('outlives a restart, and so does what staff said', async () => {
    await search();
    const before = await listed();
    const second = await startServer({ databaseFile: server.databaseFile });
    const { ask: askSecond } = await signInStaff(second);
    expect(DuplicateList.parse(await (await askSecond('/duplicates')).json())).toEqual(before);
    await sayTwoPeople(maria.id, again.id);
    expect(DuplicateList.parse(await (await askSecond('/duplicates')).json()).pairs).toEqual([]);
    await second.end();
  });

  test('is for staff only', async () => {
    const paths = ['/duplicates', '/duplicates/csv'].map((path) => fetch(`${server.url}/api${path}`));
    const acts = ['/duplicates/search', '/duplicates/search/cancel', '/duplicates/two-people'].map((path) =>
      fetch(`${server.url}/api${path}`, { method: 'POST', headers: { origin: server.url } }),
    );
    const answers = await Promise.all([...paths, ...acts]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  });
});

describe('a pair of whom staff say "two people"', () => {
  beforeEach(() => open([maria, again, sister]));
  afterEach(() => server.end());

  test('is gone, is not proposed by the next search, and comes back when that is undone', async () => {
    await search();
    const answer = await sayTwoPeople(again.id, maria.id);
    const { decision } = TwoPeopleSaid.parse(await answer.json());
    expect(await pairsListed()).toEqual([]);
    await search();
    expect(await listed()).toMatchObject({ pairs: [], total: 0 });
    expect((await ask(`/duplicates/two-people/${decision}/undo`, {})).status).toBe(204);
    expect(await pairsListed()).toEqual([`${maria.id} ${again.id}`]);
    const audited = await server.rooms.store.db
      .selectFrom('audit')
      .select(['action', 'actor', 'subject'])
      .where('action', 'like', 'two-people%')
      .orderBy('position')
      .execute();
    expect(audited).toEqual([
      { action: 'two-people', actor: 'clerk', subject: maria.id },
      { action: 'two-people-undone', actor: 'clerk', subject: maria.id },
    ]);
  });

  test.each([
    [
      'said twice',
      409,
      async () => [await sayTwoPeople(maria.id, again.id), await sayTwoPeople(again.id, maria.id)],
    ],
    ['of nobody we know', 404, async () => [await sayTwoPeople(maria.id, 'nobody')]],
    ['of one registrant', 400, async () => [await sayTwoPeople(maria.id, maria.id)]],
    [
      'undone without having been said',
      404,
      async () => [await ask('/duplicates/two-people/nothing/undo', {})],
    ],
  ])('%s is refused with %i', async (_, status, act) => {
    expect((await act()).at(-1)?.status).toBe(status);
  });

  test('undone twice is refused', async () => {
    const { decision } = TwoPeopleSaid.parse(await (await sayTwoPeople(maria.id, again.id)).json());
    await ask(`/duplicates/two-people/${decision}/undo`, {});
    expect((await ask(`/duplicates/two-people/${decision}/undo`, {})).status).toBe(409);
  });
});

describe('the list for the spreadsheet', () => {
  beforeEach(() => open([maria, again]));
  afterEach(() => server.end());

  test('has both registrants in a row, and nothing that a spreadsheet would run', async () => {
    await search();
    const answer = await ask('/duplicates/csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\uFEFFprobability,one_id,one_registrant_number,')).toBe(true);
    const [, row = ''] = text.split('\r\n');
    expect(row).toContain('A70012,70012,Maria,Kowalczyk,maria@dry.example');
    expect(row).toContain('B80099,80099,Maria,Kowalczyk,maria@dry.example');
    expect(row).toContain(`"'=HYPERLINK(""http://harm.example"")"`);
    expect(row).toContain(",'+1 702 555 0112,");
    expect(row).toContain('"12 Hidden ""Valley"" Way"');
    expect(row).not.toMatch(/(^|,)"?\s*[=+\-@]/);
  });
});

describe('a search of thousands', () => {
  beforeEach(() => open(makeRegistrants({ seed: 5, today: '2026-11-24', count: 4_000 })));
  afterEach(() => server.end());

  test('tells how far it is, goes on beside the requests, and can be cancelled; what was found before stays', async () => {
    await server.rooms.registry.importRegistrants([maria, again]);
    const seen: number[] = [];
    await start();
    await expect
      .poll(
        async () => {
          const { progress } = (await listed()).search;
          if (progress !== null) seen.push(progress);
          return progress;
        },
        { timeout: 60_000, interval: 20 },
      )
      .toBeNull();
    expect(Math.max(...seen)).toBeGreaterThan(0);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    const before = await pairsListed();
    expect(before).toContain(`${maria.id} ${again.id}`);

    await start();
    // A second start does not begin another one.
    await start();
    const cancelled = DuplicateSearch.parse(await (await ask('/duplicates/search/cancel', {})).json());
    expect(cancelled).toMatchObject({ progress: null, trouble: 'cancelled', done: { registrants: 4_002 } });
    expect(await pairsListed()).toEqual(before);
    const { searches } = await server.rooms.store.db
      .selectFrom('duplicate_search')
      .select((eb) => eb.fn.countAll<number>().as('searches'))
      .executeTakeFirstOrThrow();
    expect(searches).toBe(1);
  });

  // Ended within SQLite's driver, a thread took the whole server along.
  test('may be cancelled at any moment of its beginning', async () => {
    for (let afterMs = 0; afterMs < 400; afterMs += 25) {
      await start();
      await sleep(afterMs);
      await ask('/duplicates/search/cancel', {});
    }
    expect((await listed()).search.progress).toBeNull();
  });

  test('does not outlive the server', async () => {
    await start();
    await server.stop();
  });
});
