/** Organisers' attendance lists over real HTTP: from a file to the ledger, and back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { type ListPage as List, ListPage, ListsOfEvent } from '../../src/domain/attendance-lists-api.ts';
import { EventPage, RegistrantPage, ReviewQueue } from '../../src/domain/console-api.ts';
import { Refusal } from '../../src/domain/wire.ts';
import { smallZip } from '../unit/sync-server/lists/small-zip.ts';
import {
  clerk,
  convention,
  enrolTablet,
  openOffice,
  registrant,
  sendBatch,
  signInStaff,
  workshop,
} from './office.ts';
import { makeRecord } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek', surname: 'Nowak', email: 'marek@wet.example' });
const zoe = registrant('R70014', { givenName: 'Zoé', surname: 'Tremblay', email: 'zoe@dry.example' });

let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
let cookie: string;

beforeEach(async () => {
  server = await startServer({ clock: { now: () => Date.parse('2026-12-02T20:00:00Z') } });
  await openOffice(server.rooms, [maria, marek, zoe]);
  const signedIn = await signInStaff(server);
  ask = signedIn.ask;
  cookie = signedIn.cookie.split(';')[0] ?? '';
});
afterEach(() => server.end());

const send = (bytes: Uint8Array | string, { event = convention.id, name = 'list.csv' } = {}) =>
  fetch(
    `${server.url}/api/attendance-lists?event=${encodeURIComponent(event)}&name=${encodeURIComponent(name)}`,
    { method: 'POST', headers: { cookie, origin: server.url }, body: Buffer.from(bytes) },
  );
const add = async (bytes: Uint8Array | string, options = {}): Promise<List> =>
  ListPage.parse(await (await send(bytes, options)).json());
const pageOf = async (id: string) => ListPage.parse(await (await ask(`/attendance-lists/${id}`)).json());
const refusalOf = async (response: Response) => [
  response.status,
  Refusal.parse(await response.json()).error.message,
];

/** Asks for a job and waits until it is done and the ledger has followed. */
const run = async (id: string, what: 'look-up' | 'post' | 'undo'): Promise<List> => {
  const begun = await ask(`/attendance-lists/${id}/${what}`, {});
  expect(begun.status).toBe(200);
  await expect.poll(async () => (await pageOf(id)).job, { timeout: 30_000 }).toBeNull();
  server.background.wake();
  await server.background.idle();
  return pageOf(id);
};
const postNew = async (text: string, options = {}): Promise<List> => {
  const { id } = await add(text, options);
  await run(id, 'look-up');
  return run(id, 'post');
};

const creditOf = async (id: string) =>
  RegistrantPage.parse(await (await ask(`/registrants/${id}`)).json()).credits[0]?.entry;
const kindsOf = async (id: string) => (await server.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);
const checkIns = async () =>
  (await server.rooms.store.db.selectFrom('check_in').select('id').execute()).length;

const three = [
  'Name,E-mail,IICRC #',
  'Maria Kowalczyk,maria@dry.example,70012',
  '"Nowak, Marek",marek@wet.example,70013',
  'Nobody Known,nobody@else.example,',
].join('\n');

describe('a file', () => {
  test('is kept as it came, and shown with its columns', async () => {
    const bytes = await writeXlsxFile([
      ['Cleaning Expo 2026', null],
      ['Attendee', 'E-Mail'],
      ['Maria Kowalczyk', 'maria@dry.example'],
      ['Total: 1', null],
    ]).toBuffer();
    const list = await add(bytes, { name: 'Expo.xlsx' });
    expect(list).toMatchObject({
      name: 'Expo.xlsx',
      rows: 1,
      state: 'read',
      receivedBy: clerk.name,
      report: null,
    });
    expect(list.columns.map(({ letters, header, meaning }) => [letters, header, meaning])).toEqual([
      ['A', 'Attendee', 'full_name'],
      ['B', 'E-Mail', 'email'],
    ]);
    expect(list.problems.map(({ row }) => row)).toEqual([1, 4]);
    const kept = await server.rooms.store.db
      .selectFrom('attendance_list_file')
      .select('bytes')
      .executeTakeFirstOrThrow();
    expect(kept.bytes.equals(bytes)).toBe(true);
    await expect(
      server.rooms.store.raw((connection) =>
        connection.exec("UPDATE attendance_list_file SET bytes = x'00'"),
      ),
    ).rejects.toThrow('kept as it came');
  });

  test('is read again by what a person says of a column', async () => {
    const { id } = await add('Code,Who\n70012,Maria Kowalczyk\n70013,Marek Nowak\n70044,Ann Lee\n');
    const answer = await ask(`/attendance-lists/${id}/columns`, { columns: [{ index: 0, meaning: null }] });
    const list = ListPage.parse(await answer.json());
    expect(list.columns[0]).toMatchObject({ meaning: null, isChosen: true });
    expect(list.problems.map(({ what }) => what)).toEqual(['columns not read: "Code" (A)']);
    const again = await ask(`/attendance-lists/${id}/columns`, {
      columns: [{ index: 0, meaning: 'registrant_number' }],
    });
    expect(ListPage.parse(await again.json()).columns[0]).toMatchObject({ meaning: 'registrant_number' });
    const rows = await server.rooms.store.db.selectFrom('list_row').select('claim_json').execute();
    expect(JSON.parse(rows[0]?.claim_json ?? '')).toMatchObject({ registrant_number: '70012' });
  });

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['nothing', Buffer.from(''), /empty/],
    [
      'a zip bomb',
      smallZip([
        { name: 'xl/workbook.xml', content: '<a/>' },
        { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(140 * 1024 * 1024), declaredBytes: 100 },
      ]),
      /far too large/,
    ],
    ['a million columns', Buffer.from(`Name${','.repeat(1_000_000)}\n`), /columns/],
  ])('that is %s is refused in words, and nothing is kept', async (_, bytes, words) => {
    const [status, message] = await refusalOf(await send(bytes));
    expect(status).toBe(422);
    expect(message).toMatch(words);
    expect(
      ListsOfEvent.parse(await (await ask(`/attendance-lists?event=${convention.id}`)).json()).lists,
    ).toEqual([]);
  });

  test('of 200 MB is refused while it comes, and the booth goes on', async () => {
    const tablet = await enrolTablet(server);
    const big = send(Buffer.alloc(200 * 1024 * 1024, 'a')).then(refusalOf, () => 'the connection ended');
    const record = await makeRecord(tablet, { claim: { full_name: 'Maria Kowalczyk' } });
    expect((await sendBatch(server.url, tablet, [record])).status).toBe(200);
    expect([
      'the connection ended',
      [413, 'This file is larger than 50 MB: it is no attendance list. Nothing was kept of it.'],
    ]).toContainEqual(await big);
    expect(await server.rooms.store.db.selectFrom('attendance_list').select('id').execute()).toEqual([]);
    expect((await send(three)).status).toBe(200);
  });

  test('is nobody’s business without a session', async () => {
    const response = await fetch(`${server.url}/api/attendance-lists?event=convention&name=a`, {
      method: 'POST',
      headers: { origin: server.url },
      body: three,
    });
    expect(response.status).toBe(401);
  });
});

describe('the report', () => {
  test('counts every row once, and posts nothing', async () => {
    const { id } = await add(
      `${three}\nMaria Kowalczyk,MARIA@dry.example,70012\n`
        .replace('IICRC #', 'IICRC #,Attended')
        .replaceAll(/(70012|70013|example,)\n/g, '$1,yes\n'),
    );
    const list = await run(id, 'look-up');
    expect(list.trouble).toBeNull();
    expect(list.report).toMatchObject({
      certain: 2,
      review: 0,
      unknown: 1,
      leftOut: { repeated: 1, onEarlierList: 0 },
      seenBefore: 0,
      credit: { cec: 400, registrants: 2, already: 0, nothing: 0 },
    });
    expect(await checkIns()).toBe(0);
    expect(await kindsOf(maria.id)).toEqual([]);
  });

  test('knows whom a check-in places there already, and who is credited', async () => {
    const tablet = await enrolTablet(server);
    const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };
    await sendBatch(server.url, tablet, [
      await makeRecord(tablet, { claim, at: '2026-11-25T18:00:00.000Z' }),
    ]);
    server.background.wake();
    await server.background.idle();
    const { id } = await add(three);
    expect((await run(id, 'look-up')).report).toMatchObject({
      certain: 2,
      seenBefore: 1,
      credit: { cec: 200, registrants: 1, already: 1 },
    });
  });

  test('reckons with days and minutes', async () => {
    const { id } = await add(
      [
        'Name,E-mail,Date attended,Minutes',
        'Maria Kowalczyk,maria@dry.example,11/24/2026,210',
        'Marek Nowak,marek@wet.example,24.11.2026,209',
        'Zoé Tremblay,zoe@dry.example,24 November 2026,0',
        'Ann Lee,ann@dry.example,some day,210',
      ].join('\n'),
      { event: workshop.id },
    );
    const list = await run(id, 'look-up');
    expect(list.report).toMatchObject({
      certain: 3,
      leftOut: { dayUnclear: 1 },
      credit: { cec: 50, registrants: 1, nothing: 2 },
    });
    expect(list.problems).toContainEqual({
      row: 5,
      what: 'the day "some day" cannot be read: the row is left out',
    });
  });

  test('reckons with the days that a roster is ticked on', async () => {
    const { id } = await add(
      [
        'Name,E-mail,Mon 23 AM,Nov 24,Nov 25',
        'Maria Kowalczyk,maria@dry.example,x,,',
        'Marek Nowak,marek@wet.example,,2:00,x',
        'Zoé Tremblay,zoe@dry.example,,,-',
      ].join('\n'),
      { event: convention.id },
    );
    const list = await run(id, 'look-up');
    expect(list.report).toMatchObject({ certain: 2, leftOut: { absent: 1 }, credit: { registrants: 2 } });
    const rows = await server.rooms.store.db
      .selectFrom('list_row')
      .select(['days_json', 'set_aside'])
      .orderBy('position')
      .execute();
    expect(rows.map(({ days_json, set_aside }) => [JSON.parse(days_json ?? 'null'), set_aside])).toEqual([
      [[{ date: '2026-11-23', minutes: 210 }], null],
      [[{ date: '2026-11-24', minutes: 120 }, { date: '2026-11-25' }], null],
      [null, 'absent'],
    ]);
  });

  test('can be cancelled', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `Person ${index},p${index}@example.com`);
    const { id } = await add(`Name,E-mail\n${rows.join('\n')}`);
    await ask(`/attendance-lists/${id}/look-up`, {});
    expect((await refusalOf(await ask(`/attendance-lists/${id}/look-up`, {})))[0]).toBe(409);
    await ask(`/attendance-lists/${id}/cancel`, {});
    await expect.poll(async () => (await pageOf(id)).job).toBeNull();
    expect(await pageOf(id)).toMatchObject({ report: null, trouble: null, state: 'read' });
  });
});

describe('posting', () => {
  test('is refused unseen', async () => {
    const { id } = await add(three);
    expect(await refusalOf(await ask(`/attendance-lists/${id}/post`, {}))).toEqual([
      409,
      'Look the rows up first: nothing is posted unseen.',
    ]);
  });

  test('credits who is certain, asks about the others, and says so in the audit log', async () => {
    const list = await postNew(three);
    expect(list).toMatchObject({ state: 'posted', last: { by: clerk.name }, settling: 0 });
    expect(await creditOf(maria.id)).toMatchObject({ kind: 'credit', cec: 200, earnedOn: '2026-11-25' });
    const page = RegistrantPage.parse(await (await ask(`/registrants/${maria.id}`)).json());
    expect(page.credits[0]?.facts[0]?.sentence).toBe('On the attendance list list.csv, row 2');
    const { items } = ReviewQueue.parse(await (await ask('/review')).json());
    expect(items.map(({ claim, method, station }) => [claim.full_name, method, station])).toEqual([
      ['Nobody Known', 'list', 'list.csv'],
    ]);
    const event = EventPage.parse(await (await ask(`/events/${convention.id}`)).json());
    expect(event.counts).toMatchObject({ checkIns: 3, matched: 2, review: 1, waiting: 0 });
    expect(event.stations).toEqual([]);
    expect(event.hours).toEqual([]);
    const log = await server.rooms.store.db.selectFrom('audit').select(['action', 'actor']).execute();
    expect(log.filter(({ action }) => action.startsWith('attendance')).map(({ action }) => action)).toEqual([
      'attendance-list-received',
      'attendance-list-posted',
    ]);
    expect(await server.rooms.access.audit.verify()).toBeNull();
  });

  test('a row in review, accepted, is credited', async () => {
    await postNew(three);
    const { items } = ReviewQueue.parse(await (await ask('/review')).json());
    await ask(`/review/${items[0]?.checkIn}/decisions`, { verdict: 'accept', registrant: zoe.id });
    expect(await creditOf(zoe.id)).toMatchObject({ cec: 200 });
  });

  describe('of somebody whom staff ruled out for the very same words', () => {
    /** At the booth, with the number as on the list; the office says that this is not Maria. */
    const ruleOutAtBooth = async (): Promise<void> => {
      const tablet = await enrolTablet(server, { event: workshop.id });
      const claim = {
        full_name: 'KOWALCZYK, Maria',
        email: 'Maria@dry.example',
        registrant_number: '70012',
      };
      const record = await makeRecord(tablet, { claim });
      await sendBatch(server.url, tablet, [record]);
      server.background.wake();
      await server.background.idle();
      expect((await ask(`/review/${record.id}/ruled-out`, { registrant: maria.id })).status).toBe(200);
      await server.background.idle();
    };
    const expectNobody = async (): Promise<void> => {
      const { items } = ReviewQueue.parse(await (await ask(`/review?event=${convention.id}`)).json());
      const row = items.find(({ claim }) => claim.full_name === 'Maria Kowalczyk');
      expect(row?.candidates.map(({ registrant: { id } }) => id)).not.toContain(maria.id);
      expect(row).toMatchObject({
        why: [expect.stringContaining('Chris Clerk on 2026-12-02 ruled out'), expect.anything()],
        ruledOut: [{ registrant: { id: maria.id }, ofSameWords: true }],
      });
      expect(await kindsOf(marek.id)).toEqual(['credit']);
    };

    test('does not count on it, credits nobody, and asks a person', async () => {
      await ruleOutAtBooth();
      const before = await kindsOf(maria.id);
      const { id } = await add(three);
      expect((await run(id, 'look-up')).report).toMatchObject({ certain: 1, credit: { registrants: 1 } });
      await run(id, 'post');
      expect(await kindsOf(maria.id)).toEqual(before);
      await expectNobody();
    });

    test('since it was looked up, credits nobody either, not even for a moment', async () => {
      const { id } = await add(three);
      expect((await run(id, 'look-up')).report).toMatchObject({ certain: 2 });
      await ruleOutAtBooth();
      const before = await kindsOf(maria.id);
      // The ledger comes first.
      const { background, rooms } = server;
      await background.stop();
      await run(id, 'post');
      while ((await rooms.ledger.workOnce(50)) > 0);
      expect(await kindsOf(maria.id)).toEqual(before);
      while ((await rooms.matching.workOnce(50)) + (await rooms.ledger.workOnce(50)) > 0);
      expect(await kindsOf(maria.id)).toEqual(before);
      await expectNobody();
    });
  });

  test('stopped half way, counts nothing, is not read otherwise, and goes on where it was', async () => {
    const others = Array.from({ length: 3_000 }, (_, index) => `Person ${index},p${index}@else.example,`);
    const { id } = await add([three, ...others].join('\n'));
    await run(id, 'look-up');
    await ask(`/attendance-lists/${id}/post`, {});
    await expect.poll(checkIns, { interval: 5 }).toBeGreaterThan(0);
    await ask(`/attendance-lists/${id}/cancel`, {});
    await expect.poll(async () => (await pageOf(id)).job).toBeNull();
    server.background.wake();
    await server.background.idle();
    expect(await checkIns()).toBeLessThan(3_003);
    expect(await pageOf(id)).toMatchObject({ state: 'looked-up', last: null });
    expect(await kindsOf(maria.id)).toEqual([]);
    const chosen = await ask(`/attendance-lists/${id}/columns`, { columns: [{ index: 1, meaning: null }] });
    expect(chosen.status).toBe(409);
    await run(id, 'post');
    expect(await checkIns()).toBe(3_003);
    expect(await kindsOf(maria.id)).toEqual(['credit']);
  });

  test('the same file twice adds nothing', async () => {
    await postNew(three);
    const { id } = await add(three, { name: 'again.csv' });
    const list = await run(id, 'look-up');
    expect(list.report).toMatchObject({ certain: 0, unknown: 0, leftOut: { onEarlierList: 3 } });
    await run(id, 'post');
    expect(await checkIns()).toBe(3);
    expect(await kindsOf(maria.id)).toEqual(['credit']);
  });

  test('a longer version adds only what is new', async () => {
    await postNew(three);
    const list = await postNew(`${three}\nZoé Tremblay,zoe@dry.example,70014\n`, { name: 'longer.csv' });
    expect(list.report).toMatchObject({ certain: 1, leftOut: { onEarlierList: 3 } });
    expect(await checkIns()).toBe(4);
    expect(await creditOf(zoe.id)).toMatchObject({ cec: 200 });
    expect(await kindsOf(maria.id)).toEqual(['credit']);
  });
});

describe('undoing', () => {
  test('takes everything back as one, and posting it again gives it again', async () => {
    const { id } = await postNew(three);
    const undone = await run(id, 'undo');
    expect(undone).toMatchObject({ state: 'undone', last: { by: clerk.name } });
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal']);
    expect(await kindsOf(marek.id)).toEqual(['credit', 'reversal']);
    expect(ReviewQueue.parse(await (await ask('/review')).json()).total).toBe(0);
    const event = EventPage.parse(await (await ask(`/events/${convention.id}`)).json());
    expect(event.counts).toMatchObject({ checkIns: 0, matched: 0, review: 0, waiting: 0 });
    await run(id, 'post');
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal', 'credit']);
    expect(await checkIns()).toBe(3);
  });

  test('a decision of staff falls with the list and comes back with it', async () => {
    const { id } = await postNew(three);
    const { items } = ReviewQueue.parse(await (await ask('/review')).json());
    await ask(`/review/${items[0]?.checkIn}/decisions`, { verdict: 'accept', registrant: zoe.id });
    await run(id, 'undo');
    expect(await kindsOf(zoe.id)).toEqual(['credit', 'reversal']);
    await run(id, 'post');
    expect(await kindsOf(zoe.id)).toEqual(['credit', 'reversal', 'credit']);
  });

  test('leaves what a later list says, too', async () => {
    const first = await postNew(three);
    await postNew(`${three}\nZoé Tremblay,zoe@dry.example,70014\n`);
    await run(first.id, 'undo');
    expect((await creditOf(maria.id))?.kind).toBe('credit');
    expect((await creditOf(zoe.id))?.kind).toBe('credit');
    expect(ReviewQueue.parse(await (await ask('/review')).json()).total).toBe(1);
  });

  test('of what is not posted is refused', async () => {
    const { id } = await add(three);
    expect((await refusalOf(await ask(`/attendance-lists/${id}/undo`, {})))[0]).toBe(409);
  });
});

test('the outcome as CSV runs no formula', async () => {
  const { id } = await add(
    `${three}\n"=HYPERLINK(""http://evil.example"",""a"") Smith",x@evil.example,\n+Sum Body,y@evil.example,\n`,
    { name: 'Expo list?.csv' },
  );
  const before = await (await ask(`/attendance-lists/${id}/outcome.csv`)).text();
  expect(before).toContain('not looked up yet');
  await run(id, 'look-up');
  await run(id, 'post');
  const response = await ask(`/attendance-lists/${id}/outcome.csv`);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="Expo-list--outcome.csv"');
  const text = await response.text();
  expect(text).toMatch(/^Row,Sheet,Name/);
  expect(text).toMatch(/2,,Maria Kowalczyk,70012,maria@dry\.example,matched,70012,Maria Kowalczyk,2,/);
  expect(text).not.toMatch(/(^|[,"\n])\s*[=+@]/m);
});
