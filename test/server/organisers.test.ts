/** An organiser's link over real HTTP: what it opens, what it tells, and what it never tells. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ListPage, ListsOfEvent } from '../../src/domain/attendance-lists-api.ts';
import { fewestRowsToldOf } from '../../src/domain/blurred-count.ts';
import { EventList } from '../../src/domain/console-api.ts';
import {
  mostUploadsPerLink,
  NewOrganiserLink,
  OrganiserAnswer,
  OrganiserLinks,
  OrganiserPage,
} from '../../src/domain/organiser-api.ts';
import { Refusal } from '../../src/domain/wire.ts';
import { clerk, convention, openOffice, registrant, signInStaff, workshop } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

const day = 24 * 60 * 60_000;
const known = Array.from({ length: 60 }, (_, index) =>
  registrant(`R${70_100 + index}`, {
    givenName: 'Person',
    surname: `Surname${index}`,
    email: `p${index}@dry.example`,
  }),
);
const listOf = (people: number, from = 0): string =>
  [
    'Name,E-mail,IICRC #',
    ...known
      .slice(from, from + people)
      .map(({ surname, email, registrantNumber }) => `Person ${surname},${email},${registrantNumber}`),
  ].join('\n');

let now: number;
let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];

beforeEach(async () => {
  now = Date.parse('2026-12-02T20:00:00Z');
  server = await startServer({ clock: { now: () => now } });
  await openOffice(server.rooms, known);
  ask = (await signInStaff(server)).ask;
});
afterEach(() => server.end());

const makeLink = async (order: Record<string, unknown> = {}): Promise<{ id: string; token: string }> => {
  const made = await ask('/organiser-links', { event: convention.id, days: 30, ...order });
  const { id, url } = NewOrganiserLink.parse(await made.json());
  expect(url.startsWith(`${server.url}/organiser#`)).toBe(true);
  return { id, token: url.split('#')[1] ?? '' };
};
const see = (token: string): Promise<Response> =>
  fetch(`${server.url}/v1/organiser`, { headers: { authorization: `Bearer ${token}` } });
const pageOf = async (token: string) => OrganiserPage.parse(await (await see(token)).json());
const send = (token: string, body: string | Uint8Array, name = 'list.csv'): Promise<Response> =>
  fetch(`${server.url}/v1/organiser/lists?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: Buffer.from(body),
  });
const sent = async (token: string, body: string) =>
  OrganiserAnswer.parse(await (await send(token, body)).json());
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  Refusal.parse(await response.json()).error.code,
];
const isQuiet = async (list: string): Promise<void> => {
  await expect
    .poll(async () => ListPage.parse(await (await ask(`/attendance-lists/${list}`)).json()).job, {
      timeout: 60_000,
    })
    .toBeNull();
  server.background.wake();
  await server.background.idle();
};
const linksOf = async () =>
  OrganiserLinks.parse(await (await ask(`/organiser-links?event=${convention.id}`)).json()).links;

describe('a link', () => {
  test('opens one event, is listed with when it was used, and its token is kept hashed only', async () => {
    const { token } = await makeLink();
    expect((await linksOf())[0]).toMatchObject({
      state: 'open',
      madeBy: clerk.name,
      lastUsedAt: null,
      lists: 0,
    });
    now += 60_000;
    expect((await pageOf(token)).event).toMatchObject({ name: convention.name, lastDay: '2026-11-25' });
    expect((await linksOf())[0]).toMatchObject({ lastUsedAt: '2026-12-02T20:01:00.000Z' });
    const rows = JSON.stringify([
      await server.rooms.store.db.selectFrom('organiser_link').selectAll().execute(),
      await server.rooms.store.db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(rows).not.toContain(token);
    expect(rows).toContain('organiser-link-made');
  });

  test('expires, to the millisecond', async () => {
    const { token } = await makeLink({ days: 7 });
    now += 7 * day - 1;
    expect((await see(token)).status).toBe(200);
    now += 1;
    expect(await codeOf(await see(token))).toEqual([410, 'expired-link']);
    expect(await codeOf(await send(token, listOf(2)))).toEqual([410, 'expired-link']);
    // Everybody's session is over by now.
    ask = (await signInStaff(server)).ask;
    expect((await linksOf())[0]).toMatchObject({ state: 'expired' });
  });

  test('can be taken back, and what came by it stays', async () => {
    const { id, token } = await makeLink();
    const { reading } = await sent(token, listOf(2));
    expect((await ask(`/organiser-links/${id}/take-back`, {})).status).toBe(200);
    expect(await codeOf(await see(token))).toEqual([410, 'taken-back-link']);
    expect(await codeOf(await send(token, listOf(2)))).toEqual([410, 'taken-back-link']);
    expect((await linksOf())[0]).toMatchObject({
      state: 'taken-back',
      takenBack: { by: clerk.name },
      lists: 1,
    });
    expect((await ask(`/attendance-lists/${reading.list}`)).status).toBe(200);
    expect((await ask('/organiser-links/none/take-back', {})).status).toBe(404);
  });

  test('that nobody made, or none at all, opens nothing', async () => {
    expect(await codeOf(await see('A'.repeat(43)))).toEqual([401, 'unknown-link']);
    expect(await codeOf(await see('short'))).toEqual([401, 'unknown-link']);
    expect(await codeOf(await fetch(`${server.url}/v1/organiser`))).toEqual([401, 'unknown-link']);
    expect(await codeOf(await send('A'.repeat(43), listOf(2)))).toEqual([401, 'unknown-link']);
  });

  test('is no session: it opens nothing of the console, and never posts', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, listOf(2));
    const headers = { authorization: `Bearer ${token}`, cookie: `rollcall=${token}`, origin: server.url };
    for (const path of [
      `attendance-lists/${reading.list}`,
      'registrants?q=a',
      'organiser-links?event=convention',
    ])
      expect((await fetch(`${server.url}/api/${path}`, { headers })).status).toBe(401);
    for (const path of [`attendance-lists/${reading.list}/post`, 'organiser-links'])
      expect((await fetch(`${server.url}/api/${path}`, { method: 'POST', headers })).status).toBe(401);
  });

  test.each([
    [{ event: 'nothing' }, 404],
    [{ days: 0 }, 400],
    [{ days: 91 }, 400],
  ])('for %o is refused', async (order, status) => {
    const made = await ask('/organiser-links', { event: convention.id, days: 30, ...order });
    expect(made.status).toBe(status);
  });

  test('is made by staff only', async () => {
    const options = { method: 'POST', headers: { origin: server.url, 'content-type': 'application/json' } };
    const body = JSON.stringify({ event: convention.id, days: 30 });
    expect((await fetch(`${server.url}/api/organiser-links`, { ...options, body })).status).toBe(401);
  });
});

describe('a file by a link', () => {
  test('is a list as any other, marked, and told as it was understood', async () => {
    const { id, token } = await makeLink();
    const { page, reading } = await sent(token, `${listOf(3)}\nTotal: 3,,\n`);
    expect(reading.columns.map(({ letters, header, meaning }) => [letters, header, meaning])).toEqual([
      ['A', 'Name', 'full_name'],
      ['B', 'E-mail', 'email'],
      ['C', 'IICRC #', 'registrant_number'],
    ]);
    expect(reading.problems).toEqual([{ row: 5, what: 'is not a person: "Total: 3"' }]);
    expect(page.lists).toMatchObject([
      { rows: 3, standing: { is: 'received', report: { is: 'too-short' } } },
    ]);
    const { lists } = ListsOfEvent.parse(
      await (await ask(`/attendance-lists?event=${convention.id}`)).json(),
    );
    expect(lists).toMatchObject([{ id: reading.list, sentByOrganiser: true, receivedBy: clerk.name }]);
    const log = await server.rooms.store.db.selectFrom('audit').select(['action', 'actor']).execute();
    expect(log).toContainEqual({ action: 'attendance-list-received', actor: `organiser-link:${id}` });
  });

  test('by a link of another event is not seen by this one', async () => {
    const [one, other] = [await makeLink(), await makeLink({ event: workshop.id })];
    await sent(one.token, listOf(2));
    expect((await pageOf(other.token)).lists).toEqual([]);
    // Nor by another link of the same event.
    expect((await pageOf((await makeLink()).token)).lists).toEqual([]);
  });

  test('leaves nobody’s name with whoever opens the link later', async () => {
    const { token } = await makeLink();
    await sent(token, listOf(3));
    const text = await (await see(token)).text();
    expect(text).not.toMatch(/Surname|dry\.example|701\d\d/);
  });

  test('comes so many times at most, refused ones and those at the same moment among them', async () => {
    const { token } = await makeLink();
    expect(await codeOf(await send(token, '%PDF-1.7'))).toEqual([422, 'no-list']);
    const pass = await server.rooms.access.organiserPassOf(token);
    if (!pass.ok) throw new Error(pass.problem);
    const answers = await Promise.all(
      Array.from({ length: mostUploadsPerLink + 2 }, (_, index) =>
        server.rooms.attendanceLists.addByLink(Buffer.from(listOf(1, index)), {
          pass: pass.value,
          name: 'a',
        }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(mostUploadsPerLink - 1);
    expect(answers).toContainEqual({ ok: false, problem: 'no-uploads-left' });
    expect(await codeOf(await send(token, listOf(1)))).toEqual([409, 'no-uploads-left']);
    expect((await pageOf(token)).uploadsLeft).toBe(0);
    expect((await linksOf())[0]).toMatchObject({
      uploads: mostUploadsPerLink,
      lists: mostUploadsPerLink - 1,
    });
  });

  test('of more than 10 MB is refused, and does not count', async () => {
    const { token } = await makeLink();
    const refused = await send(token, Buffer.alloc(11 * 1024 * 1024, 'a')).then(
      codeOf,
      () => 'connection ended',
    );
    expect(['connection ended', [413, 'too-large']]).toContainEqual(refused);
    expect((await pageOf(token)).uploadsLeft).toBe(mostUploadsPerLink);
  });
});

describe('what an organiser is told of registrants', () => {
  /** Everything that an answer says beside when and under which id. */
  const saidOf = (page: OrganiserPage) =>
    JSON.stringify(page.lists.map(({ id: _, receivedAt: __, ...said }) => said));

  test('is the same of one row, whoever it is', async () => {
    const said: string[] = [];
    for (const row of ['Person Surname0,p0@dry.example,70100', 'Nobody Atall,nobody@else.example,99999']) {
      const { token } = await makeLink();
      const { reading, page } = await sent(token, `Name,E-mail,IICRC #\n${row}`);
      await isQuiet(reading.list);
      said.push(saidOf(page), saidOf(await pageOf(token)));
    }
    expect(new Set(said).size).toBe(1);
  });

  test(`is nothing of less than ${fewestRowsToldOf} rows, and of more a blurred count that stays`, async () => {
    const { token } = await makeLink();
    const short = await sent(token, listOf(fewestRowsToldOf - 1));
    const long = await sent(token, listOf(fewestRowsToldOf));
    await isQuiet(short.reading.list);
    await isQuiet(long.reading.list);
    const first = await pageOf(token);
    const reports = first.lists.map(({ standing }) => standing.is === 'received' && standing.report);
    expect(reports).toEqual([{ is: 'about', people: expect.any(Number) }, { is: 'too-short' }]);
    const { told_report: told } = await server.rooms.store.db
      .selectFrom('attendance_list')
      .select('told_report')
      .where('id', '=', long.reading.list)
      .executeTakeFirstOrThrow();
    expect((told ?? 1) % 10 === 0).toBe(true);
    // Looked up again it is not drawn again, or many draws would tell the exact count.
    for (let again = 0; again < 3; again++) {
      await ask(`/attendance-lists/${long.reading.list}/look-up`, {});
      await isQuiet(long.reading.list);
      expect(saidOf(await pageOf(token))).toBe(saidOf(first));
    }
  });

  test('of one person written in many ways is the count of one', async () => {
    const { token } = await makeLink();
    const ways = Array.from({ length: 300 }, (_, index) => `Person Surname0,p0@dry.example,70100,T${index}`);
    const { reading } = await sent(token, `Name,E-mail,IICRC #,Badge ID\n${ways.join('\n')}`);
    await isQuiet(reading.list);
    const [list] = (await pageOf(token)).lists;
    const report = list?.standing.is === 'received' ? list.standing.report : null;
    // 300 rows of one registrant: what is told is 1 and noise, which never reaches so much.
    expect(report?.is === 'about' && report.people).toBeLessThan(150);
  });

  test('after posting is the outcome, two days later and once', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, listOf(55));
    await isQuiet(reading.list);
    await ask(`/attendance-lists/${reading.list}/post`, {});
    await isQuiet(reading.list);
    const standing = async () => (await pageOf(token)).lists[0]?.standing;
    const outcomeFrom = new Date(now + 2 * day).toISOString();
    expect(await standing()).toMatchObject({ is: 'posted', outcome: { is: 'counting' }, outcomeFrom });
    now += 2 * day - 1;
    expect(await standing()).toMatchObject({ outcome: { is: 'counting' } });
    now += 1;
    const told = await standing();
    expect(told).toMatchObject({ outcome: { is: 'about', people: expect.any(Number) } });
    expect(await standing()).toEqual(told);
    ask = (await signInStaff(server)).ask;
    await ask(`/attendance-lists/${reading.list}/undo`, {});
    await isQuiet(reading.list);
    expect(await standing()).toMatchObject({ is: 'taken-back' });
  });
});

describe('what staff set for columns', () => {
  const file = 'Code,Who,Mail\n70100,Person Surname0,p0@dry.example\n70101,Person Surname1,p1@dry.example\n';
  /** With its look-up done: meanwhile nobody may change columns. */
  const settled = async (token: string, text: string) => {
    const answer = await sent(token, text);
    await isQuiet(answer.reading.list);
    return answer;
  };
  const readAgain = async (token: string, text: string) =>
    (await settled(token, text)).reading.columns.map(({ meaning }) => meaning);

  test('is the first guess for the organiser’s next file, by whichever way and event, and changeable', async () => {
    const first = await settled((await makeLink()).token, file);
    const choose = (list: string, meaning: string | null) =>
      ask(`/attendance-lists/${list}/columns`, { columns: [{ index: 0, meaning }] });
    await choose(first.reading.list, 'badge_id');
    const { token } = await makeLink({ event: workshop.id });
    const second = await settled(token, file);
    const page = ListPage.parse(await (await ask(`/attendance-lists/${second.reading.list}`)).json());
    expect(page.columns[0]).toMatchObject({ meaning: 'badge_id', isRemembered: true, isChosen: false });
    const changed = ListPage.parse(await (await choose(second.reading.list, 'registrant_number')).json());
    expect(changed.columns[0]).toMatchObject({
      meaning: 'registrant_number',
      isRemembered: false,
      isChosen: true,
    });
    // The newest word is what is remembered.
    expect(await readAgain(token, file)).toEqual(['registrant_number', 'full_name', 'email']);
    expect(await readAgain(token, file.replace('Code', 'Code '))).toEqual([
      'registrant_number',
      'full_name',
      'email',
    ]);
    expect(await readAgain(token, file.replace('Code', 'Codes'))).not.toContain('badge_id');
  });

  test('says nothing of another organiser’s file', async () => {
    const { event } = EventList.parse(await (await ask('/events?when=past')).json()).events[0] ?? {};
    expect(event?.organiser).toBe(convention.organiser);
    const other = { ...convention, id: 'other', organiser: 'Another Group' };
    await server.rooms.catalogue.addEvents([{ event: other, decodeRules: [] }]);
    const first = await settled((await makeLink()).token, file);
    const columns = [{ index: 0, meaning: 'badge_id' }];
    await ask(`/attendance-lists/${first.reading.list}/columns`, { columns });
    const { token } = await makeLink({ event: other.id });
    expect((await readAgain(token, file))[0]).not.toBe('badge_id');
  });
});
