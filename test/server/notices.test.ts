/** E-mail to applicants, by real HTTP in and real SMTP out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationFields } from '../../src/domain/application/application.ts';
import { passOf } from '../../src/domain/application/application-key.ts';
import {
  type ApplicationNotice,
  ApplicationOutcome,
  ApplicationPage,
  ApplicationQueue,
} from '../../src/domain/applications-console-api.ts';
import { Refusal } from '../../src/domain/wire.ts';
import { systemClock } from '../../sync-server/clock.ts';
import { databaseFileOf } from '../../sync-server/config.ts';
import type { MailSettings } from '../../sync-server/mail-settings.ts';
import { openRooms } from '../../sync-server/rooms.ts';
import { openStore } from '../../sync-server/store/index.ts';
import { type Applicant, apply, saysAbout, viewOf } from './apply.ts';
import {
  type MailServer,
  type MailServerOptions,
  refusal,
  settingsFor,
  startMailServer,
} from './mail-server.ts';
import { clerk, convention, openOffice, registrant, signInStaff } from './office.ts';
import { spawnServer, startServer, type TestServer } from './start-server.ts';

const [minute, hour, day] = [60_000, 60 * 60_000, 24 * 60 * 60_000];
const maria = registrant('R70012', { email: 'maria@registry.example' });
const address = 'maria@dry.example';

let now: number;
const opened: { end: () => Promise<void> }[] = [];
let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];

beforeEach(() => {
  now = Date.parse('2026-12-02T20:00:00Z');
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.end();
});

const openMail = async (options: MailServerOptions = {}): Promise<MailServer> => {
  const mail = await startMailServer(options);
  opened.push(mail);
  return mail;
};
const open = async (mail: (MailSettings & { patienceMs?: number }) | null): Promise<void> => {
  server = await startServer({ clock: { now: () => now }, mail });
  opened.push(server);
  await openOffice(server.rooms, [maria]);
  ask = (await signInStaff(server)).ask;
};
const openBoth = async (options: MailServerOptions = {}): Promise<MailServer> => {
  const mail = await openMail(options);
  await open(mail.settings);
  return mail;
};

const says = (email: string, name = 'Maria Kowalczyk'): ApplicationFields =>
  saysAbout(convention.id, { full_name: name, registrant_number: '70012', email });
const applyAs = (email = address, locale = 'en'): Promise<Applicant> =>
  apply(server.url, says(email), undefined, { locale });
/** Whatever is due is tried. */
const sent = async (): Promise<void> => {
  server.rooms.notices.wake();
  await server.rooms.notices.idle();
};
const later = async (ms: number): Promise<void> => {
  now += ms;
  // The session of the office does not last for days.
  ask = (await signInStaff(server)).ask;
  await server.rooms.notices.tidy();
  await sent();
};
const pageOf = async (id: string) => ApplicationPage.parse(await (await ask(`/applications/${id}`)).json());
const noticesOf = async (id: string): Promise<ApplicationNotice[]> => (await pageOf(id)).notices;
const onlyNoticeOf = async (id: string): Promise<ApplicationNotice> => {
  const notices = await noticesOf(id);
  expect(notices).toHaveLength(1);
  return notices[0] as ApplicationNotice;
};
/** Whom the office has told something that did not arrive. */
const untold = async (): Promise<string[]> => {
  const { applications, counts } = ApplicationQueue.parse(
    await (await ask('/applications?state=untold')).json(),
  );
  expect(counts.untold).toBe(applications.length);
  expect(applications.every(({ isUntold }) => isUntold)).toBe(true);
  return applications.map(({ id }) => id);
};
const bodies = () => server.rooms.store.db.selectFrom('notice').select('body').execute();
const decide = (id: string, said: object) => ask(`/applications/${id}/decisions`, said);
const accept = { verdict: 'accept', registrant: maria.id, days: null, reason: 'Name tag' };
const sendAgain = (notice: string) => ask(`/applications/notices/${notice}/send-again`, {});
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  Refusal.parse(await response.json()).error.code,
];

describe('whoever applies gets an e-mail', () => {
  test.each([
    ['en', /^Application \S+: the office has it$/, 'the office has your application'],
    ['es', /^Solicitud \S+: la oficina la recibió$/, 'Número de referencia'],
    ['fr-CA', /^Demande \S+ : le bureau l’a reçue$/, 'Événement : Cleaning Expo'],
  ])('in %s, whose link opens the status page', async (locale, subject, words) => {
    const mail = await openBoth();
    const applicant = await applyAs(address, locale);
    await sent();
    expect(mail.mails).toHaveLength(1);
    const [received] = mail.mails;
    expect(received?.subject).toMatch(subject);
    expect(received?.subject).toContain(applicant.reference);
    expect(received?.text).toContain(words);
    expect(received?.recipients).toEqual([address]);
    expect(received?.to).toEqual([{ name: '', address }]);
    expect(received?.from).toEqual({ name: 'Credit Office', address: 'credit@office.example' });
    expect(received?.messageId).toMatch(/^<[0-9a-f-]{36}@office\.example>$/);
    expect(received?.raw).toContain('Auto-Submitted: auto-generated');
    expect(new Date(received?.date ?? '').getTime()).toBe(now);
    const [link = ''] = /http\S+/.exec(received?.text ?? '') ?? [];
    expect(link).toBe(`${server.url}/apply#${passOf(applicant.reference, applicant.key)}`);
    const look = await fetch(`${server.url}/v1/application`, {
      headers: { authorization: `Bearer ${link.split('#')[1]}` },
    });
    expect(await viewOf(look)).toMatchObject({ state: { is: 'received' }, isMailed: true });
  });

  test('and one each time that the office has something to say, all in one thread, with the key in the first only', async () => {
    const mail = await openBoth();
    const applicant = await applyAs();
    await sent();
    await ask(`/applications/${applicant.id}/questions`, { text: 'Is Maria Kowalczyk your married name?' });
    await sent();
    await applicant.ask('POST', '/application/answer', { text: 'My answer.' });
    const { decision } = ApplicationOutcome.parse(await (await decide(applicant.id, accept)).json());
    await sent();
    await ask(`/applications/decisions/${decision}/undo`, {});
    await sent();
    await decide(applicant.id, { verdict: 'refuse', why: 'contact', reason: 'It is his brother R70012' });
    await sent();
    expect(mail.mails.map(({ subject }) => subject?.split(': ')[1])).toEqual([
      'the office has it',
      'the office has a question',
      'accepted',
      'the office looks at it again',
      'not accepted',
    ]);
    const [first, ...rest] = mail.mails;
    for (const one of rest) {
      expect([one.inReplyTo, one.references]).toEqual([first?.messageId, first?.messageId]);
      expect(one.raw).not.toContain(applicant.key);
      expect(one.text).toContain(`${server.url}/apply\n`);
    }
    // Neither what was asked, nor why, nor whom it is about.
    for (const { raw } of mail.mails) expect(raw).not.toMatch(/Kowalczyk|70012|married|brother|answer\./);
    expect((await noticesOf(applicant.id)).map(({ kind, state }) => [kind, state.is])).toEqual([
      ['received', 'sent'],
      ['asked', 'sent'],
      ['accepted', 'sent'],
      ['taken-back', 'sent'],
      ['refused', 'sent'],
    ]);
  });

  test('once, however often it is sent', async () => {
    const mail = await openBoth();
    const applicant = await applyAs();
    for (let again = 0; again < 3; again++) await applicant.ask('POST', '/application/submit');
    await later(hour);
    expect(mail.mails).toHaveLength(1);
  });

  test('whose text is erased as soon as it is sent: it held the key', async () => {
    const mail = await openBoth({ onRead: async () => expect((await bodies())[0]?.body).toContain('#') });
    await applyAs();
    await sent();
    expect(mail.mails).toHaveLength(1);
    expect(await bodies()).toEqual([{ body: null }]);
  });
});

describe('nobody can use the form to write to strangers', () => {
  test('nothing that was typed is in a mail', async () => {
    const mail = await openBoth();
    const typed = 'CALL-555-0100 http://pills.example';
    const applicant = await apply(server.url, {
      about: {
        ...{ is: 'other', name: typed, organiser: typed, place: typed, programme: typed, hours: 7 },
        ...{ firstDay: '2026-11-23', lastDay: '2026-11-24' },
      },
      claim: { full_name: typed, registrant_number: typed, phone: typed, email: address },
      note: typed,
    });
    await sent();
    await ask(`/applications/${applicant.id}/questions`, { text: 'Which days?' });
    await applicant.ask('POST', '/application/answer', { text: typed });
    await decide(applicant.id, { verdict: 'refuse', why: 'event', reason: typed });
    await sent();
    expect(mail.mails).toHaveLength(3);
    // Nor on the page that its link opens, but for what was answered to a question of the office.
    const view = await viewOf(await applicant.ask('GET', '/application'));
    expect(JSON.stringify({ ...view, messages: [] })).not.toMatch(/CALL-|555-0100|pills/);
    expect(view.evidence.map(({ name }) => name)).toEqual(['1.jpeg']);
    for (const { raw, text, subject, html } of mail.mails) {
      expect(`${raw}${text}${subject}`).not.toMatch(/CALL-|555-0100|pills/);
      expect(html).toBeUndefined();
    }
  });

  test.each([
    `${address}\r\nBcc: other@wet.example`,
    `${address}, other@wet.example`,
    `Call 555 <${address}>`,
    `"call 555"@dry.example`,
    '555 0100',
  ])('an address that is none gets none: %j', async (email) => {
    const mail = await openBoth();
    const applicant = await applyAs(email);
    await sent();
    expect(mail.mails).toEqual([]);
    expect(await noticesOf(applicant.id)).toEqual([]);
    expect((await viewOf(await applicant.ask('GET', '/application'))).isMailed).toBe(false);
  });

  test('a mailbox gets three a day, and then the office can still ask', async () => {
    const mail = await openBoth();
    const applicants: Applicant[] = [];
    for (const spelling of [address, 'Maria@dry.example', 'maria+2@dry.example', address, address])
      applicants.push(await applyAs(spelling));
    const other = await applyAs('other@dry.example');
    await sent();
    expect(mail.mails).toHaveLength(4);
    const held = applicants[3] as Applicant;
    expect((await onlyNoticeOf(held.id)).state).toMatchObject({
      is: 'failed',
      problem: expect.stringContaining('several e-mails within a day'),
    });
    // Whoever tries learns nothing of who else wrote this address.
    expect((await viewOf(await held.ask('GET', '/application'))).isMailed).toBe(true);
    await ask(`/applications/${held.id}/questions`, { text: 'Is that you?' });
    await sent();
    expect(mail.mails).toHaveLength(5);
    // Without the first there is nothing to follow.
    expect(mail.mails[4]?.inReplyTo).toBeUndefined();
    await later(day + 1);
    await applyAs();
    await sent();
    expect(mail.mails).toHaveLength(6);
    expect(mail.mails.filter(({ recipients }) => recipients[0] === 'other@dry.example')).toHaveLength(1);
    expect(other.reference).toBeTruthy();
  });

  test('however often the office speaks, six a day are enough', async () => {
    const mail = await openBoth();
    const applicant = await applyAs();
    for (let nth = 0; nth < 8; nth++)
      await ask(`/applications/${applicant.id}/questions`, { text: `Question ${nth}` });
    await sent();
    expect(mail.mails).toHaveLength(6);
  });
});

test('a mail whose sending cannot be marked does not go over and over', async () => {
  const mail = await openBoth();
  const change = (words: string) => server.rooms.store.raw((connection) => void connection.exec(words));
  await change(
    "CREATE TRIGGER full BEFORE UPDATE OF sent_at ON notice BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
  );
  await applyAs();
  for (let again = 0; again < 5; again++) await sent();
  expect(mail.mails).toHaveLength(1);
  await change('DROP TRIGGER full');
  await later(minute);
  await later(day);
  expect(mail.mails).toHaveLength(2);
  expect(mail.mails[1]?.messageId).toBe(mail.mails[0]?.messageId);
});

test('a form that came on paper gets none', async () => {
  const mail = await openBoth();
  const { about, claim } = says(address);
  const entered = await ask('/applications', { way: 'e-mail', about, claim, note: '' });
  const { id } = ApplicationPage.parse(await entered.json());
  await decide(id, { verdict: 'refuse', why: 'evidence', reason: 'Nothing is there' });
  await sent();
  expect(mail.mails).toEqual([]);
  expect(await noticesOf(id)).toEqual([]);
});

test('where no e-mail is set up nothing is queued, and nobody is promised any', async () => {
  await open(null);
  const applicant = await applyAs();
  const page = await pageOf(applicant.id);
  expect([page.notices, page.isMailSetUp]).toEqual([[], false]);
  expect((await viewOf(await applicant.ask('GET', '/application'))).isMailed).toBe(false);
  expect(await bodies()).toEqual([]);
});

test('mail and cause are one: what cannot be told has not happened', async () => {
  const mail = await openBoth();
  const inTheWay = (words: string) => server.rooms.store.raw((connection) => void connection.exec(words));
  const applicant = await applyAs('somebody@dry.example');
  await sent();
  await inTheWay(
    "CREATE TRIGGER in_the_way BEFORE INSERT ON notice BEGIN SELECT RAISE(ABORT, 'no room'); END",
  );
  await expect(applyAs()).rejects.toThrow('not sent');
  const asked = await ask(`/applications/${applicant.id}/questions`, { text: 'Which days?' });
  const decided = await decide(applicant.id, accept);
  expect([asked.status, decided.status]).toEqual([500, 500]);
  expect(await pageOf(applicant.id)).toMatchObject({ state: 'waiting', messages: [], decisions: [] });
  await inTheWay('DROP TRIGGER in_the_way');
  await decide(applicant.id, accept);
  await sent();
  expect(mail.mails.map(({ recipients }) => recipients[0])).toEqual([
    'somebody@dry.example',
    'somebody@dry.example',
  ]);
});

describe('a mail that is not taken', () => {
  test('for now is tried again, as the very same mail', async () => {
    let isGrey = true;
    const tried: number[] = [];
    const mail = await openBoth({
      onRecipient: () => {
        tried.push(now);
        if (isGrey) throw refusal(451, '4.7.1 Greylisted, come back in a minute');
      },
    });
    const { id } = await applyAs();
    await sent();
    expect((await onlyNoticeOf(id)).state).toMatchObject({
      ...{ is: 'waiting', attempts: 1 },
      problem: expect.stringContaining('Greylisted, come back in a minute'),
    });
    await later(minute - 1);
    expect(tried).toHaveLength(1);
    await later(1);
    expect(tried).toHaveLength(2);
    isGrey = false;
    await later(5 * minute);
    expect(mail.mails).toHaveLength(1);
    expect((await onlyNoticeOf(id)).state).toMatchObject({ is: 'sent' });
    await later(2 * day);
    expect(tried).toHaveLength(3);
    expect(mail.mails).toHaveLength(1);
  });

  test('holds back those after it, or "accepted" would come after "taken back"', async () => {
    let isGrey = true;
    const mail = await openBoth({
      onRecipient: () => {
        if (isGrey) throw refusal(451, 'Later');
      },
    });
    const { id } = await applyAs();
    await sent();
    isGrey = false;
    const { decision } = ApplicationOutcome.parse(await (await decide(id, accept)).json());
    await ask(`/applications/decisions/${decision}/undo`, {});
    await sent();
    expect(mail.mails).toEqual([]);
    const other = await applyAs('other@dry.example');
    await sent();
    expect(mail.mails[0]?.subject).toContain(other.reference);
    await later(minute);
    expect(mail.mails.slice(1).map(({ subject }) => subject?.split(': ')[1])).toEqual([
      'the office has it',
      'accepted',
      'the office looks at it again',
    ]);
  });

  test('for three days is given up', async () => {
    let tries = 0;
    await openBoth({
      onRecipient: () => {
        tries++;
        throw refusal(451, 'Not today');
      },
    });
    const { id } = await applyAs();
    await sent();
    for (let hours = 0; hours < 5 * 24; hours++) {
      now += hour;
      await sent();
    }
    await later(0);
    expect((await onlyNoticeOf(id)).state).toMatchObject({
      is: 'failed',
      problem: expect.stringMatching(/^Given up after three days.*Not today/),
    });
    expect(tries).toBeLessThan(15);
  });

  test('for good is not tried again; staff see why, mend it and send it again', async () => {
    let tries = 0;
    let isKnown = false;
    const mail = await openBoth({
      onRecipient: () => {
        tries++;
        if (!isKnown) throw refusal(550, '5.1.1 No such user here');
      },
    });
    const applicant = await applyAs();
    const { id } = applicant;
    await sent();
    await later(hour);
    expect(tries).toBe(1);
    const notice = await onlyNoticeOf(id);
    expect(notice).toMatchObject({
      ...{ kind: 'received', address },
      state: { is: 'failed', problem: expect.stringContaining('No such user here'), canBeSentAgain: true },
    });
    expect(await untold()).toEqual([id]);
    isKnown = true;
    expect(
      (
        await fetch(`${server.url}/api/applications/notices/${notice.id}/send-again`, {
          method: 'POST',
          headers: { origin: server.url },
        })
      ).status,
    ).toBe(401);
    const again = await sendAgain(notice.id);
    expect(ApplicationPage.parse(await again.json()).notices[0]?.state.is).toBe('waiting');
    expect(await untold()).toEqual([]);
    await sent();
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]?.text).toContain(applicant.key);
    expect(await codeOf(await sendAgain(notice.id))).toEqual([409, 'not-failed']);
    expect(await codeOf(await sendAgain('nothing'))).toEqual([404, 'unknown-notice']);
    const audit = await server.rooms.store.db.selectFrom('audit').selectAll().execute();
    expect(audit.at(-1)).toMatchObject({ actor: clerk.id, action: 'notice-sent-again', subject: id });
  });

  test('is kept for four days, and then nothing of it is left to send', async () => {
    await openBoth({
      onRecipient: () => {
        throw refusal(550, 'No such user here');
      },
    });
    const { id } = await applyAs();
    await sent();
    await later(4 * day - 1);
    expect((await onlyNoticeOf(id)).state).toMatchObject({ canBeSentAgain: true });
    await later(1);
    const notice = await onlyNoticeOf(id);
    expect(notice.state).toMatchObject({ is: 'failed', canBeSentAgain: false });
    expect(await bodies()).toEqual([{ body: null }]);
    expect(await codeOf(await sendAgain(notice.id))).toEqual([409, 'text-erased']);
  });
});

describe('the mail server', () => {
  test('may be down: whatever happened meanwhile is told when it is back', async () => {
    const { port, end } = await startMailServer();
    await end();
    await open(settingsFor(port));
    const ids = [(await applyAs('one@dry.example')).id, (await applyAs('two@dry.example')).id];
    await sent();
    for (const id of ids)
      expect((await onlyNoticeOf(id)).state).toMatchObject({
        problem: 'The mail server cannot be reached.',
      });
    const mail = await openMail({ port });
    await later(minute);
    expect(mail.mails.flatMap(({ recipients }) => recipients).toSorted()).toEqual([
      'one@dry.example',
      'two@dry.example',
    ]);
  });

  test('may hang: others get theirs, the office goes on, and the server stops when it is told to', async () => {
    let isHanging = true;
    const mail = await openMail({
      onRecipient: (to) => (to === address && isHanging ? new Promise(() => undefined) : undefined),
    });
    await open({ ...mail.settings, patienceMs: 4_000 });
    const { id } = await applyAs();
    for (const to of ['one', 'two', 'three', 'four', 'five', 'six']) await applyAs(`${to}@dry.example`);
    server.rooms.notices.wake();
    await expect.poll(() => mail.mails.length, { timeout: 20_000 }).toBe(6);
    // Meanwhile it still hangs.
    expect((await onlyNoticeOf(id)).state).toMatchObject({ attempts: 1, problem: null });
    server.background.wake();
    await server.background.idle();
    expect((await decide(id, accept)).status).toBe(200);
    await server.rooms.notices.idle();
    expect((await noticesOf(id))[0]?.state).toMatchObject({
      ...{ is: 'waiting', attempts: 1 },
      problem: 'The mail server did not answer in time.',
    });
    isHanging = false;
    await later(minute);
    expect((await noticesOf(id)).map(({ state }) => state.is)).toEqual(['sent', 'sent']);
    isHanging = true;
    await ask(`/applications/${id}/questions`, { text: 'Too late' });
    await applyAs();
    const stopping = performance.now();
    await server.stop();
    expect(performance.now() - stopping).toBeLessThan(8_000);
  });

  test.each<[string, MailServerOptions, Partial<MailSettings['server']>, string]>([
    [
      'does not know our password',
      {
        disabledCommands: ['STARTTLS'],
        onAuth: (_login, _session, answer) => answer(refusal(535, 'Who is that, secret-word?')),
      },
      { login: { user: 'office', password: 'secret-word' } },
      'does not take our user name and password',
    ],
    ['has a certificate of nobody', { disabledCommands: ['AUTH'] }, {}, 'certificate of the mail server'],
    ['speaks no TLS where it should', {}, { isSecure: true }, 'no encrypted connection'],
    [
      'does not want our mail',
      { onMailFrom: (_from, _session, answer) => answer(refusal(553, 'Not your address')) },
      {},
      'Not your address',
    ],
  ])('%s: the mail waits, and staff read why', async (_, options, changes, words) => {
    const mail = await openMail(options);
    await open(settingsFor(mail.port, changes));
    const { id } = await applyAs();
    await sent();
    const { state } = await onlyNoticeOf(id);
    expect(state).toMatchObject({ is: 'waiting', problem: expect.stringContaining(words) });
    expect(JSON.stringify(state)).not.toContain('secret-word');
    expect(mail.mails).toEqual([]);
  });

  test('gets no password over a network that is not encrypted', async () => {
    const seen: string[] = [];
    const mail = await openMail({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username = '' }, _session, answer) => {
        seen.push(username);
        answer(null, { user: username });
      },
    });
    // This machine by a name that does not say so.
    await open(settingsFor(mail.port, { host: '0.0.0.0', login: { user: 'office', password: 'secret' } }));
    const { id } = await applyAs();
    await sent();
    expect((await onlyNoticeOf(id)).state).toMatchObject({
      problem: expect.stringContaining('no encrypted connection'),
    });
    expect([seen, mail.mails]).toEqual([[], []]);
  });

  test('takes our password where it is right', async () => {
    const mail = await openMail({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, answer) =>
        username === 'office' && password === 'p@ss/word'
          ? answer(null, { user: username })
          : answer(refusal(535, 'no')),
    });
    await open(settingsFor(mail.port, { login: { user: 'office', password: 'p@ss/word' } }));
    await applyAs();
    await sent();
    expect(mail.mails).toHaveLength(1);
  });
});

test('a server killed between "the mail server has it" and "sent" sends it again, under the same name', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'rollcall-notices-'));
  const file = databaseFileOf(dataFolder);
  const rooms = await openRooms({ file, clock: systemClock });
  await openOffice(rooms, [maria]);
  await rooms.intake.close();
  await rooms.store.close();
  let kill: () => Promise<unknown> = () => Promise.resolve();
  const mail = await openMail({ onRead: () => kill().then(() => undefined) });
  const environment = { ROLLCALL_SMTP_URL: mail.url, ROLLCALL_MAIL_FROM: 'credit@office.example' };
  const mailNumber = (count: number) => expect.poll(() => mail.mails.length, { timeout: 20_000 }).toBe(count);
  const first = await spawnServer({ dataFolder, environment });
  try {
    kill = () => first.kill('SIGKILL');
    const applying = apply(first.url, says(address)).catch(() => null);
    await mailNumber(1);
    await applying;
    kill = () => Promise.resolve();
    const store = openStore(file);
    const [row] = await store.db.selectFrom('notice').selectAll().execute();
    expect(row).toMatchObject({ sent_at: null, attempts: 1, body: expect.stringContaining('#') });
    // The minute that it waits for has passed.
    await store.db
      .updateTable('notice')
      .set({ due_at: row?.created_at ?? '' })
      .execute();
    await store.close();
    const second = await spawnServer({ dataFolder, environment });
    await mailNumber(2);
    await second.kill('SIGTERM');
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(1);
    const after = openStore(file);
    const [marked] = await after.db.selectFrom('notice').selectAll().execute();
    expect(marked).toMatchObject({ body: null, attempts: 2, sent_at: expect.any(String) });
    await after.close();
  } finally {
    await first.kill('SIGKILL');
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
