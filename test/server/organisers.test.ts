/** An organiser's link over real HTTP: what it opens, what it tells, and what it never tells. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ListPage, ListsOfEvent } from '../../src/domain/attendance-lists-api.ts';
import { fewestRowsToldOf } from '../../src/domain/blurred-count.ts';
import { EventList } from '../../src/domain/console-api.ts';
import {
  FileRefused,
  mostReadingsPerList,
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
const say = (token: string, path: string, order: unknown): Promise<Response> =>
  fetch(`${server.url}/v1/organiser/lists/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
const choose = (token: string, { list, key }: { list: string; key: string }, columns: unknown) =>
  say(token, `${list}/columns`, { key, columns });
const chosen = async (token: string, reading: { list: string; key: string }, columns: unknown) =>
  OrganiserAnswer.parse(await (await choose(token, reading, columns)).json());
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
/** Says that a list is read as it should be, and waits for what is told of it. */
const count = async (token: string, list: string): Promise<void> => {
  expect((await say(token, `${list}/count`, {})).status).toBe(200);
  await isQuiet(list);
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
    expect(reading.problems).toEqual([
      { row: 5, sheet: null, problem: { code: 'no-person', text: 'Total: 3' } },
    ]);
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
    const refused = await send(token, '%PDF-1.7');
    expect(refused.status).toBe(422);
    expect(FileRefused.parse(await refused.json()).error.file).toBe('is-pdf');
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
      await count(token, reading.list);
      said.push(saidOf(page), saidOf(await pageOf(token)));
    }
    expect(new Set(said).size).toBe(1);
  });

  test(`is nothing of less than ${fewestRowsToldOf} rows, and of more a blurred count that stays`, async () => {
    const { token } = await makeLink();
    const short = await sent(token, listOf(fewestRowsToldOf - 1));
    const long = await sent(token, listOf(fewestRowsToldOf));
    await count(token, short.reading.list);
    await count(token, long.reading.list);
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
      await count(token, long.reading.list);
      expect(saidOf(await pageOf(token))).toBe(saidOf(first));
    }
  });

  test('of one person written in many ways is the count of one', async () => {
    const { token } = await makeLink();
    const ways = Array.from({ length: 300 }, (_, index) => `Person Surname0,p0@dry.example,70100,T${index}`);
    const { reading } = await sent(token, `Name,E-mail,IICRC #,Badge ID\n${ways.join('\n')}`);
    await count(token, reading.list);
    const [list] = (await pageOf(token)).lists;
    const report = list?.standing.is === 'received' ? list.standing.report : null;
    // 300 rows of one registrant: what is told is 1 and noise, which never reaches so much.
    expect(report?.is === 'about' && report.people).toBeLessThan(150);
  });

  test('after posting is the outcome, two days later and once', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, listOf(55));
    await count(token, reading.list);
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

describe('what the sender says of columns', () => {
  const file =
    'Supervisor,Attendee,Code\nPerson Surname0,Person Surname1,70101\nPerson Surname0,Person Surname2,70102\n';
  const swapped = [
    { index: 0, meaning: null },
    { index: 1, meaning: 'full_name' },
  ];
  const meaningsOf = ({ reading }: OrganiserAnswer) => reading.columns.map(({ meaning }) => meaning);
  const rowsOf = async (list: string) =>
    (
      await server.rooms.store.db
        .selectFrom('list_row')
        .select('claim_json')
        .where('list', '=', list)
        .orderBy('position')
        .execute()
    ).map(({ claim_json }) => JSON.parse(claim_json).full_name);

  test('is how the rows are read, as often as it is needed, and staff see it', async () => {
    const { id, token } = await makeLink();
    const first = await sent(token, file);
    const { list } = first.reading;
    const again = await chosen(token, first.reading, [...swapped, { index: 2, meaning: 'badge_id' }]);
    expect(meaningsOf(again)).toEqual([null, 'full_name', 'badge_id']);
    expect(await rowsOf(list)).toEqual(['Person Surname1', 'Person Surname2']);
    expect(again.reading.key).toBe(first.reading.key);
    const third = await chosen(token, again.reading, [{ index: 2, meaning: 'registrant_number' }]);
    expect(meaningsOf(third)).toEqual([null, 'full_name', 'registrant_number']);
    const page = ListPage.parse(await (await ask(`/attendance-lists/${list}`)).json());
    expect(page.columns.map(({ isChosen }) => isChosen)).toEqual([true, true, true]);
    const log = await server.rooms.store.db.selectFrom('audit').select(['action', 'actor']).execute();
    expect(log).toContainEqual({ action: 'attendance-list-columns-said', actor: `organiser-link:${id}` });
  });

  test.each([
    ['a column that the list has not', [{ index: 3, meaning: 'email' }], [422, 'unknown-column']],
    [
      'no name any more',
      [
        { index: 0, meaning: null },
        { index: 1, meaning: 'firm' },
      ],
      [422, 'no-names'],
    ],
    ['nothing', [], [400, 'invalid-request']],
    ['a column twice', [swapped[0], swapped[0]], [400, 'invalid-request']],
    ['a meaning that there is not', [{ index: 0, meaning: 'password' }], [400, 'invalid-request']],
    ['a column before the first', [{ index: -1, meaning: null }], [400, 'invalid-request']],
    ['half a column', [{ index: 0.5, meaning: null }], [400, 'invalid-request']],
    ['a column beyond all', [{ index: 1_000, meaning: null }], [400, 'invalid-request']],
    [
      'more columns than there may be',
      Array.from({ length: 1_001 }, (_, index) => ({ index, meaning: null })),
      [400, 'invalid-request'],
    ],
    ['no columns at all', 'all', [400, 'invalid-request']],
  ])('%s is refused, and the list stays as it was', async (_, columns, refused) => {
    const { token } = await makeLink();
    const { reading } = await sent(token, file);
    const before = await rowsOf(reading.list);
    expect(await codeOf(await choose(token, reading, columns))).toEqual(refused);
    expect(await rowsOf(reading.list)).toEqual(before);
  });

  test('that would lose all people is refused, too', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, 'E-mail,Town\np1@dry.example,Reno\np2@dry.example,Reno\n');
    expect(await codeOf(await choose(token, reading, [{ index: 0, meaning: null }]))).toEqual([
      422,
      'no-people',
    ]);
  });

  test('is the sender’s to say: nobody else who has the link sees a row by it', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, file);
    const [other, elsewhere] = [await makeLink(), await makeLink({ event: workshop.id })];
    for (const key of ['A'.repeat(22), reading.list, '__proto__'])
      expect(await codeOf(await choose(token, { ...reading, key }, swapped))).toEqual([409, 'closed']);
    for (const stranger of [other, elsewhere]) {
      expect(await codeOf(await choose(stranger.token, reading, swapped))).toEqual([404, 'unknown-list']);
      expect(await codeOf(await say(stranger.token, `${reading.list}/count`, {}))).toEqual([
        404,
        'unknown-list',
      ]);
    }
    // Nor by the key of another list.
    const second = await sent(token, file.replace('70101', '70103'));
    expect(await codeOf(await choose(token, { ...reading, key: second.reading.key }, swapped))).toEqual([
      409,
      'closed',
    ]);
    expect(await codeOf(await choose('A'.repeat(43), reading, swapped))).toEqual([401, 'unknown-link']);
    expect(await codeOf(await say('A'.repeat(43), `${reading.list}/count`, {}))).toEqual([
      401,
      'unknown-link',
    ]);
  });

  test('ends with the link', async () => {
    const { id, token } = await makeLink();
    const { reading } = await sent(token, file);
    await ask(`/organiser-links/${id}/take-back`, {});
    expect(await codeOf(await choose(token, reading, swapped))).toEqual([410, 'taken-back-link']);
    expect(await codeOf(await say(token, `${reading.list}/count`, {}))).toEqual([410, 'taken-back-link']);
  });

  test('ends when the list is counted, so that one list is told of once', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, listOf(fewestRowsToldOf));
    const standing = async () => (await pageOf(token)).lists[0]?.standing;
    expect(await standing()).toEqual({ is: 'received', report: { is: 'not-counted' } });
    await count(token, reading.list);
    const told = await standing();
    expect(told).toMatchObject({ report: { is: 'about' } });
    expect(await codeOf(await choose(token, reading, [{ index: 2, meaning: 'badge_id' }]))).toEqual([
      409,
      'closed',
    ]);
    await count(token, reading.list);
    expect(await standing()).toEqual(told);
  });

  test.each([
    ['say what columns hold', 'columns', { columns: [{ index: 2, meaning: 'badge_id' }] }],
    ['look it up', 'look-up', {}],
  ])('ends when staff %s', async (_, act, order) => {
    const { token } = await makeLink();
    const { reading } = await sent(token, file);
    expect((await ask(`/attendance-lists/${reading.list}/${act}`, order)).status).toBe(200);
    await isQuiet(reading.list);
    expect(await codeOf(await choose(token, reading, swapped))).toEqual([409, 'closed']);
  });

  test('is read so often at most, one reading at a time', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, file);
    const first = await Promise.all([choose(token, reading, swapped), choose(token, reading, swapped)]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (let nth = 2; nth <= mostReadingsPerList; nth++)
      expect((await choose(token, reading, swapped)).status).toBe(200);
    expect(await codeOf(await choose(token, reading, swapped))).toEqual([409, 'read-often']);
    // It is theirs to be counted as it stands.
    await count(token, reading.list);
  });

  test('is the first guess for files by the same link, and for others when staff have posted the list', async () => {
    const { token } = await makeLink();
    const { reading } = await sent(token, file);
    const guessed = reading.columns.map(({ meaning }) => meaning);
    await chosen(token, reading, swapped);
    const longer = `${file}Person Surname0,Person Surname3,70103\n`;
    expect(meaningsOf(await sent(token, longer))).toEqual([null, 'full_name', guessed[2]]);
    const other = await makeLink();
    expect(meaningsOf(await sent(other.token, longer))).toEqual(guessed);
    await count(token, reading.list);
    await ask(`/attendance-lists/${reading.list}/post`, {});
    await isQuiet(reading.list);
    expect(meaningsOf(await sent(other.token, longer))).toEqual([null, 'full_name', guessed[2]]);
  });

  test('never overrules what staff said of the same columns', async () => {
    const first = await sent((await makeLink()).token, file);
    const columns = [{ index: 2, meaning: 'badge_id' }];
    await ask(`/attendance-lists/${first.reading.list}/columns`, { columns });
    const { token } = await makeLink();
    const second = await sent(token, file);
    await chosen(token, second.reading, [...swapped, { index: 2, meaning: null }]);
    expect(meaningsOf(await sent(token, file))).toEqual([null, 'full_name', 'badge_id']);
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
