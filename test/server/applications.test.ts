/** CEC applications over real HTTP: what applicants and strangers may, files of every kind, and the way into the ledger. */
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mostEvidenceBytes, mostEvidenceFiles } from '../../src/domain/application/application.ts';
import { ApprovedEventList, evidencePieceBytes } from '../../src/domain/applications-api.ts';
import {
  ApplicationOutcome,
  ApplicationPage,
  ApplicationQueue,
  BulkCandidates,
  BulkOutcome,
} from '../../src/domain/applications-console-api.ts';
import { EventPage, RegistrantPage } from '../../src/domain/console-api.ts';
import { Refusal } from '../../src/domain/wire.ts';
import { mostDraftsPerAddress } from '../../sync-server/applications/index.ts';
import {
  type Applicant,
  announce,
  apply,
  beginApplication,
  files,
  newId,
  saysAbout,
  sendEvidence,
  viewOf,
} from './apply.ts';
import { convention, openOffice, registrant, signInStaff, workshop } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

const day = 24 * 60 * 60_000;
const maria = registrant('R70012', { email: 'maria@dry.example' });
const others = Array.from({ length: 30 }, (_, index) =>
  registrant(`R${81_000 + index}`, { givenName: 'Other', surname: `Person${index}` }),
);

let now: number;
let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
let cookie: string;

beforeEach(async () => {
  now = Date.parse('2026-12-02T20:00:00Z');
  server = await startServer({ clock: { now: () => now } });
  await openOffice(server.rooms, [maria, ...others]);
  const staff = await signInStaff(server);
  ask = staff.ask;
  cookie = staff.cookie.split(';')[0] ?? '';
});
afterEach(() => server.end());

const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  Refusal.parse(await response.json()).error.code,
];
const begin = async (): Promise<Applicant> => (await beginApplication(server.url)).applicant;
const mine = async (applicant: Applicant) => viewOf(await applicant.ask('GET', '/application'));
const pageOf = async (id: string) => ApplicationPage.parse(await (await ask(`/applications/${id}`)).json());
const queueOf = async (query = '') =>
  ApplicationQueue.parse(await (await ask(`/applications${query}`)).json());
const decide = (id: string, said: object): Promise<Response> => ask(`/applications/${id}/decisions`, said);
const outcomeOf = async (response: Response) => ApplicationOutcome.parse(await response.json());
const accepted = async (id: string, order: object = {}) =>
  outcomeOf(
    await decide(id, { verdict: 'accept', registrant: maria.id, days: null, reason: 'Name tag', ...order }),
  );
const mariasPage = async () => RegistrantPage.parse(await (await ask(`/registrants/${maria.id}`)).json());
const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const fetchEvidence = (application: string, evidence: string, headers: Record<string, string> = { cookie }) =>
  fetch(`${server.url}/api/applications/${application}/evidence/${evidence}`, { headers });

describe('an application', () => {
  test('goes from nothing to a reference number, and comes back with it and its key', async () => {
    const list = ApprovedEventList.parse(
      await (await fetch(`${server.url}/v1/approved-events?q=cleaning`)).json(),
    );
    expect(list.events.map(({ id }) => id)).toEqual([convention.id]);
    const applicant = await begin();
    const missing = async (): Promise<string> =>
      (await codeOf(await applicant.ask('POST', '/application/submit')))[1];
    expect(await missing()).toBe('missing-event');
    await applicant.ask('PUT', '/application', { ...saysAbout(convention.id), claim: {} });
    expect(await missing()).toBe('missing-name');
    await applicant.ask('PUT', '/application', saysAbout(convention.id));
    expect(await missing()).toBe('missing-evidence');
    await sendEvidence(applicant, files.jpeg);
    const sent = await viewOf(await applicant.ask('POST', '/application/submit'));
    expect(sent).toMatchObject({ reference: applicant.reference, state: { is: 'received' } });
    // What the status page tells holds nothing of a person.
    expect(sent.fields).toBeNull();
    expect(JSON.stringify(sent)).not.toContain('Kowalczyk');
    const again = await viewOf(await applicant.ask('POST', '/application/submit'));
    expect(again.submittedAt).toBe(sent.submittedAt);
  });

  test('is begun once, however often its sender asks', async () => {
    const id = newId();
    const { applicant } = await beginApplication(server.url, { id });
    const again = await fetch(`${server.url}/v1/applications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, key: applicant.key, locale: 'en' }),
    });
    expect(again.status).toBe(200);
    // Another key does not open it, nor take it over.
    expect(await codeOf((await beginApplication(server.url, { id })).response)).toEqual([409, 'taken']);
    expect((await mine(applicant)).reference).toBe(applicant.reference);
  });

  test('stays as it was sent', async () => {
    const applicant = await apply(server.url, saysAbout(convention.id));
    const changed = await applicant.ask('PUT', '/application', saysAbout(workshop.id));
    expect(await codeOf(changed)).toEqual([409, 'sent-already']);
    const [file] = (await mine(applicant)).evidence;
    const removed = await applicant.ask('POST', `/application/evidence/${file?.id}/remove`);
    expect(await codeOf(removed)).toEqual([409, 'sent-already']);
    expect(await codeOf(await announce(applicant, files.png))).toEqual([409, 'sent-already']);
    // Not even by hand in the database.
    for (const act of [
      "UPDATE application SET fields_json = '{}'",
      'DELETE FROM evidence_piece',
      'DELETE FROM application',
    ])
      await expect(server.rooms.store.raw((connection) => connection.exec(act))).rejects.toThrow(
        'kept as it',
      );
  });

  test('names an event that exists, and days that it has', async () => {
    const applicant = await begin();
    const about = (event: string, days: string[]) =>
      applicant.ask('PUT', '/application', {
        ...saysAbout(event),
        about: { is: 'listed', event, days },
      });
    expect(await codeOf(await about('nowhere', ['2026-11-23']))).toEqual([404, 'unknown-event']);
    expect(await codeOf(await about(convention.id, ['2026-12-01']))).toEqual([409, 'unknown-day']);
    expect((await about(convention.id, ['2026-11-24'])).status).toBe(200);
  });
});

describe('nobody else', () => {
  test('opens an application: not with another key, and not with the key to another one', async () => {
    const [one, other] = [await begin(), await begin()];
    const look = (authorization: string) =>
      fetch(`${server.url}/v1/application`, { headers: { authorization } });
    for (const pass of [
      `Bearer ${one.reference}.${other.key}`,
      `Bearer ${one.reference}`,
      `Bearer ${one.reference}.`,
      'Bearer ',
      `Bearer ${one.id}`,
    ])
      expect(await codeOf(await look(pass))).toEqual([401, 'unknown-key']);
    expect((await look(`Bearer ${one.reference}.${one.key}`)).status).toBe(200);
    const kept = await server.rooms.store.db.selectFrom('application').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(one.key);
  });

  test('sends into it or takes out of it', async () => {
    const [one, other] = [await begin(), await begin()];
    const id = newId();
    await announce(one, files.jpeg, { id });
    expect(await codeOf(await other.sendPiece(id, 0, files.jpeg))).toEqual([404, 'unknown-evidence']);
    await other.ask('POST', `/application/evidence/${id}/remove`);
    expect((await mine(one)).evidence).toHaveLength(1);
    expect(await codeOf(await announce(other, files.jpeg, { id }))).toEqual([409, 'other-evidence']);
  });

  test('sees its files: only staff do, of what was sent, by the right names of both', async () => {
    const applicant = await apply(server.url, saysAbout(convention.id));
    const another = await apply(server.url, saysAbout(convention.id), [files.png]);
    const [file] = (await mine(applicant)).evidence;
    const id = file?.id ?? '';
    expect((await fetchEvidence(applicant.id, id)).status).toBe(200);
    expect((await fetchEvidence(applicant.id, id, {})).status).toBe(401);
    expect((await fetchEvidence(another.id, id)).status).toBe(404);
    const draft = await begin();
    const evidence = newId();
    await announce(draft, files.png, { id: evidence });
    await draft.sendPiece(evidence, 0, files.png);
    expect((await fetchEvidence(draft.id, evidence)).status).toBe(404);
    expect((await ask(`/applications/${draft.id}`)).status).toBe(404);
    expect((await queueOf()).applications).toHaveLength(2);
  });

  test.each(['', '/x', '/x/evidence/y', '?state=decided'])(
    'who is signed out sees applications%s',
    async (path) => {
      expect((await fetch(`${server.url}/api/applications${path}`)).status).toBe(401);
    },
  );
});

describe('evidence', () => {
  test.each([
    ['jpeg', 'image/jpeg'],
    ['png', 'image/png'],
    ['webp', 'image/webp'],
    ['pdf', 'application/pdf'],
  ] as const)('%s is known by its content, whatever it is called', async (name, kind) => {
    const applicant = await apply(server.url, saysAbout(convention.id), [files[name]]);
    const page = await pageOf(applicant.id);
    expect(page.evidence).toMatchObject([{ name: 'photo-1.jpg', kind }]);
    const answer = await fetchEvidence(applicant.id, page.evidence[0]?.id ?? '');
    expect(answer.headers.get('content-type')).toBe(kind);
    expect(Buffer.from(await answer.arrayBuffer()).equals(files[name])).toBe(true);
  });

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'other'],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'other',
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), randomBytes(60)]), 'other'],
    ['a zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(60)]), 'other'],
    ['a PDF behind a page', Buffer.from(`<html>${' '.repeat(40)}%PDF-1.4`), 'other'],
    ['a RIFF that is no picture', Buffer.from('RIFF....WAVEfmt ............'), 'other'],
    ['WEBP without RIFF', Buffer.from('ABCD....WEBPVP8 ............'), 'other'],
    [
      'a photo in HEIC',
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), randomBytes(60)]),
      'heic',
    ],
    ['three bytes', Buffer.from('abc'), 'other'],
  ])('%s is refused with words, and nothing is kept of it or lost', async (_, bytes, code) => {
    const applicant = await begin();
    await sendEvidence(applicant, files.png);
    expect(await codeOf(await sendEvidence(applicant, bytes, { name: 'tag.jpg' }))).toEqual([422, code]);
    expect((await mine(applicant)).evidence).toHaveLength(1);
    const { pieces } = await server.rooms.store.db
      .selectFrom('evidence_piece')
      .select((eb) => eb.fn.countAll<number>().as('pieces'))
      .executeTakeFirstOrThrow();
    expect(pieces).toBe(1);
  });

  test('is served so that no browser runs it', async () => {
    const hostile = Buffer.concat([files.jpeg, Buffer.from('<script>alert(document.cookie)</script>')]);
    const applicant = await apply(server.url, saysAbout(convention.id), [hostile]);
    const [file] = (await pageOf(applicant.id)).evidence;
    const { headers } = await fetchEvidence(applicant.id, file?.id ?? '');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="evidence-[\w-]+\.jpg"$/);
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test('goes on where a bad line stopped, in pieces of any order and any number of times', async () => {
    const bytes = Buffer.concat([files.jpeg, randomBytes(3 * evidencePieceBytes)]);
    const applicant = await begin();
    const id = newId();
    await announce(applicant, bytes, { id });
    const piece = (offset: number) => bytes.subarray(offset, offset + evidencePieceBytes);
    await applicant.sendPiece(id, 0, piece(0));
    // Lost answers and pieces out of turn change nothing; the answer says where to go on.
    for (const offset of [0, 2 * evidencePieceBytes, 5]) {
      const view = await viewOf(await applicant.sendPiece(id, offset, piece(offset)));
      expect(view.evidence[0]?.received).toBe(evidencePieceBytes);
    }
    expect(await codeOf(await applicant.ask('POST', '/application/submit'))).toEqual([409, 'missing-event']);
    await applicant.ask('PUT', '/application', saysAbout(convention.id));
    expect(await codeOf(await applicant.ask('POST', '/application/submit'))).toEqual([
      409,
      'incomplete-evidence',
    ]);
    // Announced again, as a page does that was loaded again.
    let view = await viewOf(await announce(applicant, bytes, { id }));
    while ((view.evidence[0]?.received ?? 0) < bytes.length) {
      const received = view.evidence[0]?.received ?? 0;
      view = await viewOf(await applicant.sendPiece(id, received, piece(received)));
    }
    expect((await applicant.ask('POST', '/application/submit')).status).toBe(200);
    const answer = await fetchEvidence(applicant.id, id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('that is not what was announced begins anew', async () => {
    const applicant = await begin();
    const id = newId();
    const sha256 = createHash('sha256').update('something else').digest('hex');
    await announce(applicant, files.jpeg, { id, sha256 });
    expect(await codeOf(await applicant.sendPiece(id, 0, files.jpeg))).toEqual([409, 'damaged']);
    expect((await mine(applicant)).evidence).toMatchObject([{ received: 0, kind: null }]);
  });

  test('a piece that was changed on its way is sent again', async () => {
    const applicant = await begin();
    const id = newId();
    await announce(applicant, files.jpeg, { id });
    const digest = createHash('sha256').update(files.png).digest('base64');
    const response = await fetch(`${server.url}/v1/application/evidence/${id}?offset=0`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${applicant.reference}.${applicant.key}`,
        'content-digest': `sha-256=:${digest}:`,
      },
      body: files.jpeg,
    });
    expect(await codeOf(response)).toEqual([503, 'damaged-piece']);
    expect((await mine(applicant)).evidence).toMatchObject([{ received: 0 }]);
  });

  test('has bounds, each said in words, and what is here stays', async () => {
    const applicant = await begin();
    const told = (size: number) =>
      applicant.ask('POST', '/application/evidence', {
        ...{ id: newId(), name: 'a.jpg', size },
        sha256: randomBytes(32).toString('hex'),
      });
    expect((await told(mostEvidenceBytes + 1)).status).toBe(400);
    expect((await told(0)).status).toBe(400);
    await sendEvidence(applicant, files.jpeg);
    expect(await codeOf(await told(mostEvidenceBytes))).toEqual([413, 'too-many-bytes']);
    expect(await codeOf(await sendEvidence(applicant, files.jpeg))).toEqual([409, 'added-already']);
    for (let nth = 1; nth < mostEvidenceFiles; nth++) expect((await told(100)).status).toBe(200);
    expect(await codeOf(await told(100))).toEqual([409, 'too-many-files']);
    const { evidence } = await mine(applicant);
    expect(evidence).toHaveLength(mostEvidenceFiles);
    // More than was announced is not taken; it can be taken out, and another one put in its place.
    const spare = evidence.find(({ received }) => received === 0)?.id ?? '';
    expect(await codeOf(await applicant.sendPiece(spare, 0, Buffer.alloc(101, 1)))).toEqual([
      413,
      'too-much',
    ]);
    await applicant.ask('POST', `/application/evidence/${spare}/remove`);
    expect((await told(100)).status).toBe(200);
  });
});

describe('very many drafts', () => {
  test('from one network are refused with words; those that were begun are sent all the same', async () => {
    const first = await begin();
    for (let nth = 1; nth < mostDraftsPerAddress; nth++) await begin();
    const { response } = await beginApplication(server.url);
    expect(await codeOf(response)).toEqual([429, 'too-many-from-here']);
    await first.ask('PUT', '/application', saysAbout(convention.id));
    await sendEvidence(first, files.jpeg);
    expect((await first.ask('POST', '/application/submit')).status).toBe(200);
    // Nobody gets further by saying another address: no proxy stands before this server.
    const claimed = await beginApplication(server.url, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(claimed.response.status).toBe(429);
    now += day + 1;
    expect((await beginApplication(server.url)).response.status).toBe(200);
  });

  test('that nobody sent are erased after two months, and what was sent is not', async () => {
    const draft = await begin();
    await sendEvidence(draft, files.png);
    const sent = await apply(server.url, saysAbout(convention.id));
    now += 61 * day;
    await begin();
    expect((await draft.ask('GET', '/application')).status).toBe(401);
    expect((await mine(sent)).state).toEqual({ is: 'received' });
    const rows = await server.rooms.store.db.selectFrom('evidence_piece').select('evidence').execute();
    expect(rows).toHaveLength(1);
  });
});

describe('staff', () => {
  test('see what was sent beside who it may be, accept it, and take that back', async () => {
    const applicant = await apply(server.url, saysAbout(convention.id));
    expect((await queueOf()).counts).toEqual({ waiting: 1, asked: 0, decided: 0, untold: 0 });
    const page = await pageOf(applicant.id);
    expect(page).toMatchObject({ event: { id: convention.id }, state: 'waiting', signals: [] });
    expect(page.candidates[0]).toMatchObject({ registrant: { id: maria.id }, credited: null });
    expect(page.candidates[0]?.reasons.length).toBeGreaterThan(0);

    const outcome = await accepted(applicant.id);
    expect(outcome.sentence).toContain('2 CEC posted for Maria Kowalczyk');
    expect(await mine(applicant)).toMatchObject({ state: { is: 'accepted' } });
    await settled();
    const credited = await mariasPage();
    expect(credited.credits).toMatchObject([
      { event: { id: convention.id }, entry: { cec: 200, earnedOn: '2026-11-25' } },
    ]);
    expect(credited.credits[0]?.facts[0]?.sentence).toBe(
      `By application ${applicant.reference} with evidence`,
    );
    const live = EventPage.parse(await (await ask(`/events/${convention.id}`)).json());
    expect(live.counts).toMatchObject({ checkIns: 1, matched: 1, waiting: 0, review: 0 });
    expect(live.stations).toEqual([]);

    const undone = await outcomeOf(await ask(`/applications/decisions/${outcome.decision}/undo`, {}));
    expect(undone.posted.map(({ kind }) => kind)).toEqual(['reversal']);
    await settled();
    expect((await mariasPage()).ledger.map(({ kind }) => kind)).toEqual(['credit', 'reversal']);
    expect((await mariasPage()).credits).toEqual([]);
    const after = EventPage.parse(await (await ask(`/events/${convention.id}`)).json());
    expect(after.counts).toMatchObject({ checkIns: 0, matched: 0, waiting: 0, review: 0 });
    expect(await mine(applicant)).toMatchObject({ state: { is: 'received' } });
    expect(await codeOf(await ask(`/applications/decisions/${outcome.decision}/undo`, {}))).toEqual([
      409,
      'undone-already',
    ]);
    // And again: the reversal is no dead end.
    await accepted(applicant.id);
    await settled();
    expect((await mariasPage()).credits).toMatchObject([{ entry: { cec: 200 } }]);
    expect(await server.rooms.access.audit.verify()).toBeNull();
  });

  test('accept the days that were attended, with minutes where they say so', async () => {
    const applicant = await apply(server.url, saysAbout(workshop.id));
    const wrong = await decide(applicant.id, {
      ...{ verdict: 'accept', registrant: maria.id, reason: 'Certificate' },
      days: [{ date: '2026-11-23' }],
    });
    expect(await codeOf(wrong)).toEqual([409, 'unknown-day']);
    // By the minutes that staff say, and not by those of the whole day: 209 are not enough.
    const few = await accepted(applicant.id, { days: [{ date: '2026-11-24', minutes: 209 }] });
    expect(few.posted).toEqual([]);
    await ask(`/applications/decisions/${few.decision}/undo`, {});
    const { posted } = await accepted(applicant.id, { days: [{ date: '2026-11-24', minutes: 210 }] });
    expect(posted).toMatchObject([{ kind: 'credit', cec: 50, minutes: 210 }]);
  });

  test('are told at once of a credit that is there already; the applicant is told nothing of it', async () => {
    const first = await apply(server.url, saysAbout(convention.id));
    await accepted(first.id);
    const second = await apply(server.url, saysAbout(convention.id), [files.png]);
    const page = await pageOf(second.id);
    expect(page.candidates[0]).toMatchObject({ registrant: { id: maria.id }, credited: 200 });
    expect(page.others).toMatchObject([{ reference: first.reference, state: 'accepted' }]);
    const stranger = await apply(
      server.url,
      saysAbout(convention.id, { full_name: 'Nobody Atall', registrant_number: '999' }),
      [files.pdf],
    );
    const told = async (applicant: Applicant) => {
      const { reference: _, evidence, submittedAt, ...rest } = await mine(applicant);
      return rest;
    };
    // Registrant with credit, or nobody: the very same words.
    expect(await told(second)).toEqual(await told(stranger));
    await accepted(second.id);
    const [one, other] = [await mine(first), await mine(second)];
    expect(other.state).toEqual(one.state);
    await settled();
    expect((await mariasPage()).credits.map(({ entry }) => entry)).toMatchObject([{ cec: 200 }]);
  });

  test('refuse in one of a few words, with a reason of their own that stays in the office', async () => {
    const applicant = await apply(server.url, saysAbout(convention.id));
    const reason = 'The tag is of another show, and of 2019';
    expect((await decide(applicant.id, { verdict: 'refuse', why: 'evidence', reason: ' ' })).status).toBe(
      400,
    );
    await decide(applicant.id, { verdict: 'refuse', why: 'evidence', reason });
    const told = await mine(applicant);
    expect(told.state).toMatchObject({ is: 'refused', why: 'evidence' });
    expect(JSON.stringify(told)).not.toContain('2019');
    expect((await pageOf(applicant.id)).decisions).toMatchObject([{ verdict: 'refuse', reason }]);
    const again = await decide(applicant.id, { verdict: 'refuse', why: 'event', reason });
    expect(await codeOf(again)).toEqual([409, 'decided-already']);
    expect((await queueOf('?state=decided')).applications).toHaveLength(1);
  });

  test('ask for more, and get it', async () => {
    const applicant = await apply(server.url, saysAbout(convention.id));
    expect(await codeOf(await applicant.ask('POST', '/application/answer', { text: 'Hello' }))).toEqual([
      409,
      'not-asked',
    ]);
    await ask(`/applications/${applicant.id}/questions`, { text: 'Which days were you there?' });
    expect(await mine(applicant)).toMatchObject({
      state: { is: 'asked' },
      messages: [{ what: 'question', text: 'Which days were you there?' }],
    });
    expect((await queueOf('?state=asked')).applications).toHaveLength(1);
    expect((await sendEvidence(applicant, files.pdf)).status).toBe(200);
    await applicant.ask('POST', '/application/answer', { text: 'All three.' });
    const page = await pageOf(applicant.id);
    expect(page).toMatchObject({ state: 'waiting' });
    expect(page.evidence).toHaveLength(2);
    expect(page.messages.map(({ text }) => text)).toEqual(['Which days were you there?', 'All three.']);
    // The door is shut again.
    expect(await codeOf(await sendEvidence(applicant, files.png))).toEqual([409, 'sent-already']);
  });

  test('approve an event that was not on the list before they accept', async () => {
    const about = {
      ...{ is: 'other' as const, name: 'Mould Day', organiser: 'A School', place: 'Ghent' },
      ...{ firstDay: '2026-11-10', lastDay: '2026-11-11', hours: 14, programme: 'Two days on mould.' },
    };
    const applicant = await apply(server.url, { ...saysAbout(''), about });
    const order = { verdict: 'accept', registrant: maria.id, days: null, reason: 'Certificate' };
    expect(await codeOf(await decide(applicant.id, order))).toEqual([409, 'no-event']);
    const newEvent = {
      ...{ kind: 'class', name: 'Mould Day', organiser: 'A School', place: 'Ghent', hours: 14 },
      ...{ timeZone: 'Europe/Brussels', firstDay: '2026-11-10', lastDay: '2026-11-11', approvedValue: null },
    };
    const impossible = await ask(`/applications/${applicant.id}/new-event`, { ...newEvent, hours: 49 });
    expect(await codeOf(impossible)).toEqual([409, 'too-many-minutes']);
    const page = ApplicationPage.parse(
      await (await ask(`/applications/${applicant.id}/new-event`, newEvent)).json(),
    );
    expect(page.event).toMatchObject({ name: 'Mould Day', basis: 'by-day' });
    expect(page.event?.days).toEqual([
      { date: '2026-11-10', minutes: 420 },
      { date: '2026-11-11', minutes: 420 },
    ]);
    expect((await accepted(applicant.id)).posted).toMatchObject([{ cec: 200, minutes: 840 }]);
  });

  test('choose the event for one that names none, and are told of days outside it', async () => {
    const about = {
      ...{ is: 'other' as const, name: 'The Expo', organiser: '', place: '', programme: '' },
      ...{ firstDay: '2026-10-01', lastDay: '2026-10-02', hours: 7 },
    };
    const applicant = await apply(server.url, { ...saysAbout(''), about });
    expect(await codeOf(await ask(`/applications/${applicant.id}/event`, { event: 'nowhere' }))).toEqual([
      404,
      'unknown-event',
    ]);
    await ask(`/applications/${applicant.id}/event`, { event: convention.id });
    expect((await pageOf(applicant.id)).signals).toEqual([
      'it says 2026-10-01 to 2026-10-02; the event was 2026-11-23 to 2026-11-25',
    ]);
    expect((await queueOf(`?event=${convention.id}`)).applications).toHaveLength(1);
  });

  test('accept those of one event together that are certain, and each stands for itself', async () => {
    const claimOf = (nth: number) => ({
      full_name: `Other Person${nth}`,
      registrant_number: String(81_000 + nth),
    });
    const sent: Applicant[] = [];
    for (let nth = 0; nth < 4; nth++)
      sent.push(
        await apply(server.url, saysAbout(convention.id, claimOf(nth)), [
          Buffer.concat([files.jpeg, Buffer.from([nth])]),
        ]),
      );
    await apply(server.url, saysAbout(convention.id, { full_name: 'Nobody Atall' }), [files.png]);
    // Perhaps somebody, and somebody who has it already.
    await apply(server.url, saysAbout(convention.id, { full_name: 'Other Person' }), [files.webp]);
    const before = await apply(server.url, saysAbout(convention.id), [files.pdf]);
    await accepted(before.id);
    // Long enough for their network to be no note any more, and for the session to end.
    now += 31 * day;
    ask = (await signInStaff(server)).ask;
    await apply(server.url, saysAbout(convention.id), [Buffer.concat([files.pdf, Buffer.from('%')])]);
    // Their pictures are looked at first.
    await settled();
    const { applications } = BulkCandidates.parse(
      await (await ask(`/application-bulk?event=${convention.id}`)).json(),
    );
    expect(applications.map(({ application }) => application.id).toSorted()).toEqual(
      sent.map(({ id }) => id).toSorted(),
    );
    await decide(sent[0]?.id ?? '', { verdict: 'refuse', why: 'evidence', reason: 'Too dark' });
    const outcome = BulkOutcome.parse(
      await (
        await ask('/application-bulk', {
          event: convention.id,
          applications: sent.map(({ id }) => id),
          reason: 'On the programme',
        })
      ).json(),
    );
    expect(outcome.accepted).toHaveLength(3);
    expect(outcome.left).toMatchObject([{ application: sent[0]?.id }]);
    expect((await queueOf('?state=decided')).counts).toMatchObject({ waiting: 3, decided: 5 });
  });

  test('enter a form that came by mail, with its scan', async () => {
    const entered = await ask('/applications', {
      way: 'mail',
      ...saysAbout(convention.id),
    });
    const page = ApplicationPage.parse(await entered.json());
    expect(page).toMatchObject({ way: 'mail', enteredBy: 'Chris Clerk', evidence: [] });
    const order = { verdict: 'accept', registrant: maria.id, days: null, reason: 'Form and tag' };
    expect(await codeOf(await decide(page.id, order))).toEqual([409, 'no-evidence']);
    const scan = (body: Buffer<ArrayBuffer>) =>
      fetch(`${server.url}/api/applications/${page.id}/evidence?name=scan.pdf`, {
        method: 'POST',
        headers: { cookie, origin: server.url },
        body,
      });
    expect(await codeOf(await scan(Buffer.from('<html>')))).toEqual([422, 'other']);
    const large = Buffer.concat([files.pdf, Buffer.alloc(2_000_000, 32)]);
    expect((await scan(large)).status).toBe(200);
    expect((await scan(Buffer.alloc(mostEvidenceBytes + 1))).status).toBe(413);
    expect(await codeOf(await ask(`/applications/${page.id}/questions`, { text: 'Hello?' }))).toEqual([
      409,
      'no-key',
    ]);
    expect((await accepted(page.id)).posted).toMatchObject([{ cec: 200 }]);
    const [file] = (await pageOf(page.id)).evidence;
    const answer = await fetchEvidence(page.id, file?.id ?? '');
    expect(Buffer.from(await answer.arrayBuffer()).equals(large)).toBe(true);
  });

  test('are shown, not told what to think: the same file twice, many from one network', async () => {
    const first = await apply(server.url, saysAbout(convention.id));
    const second = await apply(server.url, saysAbout(workshop.id));
    expect((await pageOf(second.id)).signals).toEqual([
      `the file photo-1.jpg came with ${first.reference}, too`,
    ]);
    for (let nth = 0; nth < 4; nth++)
      await apply(server.url, saysAbout(workshop.id), [Buffer.concat([files.png, Buffer.from([nth])])]);
    expect((await pageOf(first.id)).signals).toContain(
      '6 applications came from its network address in 30 days',
    );
    expect((await queueOf()).applications[0]?.signals).toBe(2);
  });

  test('find an application by its reference, however typed, and by name', async () => {
    const applicant = await apply(server.url, saysAbout(convention.id));
    await apply(server.url, saysAbout(convention.id, { full_name: 'Someone Else' }), [files.png]);
    for (const q of [applicant.reference.toLowerCase().replace('-', ' '), 'kowalczyk', '70012'])
      expect((await queueOf(`?q=${encodeURIComponent(q)}`)).applications.map(({ id }) => id)).toEqual([
        applicant.id,
      ]);
  });
});
