import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RegistrantList } from '../../src/domain/console-api.ts';
import { openOffice, registrant, signInStaff } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

const jose = registrant('R70012', {
  givenName: 'José',
  surname: 'García-Márquez',
  email: 'jose@dry.example',
  phone: '+1 (702) 555-0112',
  firm: 'Dry & Sons 100%',
  city: 'Montréal',
  postalCode: 'H2X 1Y4',
});
const sean = registrant('R7001', { givenName: 'Sean', surname: "O'Brien", city: 'Reno', region: 'NV' });
/** Sixty whose numbers hold 7001 and whose names come before all others'. */
const crowd = Array.from({ length: 60 }, (_, index) =>
  registrant(`C97001${index + 100}`, { givenName: 'Aaron', surname: 'Aardvark' }),
);

let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
beforeAll(async () => {
  server = await startServer();
  await openOffice(server.rooms, [...crowd, sean, jose]);
  ({ ask } = await signInStaff(server));
});
afterAll(() => server.end());

const find = async (q: string) =>
  RegistrantList.parse(await (await ask(`/registrants?q=${encodeURIComponent(q)}`)).json());
const idsOf = async (q: string) => (await find(q)).registrants.map(({ id }) => id);

describe('a registrant is found', () => {
  test.each([
    ['by number', '70012', jose.id],
    ['by number as printed on a card', '#0070-012', jose.id],
    ['without accents', 'jose garcia', jose.id],
    ['in capitals with accents', 'JOSÉ MÁRQUEZ', jose.id],
    ['surname first', 'garcia jose', jose.id],
    ['by the beginnings of names', 'mar jos', jose.id],
    ['without the apostrophe', 'obrien', sean.id],
    ['by e-mail', 'JOSE@dry', jose.id],
    ['by phone', '702-555-0112', jose.id],
    ['by firm', 'dry & sons', jose.id],
    ['by firm with a sign that SQL knows', 'sons 100%', jose.id],
    ['by place', 'montreal', jose.id],
    ['by postal code without its blank', 'h2x1y4', jose.id],
    ['by name and region', 'sean nv', sean.id],
  ])('%s', async (_, q, id) => expect(await idsOf(q)).toEqual([id]));

  test('first by the whole number, however many others hold it', async () => {
    const list = await find('7001');
    expect([list.registrants[0]?.id, list.registrants.length, list.more]).toEqual([sean.id, 50, true]);
  });

  test.each([
    ['nothing', ''],
    ['signs only', '%'],
    ['a wildcard', 'j_se'],
    ['somebody else', 'jose obrien'],
  ])('never by %s', async (_, q) => expect(await idsOf(q)).toEqual([]));
});

describe('over HTTP', () => {
  test('a question is bounded', async () => {
    expect((await ask(`/registrants?q=${'x'.repeat(101)}`)).status).toBe(400);
  });
  test('an unknown registrant is refused in words', async () => {
    const response = await ask('/registrants/nobody');
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: { code: 'unknown-registrant', message: 'There is no such registrant.' } },
    ]);
  });
  test('an import of the same brings them up to date and adds nobody', async () => {
    const moved = { ...sean, city: 'Boise', designations: [] };
    await server.rooms.registry.importRegistrants([moved, sean, moved]);
    expect(await idsOf('boise')).toEqual([sean.id]);
    expect(await idsOf('reno')).toEqual([]);
    expect((await server.rooms.registry.get(sean.id))?.designations).toEqual([]);
  });
});
