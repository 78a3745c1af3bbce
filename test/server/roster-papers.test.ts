/** Rosters on paper: what stands on them, and what their code tells whoever checks it. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NewClass } from '../../src/domain/classes-api.ts';
import { PaperCheck } from '../../src/domain/roster/paper-check.ts';
import type { Signature } from '../../src/domain/roster/roster-change.ts';
import { classOrder } from './class-order.ts';
import { enrolTablet, openOffice, registrant, sendBatch, signInStaff } from './office.ts';
import { textOfPdf } from './pdf-text.ts';
import { attestation, makeRosterChange, newPerson, type Said, signature } from './roster-records.ts';
import { startServer, type TestServer } from './start-server.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });

let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
let event: string;
let now: number;
const person = newPerson();

/** What a device says of the class, in order, worked through. */
let say: (...said: Said[]) => Promise<void>;

beforeEach(async () => {
  now = Date.parse('2026-11-24T23:00:00Z');
  server = await startServer({ clock: { now: () => now } });
  await openOffice(server.rooms, [maria]);
  ask = (await signInStaff(server)).ask;
  event = NewClass.parse(await (await ask('/classes', classOrder)).json()).event;
  const tablet = await enrolTablet(server, { event });
  say = async (...said) => {
    const records = [];
    for (const one of said) records.push(await makeRosterChange(tablet, one));
    expect((await sendBatch(server.url, tablet, records)).status).toBe(200);
    server.background.wake();
    await server.background.idle();
  };
  await say(
    {
      person,
      says: {
        what: 'claim',
        claim: { full_name: 'Mária Kowalczyk', registrant_number: '70012' },
        badge: null,
        understoodBy: null,
      },
    },
    { person, says: { what: 'purpose', purpose: 'exam' } },
    { person, says: { what: 'day', date: '2026-11-23', mark: { is: 'present' } } },
    { person, says: { what: 'signature', date: '2026-11-23', signature } },
    {
      person,
      says: { what: 'day', date: '2026-11-24', mark: { is: 'partly', from: '08:30', until: '12:00' } },
    },
  );
});
afterEach(() => server.end());

const print = async (name: string): Promise<string> => {
  const answer = await ask(`/classes/${event}/${name}`);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  return textOfPdf(new Uint8Array(await answer.arrayBuffer()));
};
const without = (text: string): string => text.replaceAll(/\s/g, '');
const codeOn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
const check = (code: string): Promise<Response> =>
  fetch(`${server.url}/v1/roster-check?code=${encodeURIComponent(code)}`);
const checked = async (code: string) => PaperCheck.parse(await (await check(code)).json());

test('a printed roster says everything, and that it is not closed', async () => {
  const text = await print('roster.pdf');
  for (const words of [
    'Water Damage Restoration Technician',
    'High Desert Drying School',
    'Ina Instructor',
    'Monday, 23 November 2026',
    '08:30 to 16:30, breaks 12:00–13:00 (420 min)',
    'Mária Kowalczyk',
    '70012',
    'Exam',
    'Present 420 min',
    '08:30–12:00 210 min',
    '630',
    '1.5',
    'This roster is not closed',
    'It says: 1 person, 630 minutes, 1.5 CEC together, 1 signature.',
    'Page 1 of 1',
  ])
    expect(text).toContain(without(words));
  expect(text).not.toContain(without('Attestation'));
});

test('names in other letters than ours stand on it, too', async () => {
  const names = ['田中 太郎', 'ロバート・スミス', '김 철수', 'สมชาย ใจดี', 'Ελένη Παπαδάκη', 'Łukasz 李'];
  for (const full_name of [...names, 'משה לוי'])
    await say({
      person: newPerson(),
      says: { what: 'claim', claim: { full_name }, badge: null, understoodBy: null },
    });
  const text = await print('roster.pdf');
  for (const name of names) expect(text).toContain(without(name));
  // What is read from the right is drawn from the left: the surname's last letter comes first.
  expect(text).toContain('יולהשמ');
  expect(text).not.toContain('\u0000');
});

test.each([
  [
    'leaves its field',
    {
      width: 1,
      height: 4_000,
      strokes: [
        [[20_000, -20_000, 0]],
        [
          [0, 0, 0],
          [20_000, 0.001, 9],
        ],
      ],
    },
  ],
  ['is a dot', { width: 4_000, height: 1, strokes: [[[0, 0, 0]]] }],
] satisfies [string, Signature][])('a signature that %s is printed all the same', async (_, odd) => {
  await say({ person, says: { what: 'signature', date: '2026-11-23', signature: odd } });
  expect(await print('roster.pdf')).toContain('MáriaKowalczyk');
});

test.each([
  ['is beyond any screen', { ...signature, strokes: [[[1e308, 0, 0]]] }],
  ['has no width', { ...signature, width: 1e-300 }],
] satisfies [string, Signature][])(
  'a signature that %s is put aside, and the roster still prints',
  async (_, odd) => {
    await say({ person, says: { what: 'signature', date: '2026-11-24', signature: odd } });
    const { rows } = await sql<{ kept: number }>`SELECT COUNT(*) AS kept FROM quarantine`.execute(
      server.rooms.store.db,
    );
    expect(rows).toEqual([{ kept: 1 }]);
    expect(await print('roster.pdf')).toContain('1signature');
  },
);

test('a closed one bears the attestation', async () => {
  await say({ says: { what: 'closing', attestation } });
  const text = await print('roster.pdf');
  expect(text).toContain(without(attestation.sentence));
  expect(text).toContain(without('Ina Instructor, 24 Nov 2026, 10:00 (America/Los_Angeles)'));
  expect(text).not.toContain(without('not closed'));
});

test('its code tells anybody whether it still stands, and no name', async () => {
  await say({ says: { what: 'closing', attestation } });
  const code = codeOn(await print('roster.pdf'));
  // Printed again it is the same paper.
  expect(codeOn(await print('roster.pdf'))).toBe(code);
  const body = await (await check(code.toLowerCase().replaceAll('-', ' '))).text();
  expect(body).not.toMatch(/Kowalczyk|Ina/);
  expect(PaperCheck.parse(JSON.parse(body))).toMatchObject({
    class: {
      name: classOrder.name,
      school: classOrder.school,
      firstDay: '2026-11-23',
      lastDay: '2026-11-24',
    },
    printedAt: '2026-11-24T23:00:00.000Z',
    figures: { people: 1, minutes: 630, cec: 150, signatures: 1, isClosed: true },
    isUnchanged: true,
  });
  now += 60_000;
  await say({ person, says: { what: 'note', text: 'called' }, reason: 'a call' });
  expect(await checked(code)).toMatchObject({
    isUnchanged: false,
    lastChangeAt: '2026-11-24T23:01:00.000Z',
    figures: { minutes: 630 },
  });
  const other = codeOn(await print('roster.pdf'));
  expect(other).not.toBe(code);
  expect(await checked(other)).toMatchObject({ isUnchanged: true });
});

test.each([['0000-0000-0000'], ['short'], ['']])('no paper has the code "%s"', async (code) => {
  expect((await check(code)).status).toBe(404);
});

test('an empty roster has a row for everybody on it and for who comes besides', async () => {
  const text = await print('blank-roster.pdf');
  expect(text).toContain(without('Mária Kowalczyk'));
  expect(text).toContain(without('Mon 23 Nov: times and signature'));
  expect(text).not.toContain(without('Present 420'));
});

test('is printed for staff only, and for classes only', async () => {
  for (const name of ['roster.pdf', 'blank-roster.pdf']) {
    expect((await fetch(`${server.url}/api/classes/${event}/${name}`)).status).toBe(401);
    expect((await ask(`/classes/convention/${name}`)).status).toBe(404);
  }
});

test('who asks while many are printed is asked to come again', async () => {
  const answers = await Promise.all(Array.from({ length: 14 }, () => ask(`/classes/${event}/roster.pdf`)));
  const statuses = answers.map(({ status }) => status);
  expect([...new Set(statuses)].toSorted()).toEqual([200, 503]);
  expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('5');
  expect((await ask(`/classes/${event}/roster.pdf`)).status).toBe(200);
});

test('what people write changes nothing but the words on it', async () => {
  const nasty = '<svg onload="x"/> {{7*7}} \u202e file:///etc/passwd';
  await say(
    {
      person: newPerson(),
      says: { what: 'claim', claim: { full_name: nasty }, badge: null, understoodBy: null },
    },
    { person, says: { what: 'note', text: '../../x.ttf "quoted" & <b>' } },
  );
  const text = await print('roster.pdf');
  expect(text).toContain(without('<svg onload="x"/> {{7*7}}'));
  expect(text).toContain(without('"quoted" & <b>'));
});
