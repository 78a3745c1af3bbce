/** The server under attack: the real program on sample data, with a member of staff and tablets that enrolled over HTTP. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { passOf } from '../../../src/domain/application/application-key.ts';
import { ApplicationView } from '../../../src/domain/applications-api.ts';
import { ApplicationPage } from '../../../src/domain/applications-console-api.ts';
import { type ClassOrder, NewClass } from '../../../src/domain/classes-api.ts';
import { EventList, RulingOutcome } from '../../../src/domain/console-api.ts';
import { TwoPeopleSaid } from '../../../src/domain/duplicates-api.ts';
import { NewOrganiserLink, OrganiserAnswer } from '../../../src/domain/organiser-api.ts';
import { receiptCodeOf } from '../../../src/domain/receipt-code.ts';
import { EnrolmentAnswer } from '../../../src/domain/wire.ts';
import { makeSigningKey } from '../../../src/tablet/signing.ts';
import { apply, beginApplication, files, saysAbout, sendEvidence } from '../../server/apply.ts';
import { refusal, startMailServer } from '../../server/mail-server.ts';
import { sendBatch } from '../../server/office.ts';
import { textOfPdf } from '../../server/pdf-text.ts';
import { makeRecords, newTablet, type Tablet } from '../../server/records.ts';
import { type SpawnedServer, spawnServer } from '../../server/start-server.ts';
import { type Known, learn } from './marks.ts';
import {
  makeOwnPhoneSignIns,
  makeSignInCodes,
  makeWithdrawn,
  sendAfterRevocation,
  signIn,
} from './passes.ts';

export interface Office {
  server: SpawnedServer;
  healthy: Tablet[];
  /** Signs, and sends hostile records beside good ones. */
  attacker: Tablet;
  /** Revoked, and still sending: what comes from it waits in quarantine, and opens. */
  lost: Tablet;
  known: Known;
  /** Asks the console's API with the session. */
  ask: (path: string, body?: unknown) => Promise<unknown>;
}

const healthyTablets = 3;
/** Requests revoke one after another, and some must still be there for what a revoked one refuses. */
const sacrificialTablets = 40;
const signInCodes = 500;
/** Little: with room to spare nothing is collected for long, and what is never let go of could not be told from it. */
const heapMB = 384;
const fuzzedClass: ClassOrder = {
  name: 'Carpet Cleaning Technician',
  place: 'Reno, NV',
  timeZone: 'America/Los_Angeles',
  approvedValue: null,
  category: null,
  school: 'A School',
  instructor: 'Ina Instructor',
  language: 'English',
  delivery: 'in-person',
  signatures: 'once',
  days: [{ date: '2026-11-23', from: '08:30', until: '16:30', breaks: [] }],
};
/** Of which so many are used at once, for sessions that requests may end. */
const spareSessions = 60;

const enrol = async (url: string, code: string, signs: boolean): Promise<Tablet> => {
  const key = signs ? await makeSigningKey() : null;
  const response = await fetch(`${url}/v1/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey: key?.publicKey ?? null }),
  });
  const { device, token, pack } = EnrolmentAnswer.parse(await response.json());
  return newTablet({
    device,
    token,
    event: pack.event.id,
    serverKey: pack.serverKey,
    signingKey: key?.privateKey ?? null,
  });
};

const EnrolmentUrl = z.object({ url: z.string() });
const ReviewIds = z.object({ items: z.array(z.object({ checkIn: z.string() })) });
const QuarantineIds = z.object({ records: z.array(z.object({ receipt: z.number() })) });
/** A form that came by mail, about an event that staff have to approve first. */
const unlistedApplication = (nth: number) => ({
  way: 'mail',
  about: {
    ...{ is: 'other', name: `Seminar ${nth}`, organiser: 'Somebody', place: 'Reno', programme: '' },
    ...{ firstDay: '2026-11-09', lastDay: '2026-11-10', hours: 7 },
  },
  claim: { full_name: `Ann Unlisted${nth}` },
  note: '',
});

const Refused = z.object({ decision: z.string() });
const ListId = z.object({ id: z.string() });
const ListJob = z.object({ job: z.unknown() });
const Sheets = z.object({ sheets: z.array(z.object({ id: z.string() })) });
const RosterPeople = z.object({ people: z.array(z.object({ person: z.string() })) });
const RegistrantIds = z.object({ registrants: z.array(z.object({ id: z.string() })) });

/** Reads from the lists what has come in since. */
export const lookAround = async ({
  ask,
  known,
  lost,
  server,
}: Pick<Office, 'ask' | 'known' | 'lost' | 'server'>): Promise<void> => {
  const { items } = ReviewIds.parse(await ask('/review?limit=200'));
  const { records } = QuarantineIds.parse(await ask('/quarantine'));
  learn(
    known,
    'checkIn',
    items.map(({ checkIn }) => checkIn),
  );
  learn(
    known,
    'receipt',
    records.map(({ receipt }) => String(receipt)),
  );
  // Not learned but known anew each time: what was decided on does not open again.
  known.set('openReceipt', await sendAfterRevocation({ url: server.url, ask }, lost));
};

export const openOfficeUnderAttack = async (dataFolder: string): Promise<Office> => {
  const codes = await makeSignInCodes(dataFolder, signInCodes);
  // Takes nothing, so that there are mails to send again.
  const mail = await startMailServer({
    onRecipient: () => {
      throw refusal(550, 'Nobody is here');
    },
  });
  const server = await spawnServer({
    dataFolder,
    args: ['--sample'],
    environment: {
      ROLLCALL_SMTP_URL: mail.url,
      ROLLCALL_MAIL_FROM: 'credit@office.example',
      NODE_OPTIONS: `--max-old-space-size=${heapMB}`,
    },
  });
  void server.exited.then(mail.end);
  const { url } = server;
  const cookie = await signIn(url, codes.shift() ?? '');
  const spareCookies: string[] = [];
  for (const code of codes.splice(0, spareSessions)) spareCookies.push(await signIn(url, code));
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  };
  const { events } = EventList.parse(await ask('/events?when=today'));
  const event = events[0]?.event.id ?? '';
  const enrolled = async (station: string, signs: boolean): Promise<Tablet> => {
    const link = EnrolmentUrl.parse(await ask(`/events/${event}/enrolments`, { station }));
    return enrol(url, link.url.split('#enrol=')[1] ?? '', signs);
  };
  const severalEnrolled = async (count: number, station: string): Promise<Tablet[]> => {
    const tablets: Tablet[] = [];
    for (let index = 1; index <= count; index++) tablets.push(await enrolled(`${station} ${index}`, true));
    return tablets;
  };
  const healthy = await severalEnrolled(healthyTablets, 'Healthy');
  const sacrificial = await severalEnrolled(sacrificialTablets, 'Sacrificial');
  const attacker = await enrolled('Attacker', true);
  // Without a key its records are taken as they come: the rest of the campaign uses its token.
  const keyless = await enrolled('Attacker without a key', false);
  const lost = await enrolled('Lost', true);
  const withdrawn = await makeWithdrawn(url, await enrolled('Withdrawn', true));
  await ask(`/devices/${lost.device}/revoke`, {});
  // Lots to decide on.
  for (const tablet of sacrificial.slice(0, 2)) {
    await ask(`/devices/${tablet.device}/revoke`, {});
    await sendBatch(url, tablet, await makeRecords(tablet, 40));
  }

  const known: Known = new Map();
  learn(
    known,
    'events',
    events.map((one) => one.event.id),
  );
  learn(known, 'device', [keyless.device, attacker.device]);
  learn(
    known,
    'healthyDevice',
    healthy.map(({ device }) => device),
  );
  // What `/api/devices/{id}` may hit: none that must go on working.
  learn(
    known,
    'devices',
    sacrificial.map(({ device }) => device),
  );
  learn(
    known,
    'revokedToken',
    sacrificial.map(({ token }) => token),
  );
  learn(known, 'token', [keyless.token]);
  learn(known, 'cookie', [cookie]);
  learn(known, 'spareCookie', spareCookies);
  learn(known, 'signInCode', codes);
  learn(known, 'ownPhoneSignIn', await makeOwnPhoneSignIns(attacker));
  learn(known, 'origin', [url]);
  // What `/api/check-ins/{id}` may hit.
  learn(known, 'check-ins', withdrawn);
  learn(known, 'receiptCode', withdrawn.map(receiptCodeOf));
  learn(known, 'ownDevice', [attacker.device]);
  learn(known, 'ownEvent', [attacker.event]);
  learn(known, 'serverKey', [attacker.serverKey.id]);
  const { registrants } = RegistrantIds.parse(await ask('/registrants?q=a'));
  learn(
    known,
    'registrants',
    registrants.map(({ id }) => id),
  );
  // What `/api/duplicates/two-people/{id}/undo` may hit.
  for (const { id } of registrants.slice(2, 12)) {
    const said = await ask('/duplicates/two-people', { one: registrants[0]?.id, other: id });
    learn(known, 'two-people', [TwoPeopleSaid.parse(said).decision]);
  }
  // What `/api/review/ruled-out/{id}/undo` may hit.
  const { items } = ReviewIds.parse(await ask('/review?limit=20'));
  for (const { checkIn } of items) {
    const said = await ask(`/review/${checkIn}/ruled-out`, { registrant: registrants[1]?.id });
    learn(known, 'ruled-out', [RulingOutcome.parse(said).ruling]);
  }
  const addList = async (kind: string, nth: number, body: string): Promise<string> => {
    const added = await fetch(`${url}/api/${kind}?event=${event}&name=list-${nth}.csv`, {
      method: 'POST',
      headers: { cookie, origin: url },
      body,
    });
    const { id } = ListId.parse(await added.json());
    learn(known, kind, [id]);
    return id;
  };
  const runJob = async (list: string, what: string): Promise<void> => {
    let answer = ListJob.parse(await ask(`/attendance-lists/${list}/${what}`, {}));
    while (answer.job !== null) {
      await sleep(100);
      answer = ListJob.parse(await ask(`/attendance-lists/${list}`));
    }
  };
  // What `/api/attendance-lists/{id}` and `/api/badge-lists/{id}` may hit.
  for (let nth = 1; nth <= 40; nth++) {
    const person = `Ann,Lee${nth},ann${nth}@lee.example\n`;
    const list = await addList('attendance-lists', nth, `First,Last,Email\n${person}`);
    // Some are posted, for what takes them back.
    if (nth % 10 === 0) for (const what of ['look-up', 'post']) await runJob(list, what);
    const badges = await addList('badge-lists', nth, `Badge ID,First,Last,Email\nEX-${nth},${person}`);
    if (nth % 4 === 0) await ask(`/badge-lists/${badges}/apply`, {});
  }
  // What `/api/classes/{id}` may hit, with people on its roster.
  for (let nth = 1; nth <= 4; nth++) {
    const { event: course } = NewClass.parse(await ask('/classes', fuzzedClass));
    learn(known, 'classes', [course]);
    const people = await fetch(`${url}/api/classes/${course}/people`, {
      method: 'POST',
      headers: { cookie, origin: url },
      body: `Name,Email\nAnn Lee,ann${nth}@lee.example\nBob Ray,bob${nth}@ray.example\n`,
    });
    if (!people.ok) throw new Error(`people were answered ${people.status}`);
    const { people: listed } = RosterPeople.parse(await ask(`/classes/${course}/roster`));
    learn(
      known,
      'people',
      listed.map(({ person }) => person),
    );
    const sheets = await fetch(`${url}/api/classes/${course}/sheets?name=${nth}.pdf`, {
      method: 'POST',
      headers: { cookie, origin: url },
      body: `%PDF-1.7 of class ${nth}`,
    });
    const kept = Sheets.parse(await sheets.json()).sheets;
    learn(
      known,
      'roster-sheets',
      kept.map(({ id }) => id),
    );
    const paper = await fetch(`${url}/api/classes/${course}/roster.pdf`, { headers: { cookie } });
    const text = await textOfPdf(new Uint8Array(await paper.arrayBuffer()));
    learn(known, 'paperCode', [/[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(text)?.[0] ?? '']);
  }
  // What organisers hold, and what `/api/organiser-links/{id}` may hit; a link takes few files.
  for (let nth = 1; nth <= 40; nth++) {
    const made = NewOrganiserLink.parse(await ask('/organiser-links', { event, days: 30 }));
    if (nth % 2 === 0) learn(known, 'organiser-links', [made.id]);
    else learn(known, 'organiserToken', [made.url.split('#')[1] ?? '']);
  }
  // Lists that were sent by links, with the keys of their senders: these three are in one order.
  for (let nth = 1; nth <= 12; nth++) {
    const made = NewOrganiserLink.parse(await ask('/organiser-links', { event, days: 30 }));
    const pass = made.url.split('#')[1] ?? '';
    const sent = await fetch(`${url}/v1/organiser/lists?name=list-${nth}.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pass}` },
      body: `Name,Attendee,E-mail\nPat Boss,Ann Lee${nth},ann${nth}@list.example\n`,
    });
    const { reading } = OrganiserAnswer.parse(await sent.json());
    learn(known, 'sentPass', [pass]);
    learn(known, 'sentList', [reading.list]);
    learn(known, 'sentKey', [reading.key]);
  }
  // What applicants hold, and what `/api/applications/{id}` may hit; one network begins few in a day.
  for (let nth = 1; nth <= 20; nth++) {
    const claim = { full_name: `Ann Applicant${nth}`, email: `ann${nth}@apply.example` };
    const photo = Buffer.concat([files.jpeg, Buffer.from(String(nth))]);
    const isSent = nth % 2 === 0;
    const applicant = isSent
      ? await apply(url, saysAbout(event, claim), [photo])
      : (await beginApplication(url)).applicant;
    if (isSent) learn(known, 'applications', [applicant.id]);
    else {
      await applicant.ask('PUT', '/application', saysAbout(event, claim));
      await sendEvidence(applicant, photo);
    }
    const isAsked = isSent && nth > 10;
    if (isAsked) await ask(`/applications/${applicant.id}/questions`, { text: 'Which days?' });
    if (isSent) {
      const { notices } = ApplicationPage.parse(await ask(`/applications/${applicant.id}`));
      learn(
        known,
        'notices',
        notices.map(({ id }) => id),
      );
    }
    const pass = passOf(applicant.reference, applicant.key);
    // Half of the drafts are told only to those who add files: the others are soon sent.
    if (isSent || nth % 4 === 1) learn(known, 'applicationPass', [pass]);
    if (isAsked) learn(known, 'askedPass', [pass]);
    const view = ApplicationView.parse(await (await applicant.ask('GET', '/application')).json());
    for (const { id } of view.evidence) {
      learn(known, 'evidence', [id]);
      if (!isSent) {
        learn(known, 'piecePass', [pass]);
        learn(known, 'pieceEvidence', [id]);
      }
      if (isSent) {
        learn(known, 'evidenceOwner', [applicant.id]);
        learn(known, 'ownedEvidence', [id]);
      }
    }
  }
  // Of events that are on no list yet: those of a listed one are soon accepted together.
  for (let nth = 1; nth <= 40; nth++) {
    const { id } = ListId.parse(await ask('/applications', unlistedApplication(nth)));
    learn(known, 'applications', [id]);
    if (nth % 5 !== 0) continue;
    const refusal = { verdict: 'refuse', why: 'contact', reason: 'Nobody answers.' };
    const refused = Refused.parse(await ask(`/applications/${id}/decisions`, refusal));
    learn(known, 'applicationDecision', [refused.decision]);
  }
  const office = { server, healthy, attacker, lost, known, ask };
  await lookAround(office);
  return office;
};
