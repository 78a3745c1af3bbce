/** Classes and their rosters over real HTTP: from the console's set-up to the ledger, and back. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Claim } from '../../src/domain/claim.ts';
import { type ClassOrder, ClassPage, NewClass, PeopleAdded } from '../../src/domain/classes-api.ts';
import { EnrolmentLink, EventPage, RegistrantPage, ReviewQueue } from '../../src/domain/console-api.ts';
import { QuarantineList } from '../../src/domain/quarantine-api.ts';
import { noRecordBefore } from '../../src/domain/record-chain.ts';
import type { DayMark, RosterStatement } from '../../src/domain/roster/roster-change.ts';
import { RosterChangesAnswer } from '../../src/domain/roster/roster-wire.ts';
import { RosterHistory, RosterPage } from '../../src/domain/rosters-api.ts';
import { EnrolmentAnswer, Refusal } from '../../src/domain/wire.ts';
import { makeSigningKey } from '../../src/tablet/signing.ts';
import { classDay, classOrder } from './class-order.ts';
import { clerk, convention, enrolTablet, openOffice, registrant, sendBatch, signInStaff } from './office.ts';
import { makeRecord, newTablet, type Tablet } from './records.ts';
import { attestation, makeRosterChange, newPerson, type Said, signature } from './roster-records.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek', surname: 'Nowak', email: 'marek@wet.example' });
const mariaClaim: Claim = {
  full_name: 'Maria Kowalczyk',
  email: 'maria@dry.example',
  registrant_number: '70012',
};
const marekClaim: Claim = {
  full_name: 'Marek Nowak',
  email: 'marek@wet.example',
  registrant_number: '70013',
};

let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
let cookie: string;

beforeEach(async () => {
  server = await startServer({ clock: { now: () => Date.parse('2026-11-24T20:00:00Z') } });
  await openOffice(server.rooms, [maria, marek]);
  const signedIn = await signInStaff(server);
  ask = signedIn.ask;
  cookie = signedIn.cookie.split(';')[0] ?? '';
});
afterEach(() => server.end());

const refusalOf = async (response: Response) => [
  response.status,
  Refusal.parse(await response.json()).error.code,
];
const addClass = async (changed: Partial<ClassOrder> = {}): Promise<string> =>
  NewClass.parse(await (await ask('/classes', { ...classOrder, ...changed })).json()).event;
const classPage = async (event: string) => ClassPage.parse(await (await ask(`/classes/${event}`)).json());
const rosterOf = async (event: string) =>
  RosterPage.parse(await (await ask(`/classes/${event}/roster`)).json());
const sendPeople = (event: string, bytes: Uint8Array | string) =>
  fetch(`${server.url}/api/classes/${event}/people`, {
    method: 'POST',
    headers: { cookie, origin: server.url },
    body: Buffer.from(bytes),
  });

const settle = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
/** Sends what a device says, in order, and lets the server work it through. */
const say = async (tablet: Tablet, ...said: Said[]): Promise<string[]> => {
  const records = [];
  for (const one of said) records.push(await makeRosterChange(tablet, one));
  const answer = await sendBatch(server.url, tablet, records);
  expect(answer.status).toBe(200);
  await settle();
  return records.map(({ id }) => id);
};
const claim = (person: string, given: Claim): Said => ({
  person,
  says: { what: 'claim', claim: given, badge: null, understoodBy: null },
});
const tick = (
  person: string,
  date: string,
  mark: DayMark = { is: 'present' },
  after: string[] = [],
): Said => ({
  person,
  says: { what: 'day', date, mark },
  after,
});
const closed: Said = { says: { what: 'closing', attestation } };
const bothDays = (person: string): Said[] => [tick(person, '2026-11-23'), tick(person, '2026-11-24')];

const entriesOf = async (id: string) =>
  (await server.rooms.ledger.entriesOf(id)).map((entry) =>
    entry.kind === 'reversal' ? 'reversal' : `${entry.kind} ${entry.cec}`,
  );
const officeSays = (
  event: string,
  changes: { person: string | null; says: RosterStatement }[],
  reason: string | null,
) => ask(`/classes/${event}/changes`, { changes, reason });

describe('a class', () => {
  test('is set up from the console, and its event follows from its plan', async () => {
    const event = await addClass();
    const page = await classPage(event);
    expect(page.event).toMatchObject({
      kind: 'class',
      basis: 'by-day',
      organiser: classOrder.school,
      days: [
        { date: '2026-11-23', minutes: 420 },
        { date: '2026-11-24', minutes: 420 },
      ],
    });
    expect(page.plan).toMatchObject({ category: 'WRT', expected: [] });
  });

  test('is changed, and who is expected stays', async () => {
    const event = await addClass();
    await sendPeople(event, 'Name,E-mail\nMaria Kowalczyk,maria@dry.example\n');
    await ask(`/classes/${event}`, {
      ...classOrder,
      days: [{ ...classDay('2026-11-23'), until: '12:00', breaks: [] }],
    });
    const page = await classPage(event);
    expect(page.event.days).toEqual([{ date: '2026-11-23', minutes: 210 }]);
    expect(page.plan?.expected.map((one) => one.claim.full_name)).toEqual(['Maria Kowalczyk']);
  });

  test.each([
    ['an end before its start', { days: [{ ...classDay('2026-11-23'), until: '08:00' }] }],
    ['days out of order', { days: [classDay('2026-11-24'), classDay('2026-11-23')] }],
    ['no instructor', { instructor: ' ' }],
    ['a time zone that does not exist', { timeZone: 'Mars/Olympus' }],
  ])('with %s is refused', async (_, changed) => {
    expect((await ask('/classes', { ...classOrder, ...changed })).status).toBe(400);
  });

  test('is nothing that another kind of event becomes', async () => {
    expect(await refusalOf(await ask(`/classes/${convention.id}`, classOrder))).toEqual([
      404,
      'unknown-class',
    ]);
    expect((await ask(`/classes/${convention.id}`)).status).toBe(404);
  });

  test('takes expected people from a workbook and a pasted list, each once', async () => {
    const event = await addClass();
    const workbook = await writeXlsxFile([
      ['Student', 'E-Mail', 'IICRC #'],
      ['Maria Kowalczyk', 'maria@dry.example', '70012'],
      ['Total: 1', null, null],
    ]).toBuffer();
    const first = PeopleAdded.parse(await (await sendPeople(event, workbook)).json());
    expect(first).toMatchObject({ added: 1, already: 0, problems: [{ row: 3 }] });
    const pasted = 'Name,E-mail\nKowalczyk; Maria,maria@dry.example\nMarek Nowak,marek@wet.example\n';
    const second = PeopleAdded.parse(
      await (await sendPeople(event, pasted.replace('Kowalczyk; Maria', 'Maria Kowalczyk'))).json(),
    );
    expect(second).toMatchObject({ added: 1, already: 1 });
    expect((await rosterOf(event)).people.map((one) => one.claim.full_name)).toEqual([
      'Maria Kowalczyk',
      'Marek Nowak',
    ]);
  });

  test('by live stream takes twenty people', async () => {
    const event = await addClass({ delivery: 'live-stream' });
    const people = Array.from({ length: 20 }, (_, nth) => `Ann Lee,ann${nth}@lee.example`).join('\n');
    expect((await sendPeople(event, `Name,E-mail\n${people}\n`)).status).toBe(200);
    const one = await sendPeople(event, 'Name,E-mail\nMarek Nowak,marek@wet.example\n');
    expect(await refusalOf(one)).toEqual([409, 'too-many-for-live-stream']);
    const walkIn = [{ person: newPerson(), says: claim('', marekClaim).says }];
    expect(await refusalOf(await officeSays(event, walkIn, null))).toEqual([409, 'too-many-for-live-stream']);
    expect((await rosterOf(event)).people).toHaveLength(20);
  });
});

const codeIn = (url: string): string | null => new URLSearchParams(new URL(url).hash.slice(1)).get('enrol');

describe("the instructor's link", () => {
  test('enrols one device for this class only, days later, and gives it the plan', async () => {
    const event = await addClass();
    await sendPeople(event, 'Name\nMaria Kowalczyk\n');
    const link = EnrolmentLink.parse(
      await (await ask(`/classes/${event}/enrolments`, { name: 'Ina' })).json(),
    );
    expect(link.url).toMatch(/\/roster#enrol=[\w-]{22}&for=Water\+Damage\+Restoration\+Technician$/);
    expect(Date.parse(link.expiresAt)).toBeGreaterThan(Date.parse('2026-12-05T00:00:00Z'));
    const key = await makeSigningKey();
    if (!key) throw new Error('no signing key');
    const enrol = () =>
      fetch(`${server.url}/v1/enrolments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: codeIn(link.url), publicKey: key.publicKey }),
      });
    const enrolled = EnrolmentAnswer.parse(await (await enrol()).json());
    expect(enrolled.pack.event.id).toBe(event);
    expect(enrolled.pack.class?.expected.map((one) => one.claim)).toEqual([{ full_name: 'Maria Kowalczyk' }]);
    expect((await enrol()).status).toBe(410);
    const other = await makeRosterChange(
      newTablet({ ...enrolled, event, serverKey: enrolled.pack.serverKey, signingKey: key.privateKey }),
      { ...closed, event: await addClass() },
    );
    const tablet = { token: enrolled.token, signingKey: key.privateKey, device: enrolled.device } as Tablet;
    expect(await (await sendBatch(server.url, tablet, [other])).json()).toMatchObject({
      acks: [{ status: 'quarantined' }],
    });
  });

  test('is made for classes only', async () => {
    expect((await ask(`/classes/${convention.id}/enrolments`, { name: 'Ina' })).status).toBe(404);
  });
});

describe('a roster from a device', () => {
  test('earns once it is closed, and not before', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    await say(tablet, claim(person, mariaClaim), ...bothDays(person));
    expect(await entriesOf(maria.id)).toEqual([]);
    expect((await rosterOf(event)).people[0]).toMatchObject({
      minutes: 840,
      cec: 200,
      known: { state: { is: 'matched', registrant: { id: maria.id } } },
    });
    const before = RegistrantPage.parse(await (await ask(`/registrants/${maria.id}`)).json());
    expect(before.credits[0]?.facts[0]?.sentence).toContain('not closed');
    await say(tablet, closed);
    expect(await entriesOf(maria.id)).toEqual(['credit 200']);
    const after = RegistrantPage.parse(await (await ask(`/registrants/${maria.id}`)).json());
    expect(after.credits[0]?.facts[0]?.sentence).toContain('as its instructor attested');
    const counts = EventPage.parse(await (await ask(`/events/${event}`)).json()).counts;
    expect(counts).toMatchObject({ checkIns: 1, matched: 1, waiting: 0, quarantined: 0 });
  });

  test('earns by the minutes of who came late, and nothing for a day missed', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    const late: DayMark = { is: 'partly', from: '10:00', until: '16:30' };
    await say(
      tablet,
      claim(person, mariaClaim),
      tick(person, '2026-11-23', late),
      tick(person, '2026-11-24', { is: 'absent' }),
      { person, says: { what: 'purpose', purpose: 'exam' } },
      closed,
    );
    expect(await entriesOf(maria.id)).toEqual(['credit 50']);
    expect((await rosterOf(event)).people[0]).toMatchObject({
      days: [{ minutes: 330 }, { minutes: 0 }],
      exam: 'not-eligible',
      missed: ['2026-11-24'],
      cec: 50,
    });
  });

  test('that is changed after closing reverses and credits anew; who is taken off loses it', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    const ids = await say(tablet, claim(person, mariaClaim), ...bothDays(person), closed);
    const [, , second = ''] = ids;
    await say(tablet, { ...tick(person, '2026-11-24', { is: 'absent' }, [second]), reason: 'she was ill' });
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal', 'credit 100']);
    await say(tablet, { person, says: { what: 'listed', listed: false }, reason: 'wrong class' });
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal', 'credit 100', 'reversal']);
    const page = await rosterOf(event);
    expect([page.people, page.removed.map((one) => one.person)]).toEqual([[], [person]]);
  });

  test('that is opened again earns nothing until it is closed again', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    const ids = await say(tablet, claim(person, mariaClaim), ...bothDays(person), closed);
    const after = [ids.at(-1) ?? ''];
    const [opened = ''] = await say(tablet, { says: { what: 'closing', attestation: null }, after });
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal']);
    await say(tablet, { ...closed, after: [opened] });
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal', 'credit 200']);
  });

  test('gains what a second device says that was away when it was closed', async () => {
    const event = await addClass();
    const [one, other] = [await enrolTablet(server, { event }), await enrolTablet(server, { event })];
    const [first, second] = [newPerson(), newPerson()];
    await say(one, claim(first, mariaClaim), ...bothDays(first), closed);
    await say(other, claim(second, marekClaim), tick(second, '2026-11-23'));
    expect(await entriesOf(marek.id)).toEqual(['credit 100']);
    // Each of them did not know of the other: what earns the least counts until a person decides.
    await say(other, tick(first, '2026-11-24', { is: 'absent' }));
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal', 'credit 100']);
    expect((await rosterOf(event)).people[0]?.days[1]?.marks).toHaveLength(2);
    const [person, says] = [first, tick(first, '2026-11-24').says];
    await officeSays(event, [{ person, says }], 'the instructor says so on the phone');
    await settle();
    expect(await entriesOf(maria.id)).toEqual([
      'credit 200',
      'reversal',
      'credit 100',
      'reversal',
      'credit 200',
    ]);
    expect((await rosterOf(event)).people[0]?.days[1]?.marks).toEqual([{ is: 'present' }]);
  });

  test('changes nothing when the same comes again, and can be computed anew', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    const records = [];
    for (const said of [claim(person, mariaClaim), ...bothDays(person), closed])
      records.push(await makeRosterChange(tablet, said));
    await sendBatch(server.url, tablet, records);
    await settle();
    const rows = () => server.rooms.store.db.selectFrom('roster_person').selectAll().execute();
    const [before, page] = [await rows(), await rosterOf(event)];
    await sendBatch(server.url, tablet, records);
    await server.rooms.store.write((tx) =>
      tx.insertInto('work').values({ kind: 'roster', subject: event }).execute(),
    );
    await settle();
    expect(await rows()).toEqual(before);
    expect(await rosterOf(event)).toEqual(page);
    expect(await entriesOf(maria.id)).toEqual(['credit 200']);
    await server.rooms.store.write((tx) =>
      tx.updateTable('roster_person').set({ days_json: '[]', counts: 0, claim_json: '{}' }).execute(),
    );
    await server.rooms.store.write((tx) =>
      tx.insertInto('work').values({ kind: 'roster', subject: event }).execute(),
    );
    await settle();
    expect(await rows()).toEqual(before);
    expect(await entriesOf(maria.id)).toEqual(['credit 200']);
  });

  test('names another person: who it is is asked anew, and whoever it was loses it', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    const [first = ''] = await say(tablet, claim(person, mariaClaim), ...bothDays(person), closed);
    await say(tablet, { ...claim(person, marekClaim), after: [first], reason: 'typed wrongly' });
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal']);
    expect(await entriesOf(marek.id)).toEqual(['credit 200']);
  });

  test('goes through review like any claim, and staff decide', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    await say(tablet, claim(person, { full_name: 'M Kowalczyk' }), ...bothDays(person), closed);
    const { items } = ReviewQueue.parse(await (await ask(`/review?event=${event}&limit=10`)).json());
    expect(items.map(({ method, claim: given }) => [method, given.full_name])).toEqual([
      ['roster', 'M Kowalczyk'],
    ]);
    const checkIn = items[0]?.checkIn ?? '';
    await ask(`/review/${checkIn}/decisions`, { verdict: 'accept', registrant: maria.id });
    expect(await entriesOf(maria.id)).toEqual(['credit 200']);
    // Their words are changed by the instructor; what staff decided of this person stands.
    await officeSays(event, [{ person, says: { what: 'note', text: 'sat at the back' } }], 'a note');
    await settle();
    expect(await entriesOf(maria.id)).toEqual(['credit 200']);
  });

  test('credits its instructor with what the policy gives for teaching', async () => {
    const ina = registrant('R70015', { givenName: 'Ina', surname: 'Instructor' });
    await server.rooms.registry.importRegistrants([ina]);
    const { db } = server.rooms.store;
    const row = await db.selectFrom('policy').selectAll().where('active', '=', 1).executeTakeFirstOrThrow();
    const definition_json = JSON.stringify({ ...JSON.parse(row.definition_json), teachingPercent: 50 });
    await server.rooms.store.write((tx) =>
      tx.updateTable('policy').set({ definition_json }).where('id', '=', row.id).execute(),
    );
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const [closing = ''] = await say(tablet, closed);
    // A name alone is never enough: a person decides once, and it is remembered while the roster is opened and closed.
    const { items } = ReviewQueue.parse(await (await ask(`/review?event=${event}&limit=10`)).json());
    expect(items.map((item) => [item.checkIn, item.claim])).toEqual([
      [closing, { full_name: attestation.name }],
    ]);
    await ask(`/review/${closing}/decisions`, { verdict: 'accept', registrant: ina.id });
    expect(await entriesOf(ina.id)).toEqual(['credit 100']);
    const shown = RegistrantPage.parse(await (await ask(`/registrants/${ina.id}`)).json());
    expect(shown.credits[0]?.facts[0]?.sentence).toBe('Taught the class, whose roster they closed');
    const [opened = ''] = await say(tablet, {
      says: { what: 'closing', attestation: null },
      after: [closing],
    });
    expect(await entriesOf(ina.id)).toEqual(['credit 100', 'reversal']);
    await say(tablet, { ...closed, after: [opened] });
    expect(await entriesOf(ina.id)).toEqual(['credit 100', 'reversal', 'credit 100']);
    expect((await rosterOf(event)).people).toEqual([]);
  });

  test('loses whom staff rule out', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    await say(tablet, claim(person, mariaClaim), ...bothDays(person), closed);
    const checkIn = (await rosterOf(event)).people[0]?.known?.checkIn;
    expect((await ask(`/review/${checkIn}/ruled-out`, { registrant: maria.id })).status).toBe(200);
    await settle();
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal']);
    expect((await rosterOf(event)).people[0]?.known?.state.is).toBe('review');
  });

  test('with changed hours earns by the new ones', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    await say(tablet, claim(person, mariaClaim), ...bothDays(person), closed);
    await ask(`/classes/${event}`, { ...classOrder, days: [classDay('2026-11-23')] });
    await settle();
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal', 'credit 100']);
  });

  test('whose event is no class waits in quarantine, with words', async () => {
    const tablet = await enrolTablet(server, { event: convention.id });
    await say(tablet, closed);
    const { records } = QuarantineList.parse(await (await ask('/quarantine')).json());
    expect(records.map(({ why }) => why)).toEqual(['it changes the roster of an event that is no class']);
    const opened = await ask(`/quarantine/${records[0]?.receipt}/open`, {});
    expect(await opened.json()).toMatchObject({ is: 'roster-change', says: { what: 'closing' } });
    expect((await ask(`/quarantine/${records[0]?.receipt}/release`, {})).status).toBe(409);
  });

  test('that is no change of a roster waits in quarantine, and so does what does not follow', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const disguised = await makeRecord(tablet, { claim: mariaClaim, schema: 4 });
    await sendBatch(server.url, tablet, [disguised]);
    tablet.last = { seq: 5, hash: 'f'.repeat(64) };
    await say(tablet, closed);
    tablet.last = { seq: 6, hash: 'e'.repeat(64) };
    await say(tablet, closed);
    const { records } = QuarantineList.parse(await (await ask('/quarantine')).json());
    expect(records.map(({ why }) => why)).toEqual([
      'does not follow the record before it: its chain is broken',
      'the box opens, but holds no change of a roster',
    ]);
  });

  test('is never changed in the database', async () => {
    const event = await addClass();
    await say(await enrolTablet(server, { event }), closed);
    for (const act of ["UPDATE roster_change SET at = ''", 'DELETE FROM roster_change'])
      await expect(server.rooms.store.raw((connection) => connection.exec(act))).rejects.toThrow('never');
  });
});

describe('what others said', () => {
  const fetchChanges = (token: string, after = 0) =>
    fetch(`${server.url}/v1/roster-changes?after=${after}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  test('is told to the devices of the class, from where they are', async () => {
    const event = await addClass();
    const [one, other] = [await enrolTablet(server, { event }), await enrolTablet(server, { event })];
    const person = newPerson();
    await say(one, claim(person, mariaClaim), tick(person, '2026-11-23'));
    await officeSays(event, [{ person, says: { what: 'note', text: 'called' } }], null);
    const first = RosterChangesAnswer.parse(await (await fetchChanges(other.token)).json());
    expect(first.changes.map(({ says, by }) => [says.what, by.role])).toEqual([
      ['claim', 'instructor'],
      ['day', 'instructor'],
      ['note', 'office'],
    ]);
    expect(first.more).toBe(false);
    const second = RosterChangesAnswer.parse(await (await fetchChanges(other.token, first.next)).json());
    expect(second).toEqual({ changes: [], next: first.next, more: false });
  });

  test('is told in parts', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    for (let batch = 0; batch < 3; batch++)
      await say(tablet, ...Array.from({ length: 70 }, () => tick(person, '2026-11-23')));
    const first = RosterChangesAnswer.parse(await (await fetchChanges(tablet.token)).json());
    const second = RosterChangesAnswer.parse(await (await fetchChanges(tablet.token, first.next)).json());
    expect([first.changes.length, first.more, second.changes.length, second.more]).toEqual([
      200,
      true,
      10,
      false,
    ]);
  });

  test('is told to nobody else', async () => {
    const [event, elsewhere] = [await addClass(), await addClass()];
    const person = newPerson();
    await say(await enrolTablet(server, { event }), claim(person, mariaClaim));
    const neighbour = await enrolTablet(server, { event: elsewhere });
    const answer = RosterChangesAnswer.parse(await (await fetchChanges(neighbour.token)).json());
    expect(answer.changes).toEqual([]);
    expect((await fetch(`${server.url}/v1/roster-changes`)).status).toBe(401);
    await ask(`/devices/${neighbour.device}/revoke`, {});
    expect((await fetchChanges(neighbour.token)).status).toBe(401);
  });
});

describe('the office', () => {
  test('says why, once the roster is closed', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    await say(tablet, claim(person, mariaClaim), ...bothDays(person), closed);
    const absent = [{ person, says: tick(person, '2026-11-24', { is: 'absent' }).says }];
    expect(await refusalOf(await officeSays(event, absent, null))).toEqual([409, 'reason-needed']);
    expect(await entriesOf(maria.id)).toEqual(['credit 200']);
    const page = RosterPage.parse(await (await officeSays(event, absent, 'the paper sheet says so')).json());
    expect(page.people[0]?.days[1]).toMatchObject({ marks: [{ is: 'absent' }], minutes: 0 });
    await settle();
    expect(await entriesOf(maria.id)).toEqual(['credit 200', 'reversal', 'credit 100']);
    const history = RosterHistory.parse(
      await (await ask(`/classes/${event}/history?person=${person}`)).json(),
    );
    expect(history.changes[0]).toMatchObject({
      by: { role: 'office', name: clerk.name },
      station: 'Office',
      reason: 'the paper sheet says so',
    });
    expect(await server.rooms.access.audit.verify()).toBeNull();
  });

  test('enters a whole paper sheet without a device', async () => {
    const event = await addClass();
    await sendPeople(event, 'Name,E-mail,IICRC #\nMaria Kowalczyk,maria@dry.example,70012\n');
    const person = (await rosterOf(event)).people[0]?.person ?? '';
    const walkIn = newPerson();
    const changes = [
      { person: walkIn, says: claim(walkIn, marekClaim).says },
      ...[...bothDays(person), ...bothDays(walkIn)].map(({ says, person: who = null }) => ({
        person: who,
        says,
      })),
      { person: null, says: { what: 'closing' as const, attestation } },
    ];
    expect((await officeSays(event, changes, null)).status).toBe(200);
    await settle();
    expect([await entriesOf(maria.id), await entriesOf(marek.id)]).toEqual([['credit 200'], ['credit 200']]);
    // Its records are in the chain of a device of the office's own, and lie there sealed.
    const raw = await server.rooms.store.db.selectFrom('raw_record').selectAll().execute();
    expect(raw.map(({ device, seq }) => [device, seq])).toEqual(
      changes.map((_, nth) => [`office-${event}`, nth + 1]),
    );
    expect(JSON.stringify(raw)).not.toContain('Nowak');
    const hashes = raw.map(({ content_hash }) => content_hash.toString('hex'));
    expect(raw.map(({ content }) => JSON.parse(content).prev)).toEqual([
      noRecordBefore,
      ...hashes.slice(0, -1),
    ]);
    const counts = EventPage.parse(await (await ask(`/events/${event}`)).json()).counts;
    expect(counts).toMatchObject({ checkIns: 2, matched: 2, waiting: 0 });
  });

  test.each([
    ['a person whom nobody named', { person: newPerson(), says: { what: 'note', text: 'x' } }, 404],
    ['nobody', { person: null, says: { what: 'note', text: 'x' } }, 404],
    ['a day that the class does not have', { person: 'expected', says: tick('', '2026-12-24').says }, 409],
  ] as const)('says nothing of %s', async (_, change, status) => {
    const event = await addClass();
    await sendPeople(event, 'Name\nMaria Kowalczyk\n');
    const expected = (await rosterOf(event)).people[0]?.person ?? '';
    const person = change.person === 'expected' ? expected : change.person;
    expect((await officeSays(event, [{ ...change, person }], null)).status).toBe(status);
    expect((await rosterOf(event)).changes).toBe(0);
  });

  test('sees signatures as they were drawn', async () => {
    const event = await addClass();
    const tablet = await enrolTablet(server, { event });
    const person = newPerson();
    await say(tablet, claim(person, mariaClaim), {
      person,
      says: { what: 'signature', date: '2026-11-23', signature },
    });
    expect((await rosterOf(event)).people[0]?.days[0]?.signature).toEqual({
      width: 300,
      height: 100,
      path: 'M10 20L60 70',
    });
  });

  test('only: nothing of a class is there without a session', async () => {
    const event = await addClass();
    for (const path of [`/classes/${event}`, `/classes/${event}/roster`, `/classes/${event}/history`])
      expect((await fetch(`${server.url}/api${path}`)).status).toBe(401);
  });
});
