/** Badge lists of shows' vendors over real HTTP: from a file to the ledger, and back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import {
  BadgeListPage,
  BadgeListsOfEvent,
  type BadgeListPage as List,
} from '../../src/domain/badge-lists-api.ts';
import { CheckInsFound, RegistrantPage, ReviewQueue } from '../../src/domain/console-api.ts';
import { receiptCodeOf } from '../../src/domain/receipt-code.ts';
import { Refusal } from '../../src/domain/wire.ts';
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
import { makeRecord, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('R70012', { email: 'maria@dry.example', firm: 'Dry Co' });
const marek = registrant('R70013', { givenName: 'Marek', surname: 'Nowak', email: 'marek@wet.example' });
const zoe = registrant('R70014', { givenName: 'Zoé', surname: 'Tremblay', email: 'zoe@dry.example' });

let now: number;
let server: TestServer;
let tablet: Tablet;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
let cookie: string;

beforeEach(async () => {
  now = Date.parse('2026-12-02T20:00:00Z');
  server = await startServer({ clock: { now: () => now } });
  await openOffice(server.rooms, [maria, marek, zoe]);
  tablet = await enrolTablet(server);
  const signedIn = await signInStaff(server);
  ask = signedIn.ask;
  cookie = signedIn.cookie.split(';')[0] ?? '';
});
afterEach(() => server.end());

const settle = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const checkIn = async (given: Parameters<typeof makeRecord>[1]): Promise<string> => {
  const record = await makeRecord(tablet, { at: '2026-11-25T18:00:00.000Z', ...given });
  expect((await sendBatch(server.url, tablet, [record])).status).toBe(200);
  await settle();
  return record.id;
};
const send = (bytes: Uint8Array | string, { event = convention.id, name = 'badges.csv' } = {}) =>
  fetch(`${server.url}/api/badge-lists?event=${event}&name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie, origin: server.url },
    body: Buffer.from(bytes),
  });
const add = async (bytes: Uint8Array | string, options = {}): Promise<List> =>
  BadgeListPage.parse(await (await send(bytes, options)).json());
const pageOf = async (id: string) => BadgeListPage.parse(await (await ask(`/badge-lists/${id}`)).json());
const act = async (id: string, what: 'apply' | 'withdraw'): Promise<List> => {
  now += 60_000;
  const answer = await ask(`/badge-lists/${id}/${what}`, {});
  expect(answer.status).toBe(200);
  await settle();
  return pageOf(id);
};
const applyNew = async (text: string, options = {}): Promise<List> =>
  act((await add(text, options)).id, 'apply');
const refusalOf = async (response: Response) => [
  response.status,
  Refusal.parse(await response.json()).error.message,
];
const kindsOf = async (id: string) => (await server.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);
const matchOf = (id: string) =>
  server.rooms.store.db
    .selectFrom('match')
    .select(['decision', 'registrant', 'why_json', 'matched_at'])
    .where('check_in', '=', id)
    .executeTakeFirstOrThrow();
const reviewOf = async () => ReviewQueue.parse(await (await ask('/review')).json());

const header = 'Badge ID,First Name,Last Name,Email,Company';
const ofMaria = 'EX-00101,Maria,Kowalczyk,maria@dry.example,Dry Co';
const ofMarek = 'EX-00102,Marek,Nowak,marek@wet.example,';
const three = [header, ofMaria, ofMarek, 'EX-00103,Nobody,Known,nobody@else.example,'].join('\n');

describe('a badge list', () => {
  test('says how it and the check-ins meet, both ways, before anything is applied', async () => {
    await checkIn({ badge: 'EX-00101' });
    await checkIn({ badge: 'EX-99999' });
    await checkIn({ claim: { full_name: 'Ann Lee' } });
    const list = await add(three);
    expect(list).toMatchObject({ state: 'read', rows: 3, receivedBy: clerk.name, last: null });
    expect(list.columns.map(({ letters, meaning }) => [letters, meaning])).toContainEqual(['A', 'badge_id']);
    expect(list.report).toEqual({
      badges: 3,
      badgesSeen: 1,
      checkIns: { listed: 1, unlisted: 1, withoutBadge: 1 },
      beside: { new: 3, changed: 0, same: 0, outdated: 0 },
      leftOut: { noBadge: 0, nobody: 0, repeated: 0, twoPeople: 0 },
      outcome: { matched: 0, review: 1, notRegistrant: 0, waiting: 0 },
    });
    expect(await kindsOf(maria.id)).toEqual([]);
    const { lists } = BadgeListsOfEvent.parse(
      await (await ask(`/badge-lists?event=${convention.id}`)).json(),
    );
    expect(lists.map(({ id }) => id)).toEqual([list.id]);
  });

  test('applied, tells who was seen, posts credit, and says so in words', async () => {
    const id = await checkIn({ badge: 'EX-00101' });
    const raw = await server.rooms.store.db.selectFrom('raw_record').selectAll().execute();
    const seen = await server.rooms.store.db.selectFrom('check_in').selectAll().execute();
    const list = await applyNew(three);
    expect(list).toMatchObject({ state: 'applied', last: { by: clerk.name }, matching: 0, settling: 0 });
    expect(list.report.outcome).toEqual({ matched: 1, review: 0, notRegistrant: 0, waiting: 0 });
    expect(await matchOf(id)).toMatchObject({ decision: 'auto', registrant: maria.id });
    const page = RegistrantPage.parse(await (await ask(`/registrants/${maria.id}`)).json());
    expect(page.credits[0]?.entry).toMatchObject({ kind: 'credit', cec: 200 });
    expect(page.credits[0]?.facts[0]?.reasons[0]).toBe("from the show's badge list: name, email, firm");
    expect(await server.rooms.store.db.selectFrom('raw_record').selectAll().execute()).toEqual(raw);
    expect(await server.rooms.store.db.selectFrom('check_in').selectAll().execute()).toEqual(seen);
    const found = CheckInsFound.parse(await (await ask(`/check-ins?code=${receiptCodeOf(id)}`)).json());
    expect(found.checkIns[0]).toMatchObject({
      claim: { badge_id: 'EX-00101' },
      listed: { claim: { surname: 'Kowalczyk' }, list: { name: 'badges.csv', row: 2 } },
    });
    const log = await server.rooms.store.db.selectFrom('audit').select(['action', 'actor']).execute();
    expect(log.filter(({ action }) => action.startsWith('badge'))).toEqual([
      { action: 'badge-list-received', actor: clerk.id },
      { action: 'badge-list-applied', actor: clerk.id },
    ]);
    expect(await server.rooms.access.audit.verify()).toBeNull();
  });

  test('holds for check-ins that arrive later, and for no other event', async () => {
    await applyNew(three);
    const later = await checkIn({ badge: 'ex-00102' });
    expect(await matchOf(later)).toMatchObject({ decision: 'auto', registrant: marek.id });
    tablet = await enrolTablet(server, { event: workshop.id });
    const elsewhere = await checkIn({ badge: 'EX-00101' });
    expect(await matchOf(elsewhere)).toMatchObject({ decision: 'none', registrant: null });
  });

  test('is found by the raw payload where a decode rule made something else of it', async () => {
    const id = await checkIn({ badge: '00101', claim: { badge_id: '101/VISITOR' } });
    await applyNew([header, ofMaria.replace('EX-00101', '101')].join('\n'));
    expect(await matchOf(id)).toMatchObject({ decision: 'auto', registrant: maria.id });
  });

  test('tells rows of an attendance list that give nothing but a badge, too', async () => {
    const rows = 'Badge ID,Time\nEX-00101,09:00\nEX-00102,09:30\n';
    const address = `${server.url}/api/attendance-lists?event=${convention.id}&name=scans.csv`;
    const sent = await fetch(address, {
      method: 'POST',
      headers: { cookie, origin: server.url },
      body: rows,
    });
    const { id } = (await sent.json()) as { id: string };
    const isDone = async () =>
      ((await (await ask(`/attendance-lists/${id}`)).json()) as { job: unknown }).job === null;
    for (const what of ['look-up', 'post']) {
      await ask(`/attendance-lists/${id}/${what}`, {});
      await expect.poll(isDone, { timeout: 30_000 }).toBe(true);
    }
    await settle();
    expect(await kindsOf(maria.id)).toEqual([]);
    const list = await applyNew(three);
    expect(list.report.checkIns).toEqual({ listed: 2, unlisted: 0, withoutBadge: 0 });
    expect([await kindsOf(maria.id), await kindsOf(marek.id)]).toEqual([['credit'], ['credit']]);
    await ask(`/attendance-lists/${id}/undo`, {});
    await expect.poll(isDone, { timeout: 30_000 }).toBe(true);
    await act(list.id, 'withdraw');
    await act(list.id, 'apply');
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal']);
    // Posted again while the badge list stands: what that says counts for its rows at once.
    await ask(`/attendance-lists/${id}/post`, {});
    await expect.poll(isDone, { timeout: 30_000 }).toBe(true);
    await settle();
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal', 'credit']);
  });
});

describe('what the person said', () => {
  test('wins over the list where both say something', async () => {
    const id = await checkIn({
      badge: 'EX-00101',
      claim: { badge_id: 'EX-00101', given_name: 'Maria', surname: 'Kowalczyk', email: 'other@mail.example' },
    });
    await applyNew(three);
    const found = CheckInsFound.parse(await (await ask(`/check-ins?code=${receiptCodeOf(id)}`)).json());
    expect(found.checkIns[0]?.claim.email).toBe('other@mail.example');
    expect(JSON.parse((await matchOf(id)).why_json)[0]).toBe("from the show's badge list: firm");
  });

  test('with a badge of somebody else, is left to a person with both', async () => {
    const id = await checkIn({
      badge: 'EX-00102',
      claim: { badge_id: 'EX-00102', full_name: 'Maria Kowalczyk' },
    });
    await applyNew(three);
    expect(await matchOf(id)).toMatchObject({ decision: 'review', registrant: null });
    const { items } = await reviewOf();
    expect(items[0]?.why[0]).toBe(
      "the show's badge list says that this badge is Marek Nowak, which is not the name given here",
    );
    expect(items[0]?.candidates.map(({ registrant: { id: one } }) => one).toSorted()).toEqual([
      maria.id,
      marek.id,
    ]);
    expect([await kindsOf(maria.id), await kindsOf(marek.id)]).toEqual([[], []]);
  });

  test('and tells who it is, outweighs somebody else’s badge', async () => {
    const claim = { badge_id: 'EX-00102', full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };
    const id = await checkIn({ badge: 'EX-00102', claim });
    await applyNew(three);
    expect(await matchOf(id)).toMatchObject({ decision: 'auto', registrant: maria.id });
    expect(await kindsOf(marek.id)).toEqual([]);
  });
});

describe('rows that cannot be used', () => {
  test('are named: one badge for two people, none, nobody', async () => {
    const id = await checkIn({ badge: '0101' });
    const list = await applyNew(
      [
        header,
        '0101,Maria,Kowalczyk,maria@dry.example,Dry Co',
        '101,Marek,Nowak,marek@wet.example,',
        '0102,Zoé,Tremblay,,',
        '0102,ZOE,Tremblay,zoe@dry.example,',
        ',Ann,Lee,ann@lee.example,',
        '0104,,,,Only Ltd',
      ].join('\n'),
    );
    expect(list.report).toMatchObject({
      badges: 1,
      leftOut: { noBadge: 1, nobody: 1, repeated: 1, twoPeople: 2 },
    });
    const told = list.problems.map(({ row, what }) => `${row} ${what}`);
    expect(told).toContain("3 badge 0101 is two people's, in rows 2 and 3: it is not used");
    expect(told).toContain('6 has no badge ID: it is not used');
    expect(await matchOf(id)).toMatchObject({ decision: 'none' });
    // Two rows of one person are put together.
    expect(await matchOf(await checkIn({ badge: '0102' }))).toMatchObject({ registrant: zoe.id });
  });

  test.each([
    ['a PDF', '%PDF-1.7', 'The file is a PDF'],
    ['nothing', '', 'The file is empty'],
  ])('a file that is %s is refused in words', async (_, bytes, words) => {
    const [status, message] = await refusalOf(await send(bytes));
    expect([status, String(message).startsWith(words)]).toEqual([422, true]);
  });

  test('a list without any badge is not applied', async () => {
    const list = await add('Name,E-mail\nMaria Kowalczyk,maria@dry.example\n');
    expect(list.problems[0]?.what).toBe('no column holds the badge ID: say below which one does');
    expect((await refusalOf(await ask(`/badge-lists/${list.id}/apply`, {})))[0]).toBe(409);
  });

  test('nobody without a session adds one', async () => {
    const response = await fetch(`${server.url}/api/badge-lists?event=convention&name=a`, {
      method: 'POST',
      headers: { origin: server.url },
      body: three,
    });
    expect(response.status).toBe(401);
  });
});

describe('the column of the badges', () => {
  test('is the one whose values were scanned, whatever it is called', async () => {
    for (const badge of ['00101', '00102']) await checkIn({ badge });
    const bytes = await writeXlsxFile([
      ['Registration #', 'Badge Type', 'Attendee', 'E-mail'],
      [101, 'VIP', 'Maria Kowalczyk', 'maria@dry.example'],
      [102, 'Visitor', 'Marek Nowak', 'marek@wet.example'],
      [103, 'Visitor', 'Ann Lee', 'ann@lee.example'],
    ]).toBuffer();
    const list = await add(bytes, { name: 'Expo.xlsx' });
    expect(list.columns.map(({ meaning }) => meaning)).toEqual(['badge_id', null, 'full_name', 'email']);
    expect(list.report.checkIns.listed).toBe(2);
    const kept = await server.rooms.store.db
      .selectFrom('badge_list_file')
      .select('bytes')
      .executeTakeFirstOrThrow();
    expect(kept.bytes.equals(bytes)).toBe(true);
  });

  test('is said by a person, and not changed while matches rest on it', async () => {
    await checkIn({ badge: 'EX-00101' });
    const list = await add(`Badge,Ticket,Name,E-mail\nVIP,EX-00101,Maria Kowalczyk,maria@dry.example\n`);
    const chosen = await ask(`/badge-lists/${list.id}/columns`, {
      columns: [{ index: 1, meaning: 'badge_id' }],
    });
    const read = BadgeListPage.parse(await chosen.json());
    expect(read.columns.map(({ meaning, isChosen }) => [meaning, isChosen]).slice(0, 2)).toEqual([
      [null, false],
      ['badge_id', true],
    ]);
    await act(list.id, 'apply');
    expect(await kindsOf(maria.id)).toEqual(['credit']);
    expect((await ask(`/badge-lists/${list.id}/columns`, { columns: [] })).status).toBe(409);
    await act(list.id, 'withdraw');
    expect((await ask(`/badge-lists/${list.id}/columns`, { columns: [] })).status).toBe(200);
  });
});

describe('withdrawing', () => {
  test('takes back matches and credit as one, and what staff decided stays; undone, all is back', async () => {
    await checkIn({ badge: 'EX-00101' });
    const decided = await checkIn({ badge: 'EX-00103' });
    const list = await applyNew(three);
    await ask(`/review/${decided}/decisions`, { verdict: 'accept', registrant: zoe.id });
    const withdrawn = await act(list.id, 'withdraw');
    expect(withdrawn).toMatchObject({ state: 'withdrawn', last: { by: clerk.name } });
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal']);
    expect(await kindsOf(zoe.id)).toEqual(['credit']);
    expect((await refusalOf(await ask(`/badge-lists/${list.id}/withdraw`, {})))[1]).toBe(
      'This list is not applied.',
    );
    await act(list.id, 'apply');
    expect(await kindsOf(maria.id)).toEqual(['credit', 'reversal', 'credit']);
    expect(await kindsOf(zoe.id)).toEqual(['credit']);
  });

  test('a decision about a badge holds for all who wear it, whatever a list says', async () => {
    const first = await checkIn({ badge: 'EX-00101' });
    await ask(`/review/${first}/decisions`, { verdict: 'accept', registrant: zoe.id });
    const waiting = await checkIn({ badge: 'EX-00101' });
    await applyNew(three);
    expect(await matchOf(waiting)).toMatchObject({ decision: 'auto', registrant: zoe.id });
    const second = await checkIn({ badge: 'EX-00101' });
    expect(await matchOf(second)).toMatchObject({ decision: 'auto', registrant: zoe.id });
    expect(await kindsOf(maria.id)).toEqual([]);
  });
});

describe('a newer version', () => {
  test('adds and changes only what differs, and gives that back', async () => {
    const same = await checkIn({ badge: 'EX-00101' });
    const changed = await checkIn({ badge: 'EX-00102' });
    const added = await checkIn({ badge: 'EX-00104' });
    const old = await applyNew(three);
    const before = await matchOf(same);
    const newer = await add(
      [
        header,
        ofMaria.toUpperCase().replace('MARIA@DRY.EXAMPLE', 'maria@dry.example'),
        'EX-00102,Zoé,Tremblay,zoe@dry.example,',
        'EX-00104,Marek,Nowak,marek@wet.example,',
      ].join('\n'),
      { name: 'newer.csv' },
    );
    expect(newer.report.beside).toEqual({ new: 1, changed: 1, same: 1, outdated: 0 });
    await act(newer.id, 'apply');
    // Not even asked about again: it says when it was matched last.
    expect(await matchOf(same)).toEqual(before);
    expect(await matchOf(changed)).toMatchObject({ registrant: zoe.id });
    expect(await matchOf(added)).toMatchObject({ registrant: marek.id });
    expect((await pageOf(old.id)).report.beside).toEqual({ new: 1, changed: 0, same: 1, outdated: 1 });
    // Without the newer one the older says what it said.
    await act(newer.id, 'withdraw');
    expect(await matchOf(changed)).toMatchObject({ registrant: marek.id });
    expect(await matchOf(added)).toMatchObject({ decision: 'none' });
    // The older one is outdone while the newer counts: withdrawing it changes nobody but whom it alone names.
    await act(newer.id, 'apply');
    await act(old.id, 'withdraw');
    expect(await matchOf(changed)).toMatchObject({ registrant: zoe.id });
    expect(await matchOf(same)).toMatchObject({ registrant: maria.id });
  });

  test('that is the very same asks about nobody', async () => {
    const id = await checkIn({ badge: 'EX-00101' });
    await applyNew(three);
    const before = await matchOf(id);
    await applyNew(three);
    expect(await matchOf(id)).toEqual(before);
    expect(await kindsOf(maria.id)).toEqual(['credit']);
  });
});
