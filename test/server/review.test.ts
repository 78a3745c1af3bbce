import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import {
  DecisionOutcome,
  EventList,
  EventPage,
  RegistrantList,
  RegistrantPage,
  ReviewQueue,
  RulingOutcome,
} from '../../src/domain/console-api.ts';
import {
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

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek' });
const at = '2026-11-24T18:00:00.000Z';

let server: TestServer;
let tablet: Tablet;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];

beforeEach(async () => {
  // The sample's today is long past when this runs again: the office asks on the day of the show.
  server = await startServer({ clock: { now: () => Date.parse('2026-11-24T20:00:00Z') } });
  await openOffice(server.rooms, [maria, marek]);
  tablet = await enrolTablet(server);
  ({ ask } = await signInStaff(server));
});
afterEach(() => server.end());

const signIn = async (claim: Claim, where: Tablet = tablet, when = at): Promise<string> => {
  const record = await makeRecord(where, { claim, at: when });
  await sendBatch(server.url, where, [record]);
  await settled();
  return record.id;
};
/** The background works in turns: done when a whole turn finds nothing. */
const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};

const pageOf = async (id: string) => RegistrantPage.parse(await (await ask(`/registrants/${id}`)).json());
const queue = async (query = '') => ReviewQueue.parse(await (await ask(`/review${query}`)).json());
const decide = (checkIn: string, decision: unknown) => ask(`/review/${checkIn}/decisions`, decision);
const ledgerKinds = async (id: string) => (await server.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);

describe('a check-in that the engine knows', () => {
  test('is credited, and the requirement date moves', async () => {
    await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    const page = await pageOf(maria.id);
    expect(page.requirement).toMatchObject({ requirementDate: '2031-05-10', earned: 0, status: 'on-track' });
    expect(page.credits).toHaveLength(1);
    expect(page.credits[0]?.entry).toMatchObject({
      kind: 'credit',
      cec: 200,
      earnedOn: '2026-11-24',
      policy: 'iicrc-7h',
    });
    expect(page.credits[0]?.facts[0]?.sentence).toBe(
      'Signed in by hand at Booth 1, Tuesday, 24 November 2026 at 10:00 (America/Los_Angeles)',
    );
  });

  test('seen again on a later day, the old credit is reversed and a new one posted', async () => {
    await signIn(
      { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' },
      tablet,
      '2026-11-23T18:00:00.000Z',
    );
    await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    expect(await ledgerKinds(maria.id)).toEqual(['credit', 'reversal', 'credit']);
    expect((await pageOf(maria.id)).credits[0]?.entry).toMatchObject({ earnedOn: '2026-11-24' });
  });

  test('worked through again, changes nothing', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    await server.rooms.store.write(async (tx) => {
      await tx.insertInto('work').values({ kind: 'match', subject: id }).execute();
      await tx
        .insertInto('work')
        .values({ kind: 'post', subject: JSON.stringify([maria.id, convention.id]) })
        .execute();
    });
    await settled();
    expect(await ledgerKinds(maria.id)).toEqual(['credit']);
  });

  test('seen outside the dates earns nothing and goes to review, where a person can let it rest', async () => {
    const id = await signIn(
      { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' },
      tablet,
      '2026-12-20T18:00:00.000Z',
    );
    expect(await ledgerKinds(maria.id)).toEqual([]);
    const { items } = await queue();
    expect(items.map(({ checkIn, why }) => [checkIn, why])).toEqual([
      [id, ["seen outside the event's dates: it earns nothing"]],
    ]);
    await decide(id, { verdict: 'not-registrant', reason: 'Wrong clock' });
    expect((await queue()).total).toBe(0);
  });

  test('at a half-day workshop earns half a CEC', async () => {
    await signIn(
      { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' },
      await enrolTablet(server, { event: workshop.id }),
    );
    expect((await pageOf(maria.id)).requirement).toMatchObject({ earned: 50, requirementDate: '2027-05-10' });
  });
});

describe('a check-in in review', () => {
  test('accepted, posts the credit', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk' });
    const { items } = await queue();
    expect(items[0]).toMatchObject({ checkIn: id, candidates: [{ registrant: { id: maria.id } }] });
    const outcome = DecisionOutcome.parse(
      await (await decide(id, { verdict: 'accept', registrant: maria.id })).json(),
    );
    expect(outcome.sentence).toBe('2 CEC posted for Maria Kowalczyk.');
    expect(outcome.requirement?.requirementDate).toBe('2031-05-10');
    expect((await queue()).total).toBe(0);
  });

  test('accepted and undone, reverses the credit and comes back', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk' });
    const { decision } = DecisionOutcome.parse(
      await (await decide(id, { verdict: 'accept', registrant: marek.id })).json(),
    );
    const undone = await ask(`/review/decisions/${decision}/undo`, {});
    expect(DecisionOutcome.parse(await undone.json()).sentence).toBe(
      'The credit of Marek Kowalczyk was reversed.',
    );
    expect(await ledgerKinds(marek.id)).toEqual(['credit', 'reversal']);
    expect((await pageOf(marek.id)).requirement).toMatchObject({ requirementDate: '2027-05-10', earned: 0 });
    expect((await queue()).total).toBe(1);
    expect((await ask(`/review/decisions/${decision}/undo`, {})).status).toBe(409);
  });

  test('decided by two at once, only one decision stands', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk' });
    const answers = await Promise.all([
      decide(id, { verdict: 'accept', registrant: maria.id }),
      decide(id, { verdict: 'accept', registrant: marek.id }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('needs a reason to be nobody', async () => {
    const id = await signIn({ full_name: 'Somebody Else' });
    expect((await decide(id, { verdict: 'not-registrant', reason: ' ' })).status).toBe(400);
    expect((await decide(id, { verdict: 'not-registrant', reason: 'Exhibitor' })).status).toBe(200);
  });

  test('is never overruled by the engine when it is asked again', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    await decide(id, { verdict: 'accept', registrant: marek.id });
    await server.rooms.store.write((tx) =>
      tx.insertInto('work').values({ kind: 'match', subject: id }).execute(),
    );
    await settled();
    expect(await ledgerKinds(maria.id)).toEqual(['credit', 'reversal']);
    expect(await ledgerKinds(marek.id)).toEqual(['credit']);
  });

  test('taken from one and given to another, says both, and back again', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    const given = DecisionOutcome.parse(
      await (await decide(id, { verdict: 'accept', registrant: marek.id })).json(),
    );
    expect(given.sentence).toBe(
      '2 CEC posted for Marek Kowalczyk. The credit of Maria Kowalczyk was reversed.',
    );
    const back = DecisionOutcome.parse(
      await (await ask(`/review/decisions/${given.decision}/undo`, {})).json(),
    );
    expect(back.sentence).toBe(
      'The credit of Marek Kowalczyk was reversed. 2 CEC posted for Maria Kowalczyk.',
    );
    expect(back.posted.map(({ kind, registrant }) => [kind, registrant])).toEqual([
      ['reversal', marek.id],
      ['credit', maria.id],
    ]);
    expect(back.requirement?.requirementDate).toBe('2027-05-10');
  });

  test('accepted for somebody credited already on a later day, says that nothing changed', async () => {
    await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    const id = await signIn({ full_name: 'Maria K' }, tablet, '2026-12-20T18:00:00.000Z');
    const outcome = DecisionOutcome.parse(
      await (await decide(id, { verdict: 'accept', registrant: maria.id })).json(),
    );
    expect(outcome).toMatchObject({
      posted: [],
      sentence: 'Nothing changed for Maria Kowalczyk: the event was credited already, or earns nothing.',
    });
  });

  test('decided already is refused in a sentence', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk' });
    await decide(id, { verdict: 'accept', registrant: maria.id });
    const response = await decide(id, { verdict: 'accept', registrant: marek.id });
    expect([response.status, await response.json()]).toEqual([
      409,
      {
        error: {
          code: 'already-decided',
          message: 'Somebody decided this one already. Load the queue again.',
        },
      },
    ]);
  });

  test.each(['?limit=0', '?limit=201', '?limit=ten', '?after=yesterday', `?event=${'x'.repeat(201)}`])(
    'is never asked for with %s',
    async (query) => expect((await ask(`/review${query}`)).status).toBe(400),
  );

  test('is of one event where asked so', async () => {
    await signIn({ full_name: 'Visitor' });
    await signIn({ full_name: 'Pupil' }, await enrolTablet(server, { event: workshop.id }));
    expect((await queue(`?event=${workshop.id}`)).items.map(({ claim }) => claim.full_name)).toEqual([
      'Pupil',
    ]);
  });

  test('can be paged through', async () => {
    for (let index = 0; index < 5; index++) await signIn({ full_name: `Visitor ${index}` });
    const first = await queue('?limit=3');
    const rest = await queue(`?limit=3&after=${first.items.at(-1)?.checkIn}`);
    expect([first.items.length, rest.items.length, first.total]).toEqual([3, 2, 5]);
  });
});

describe('a candidate that is ruled out', () => {
  const ruleOut = (checkIn: string, registrant: string) =>
    ask(`/review/${checkIn}/ruled-out`, { registrant });
  const known = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };

  test('is no candidate in the next answer, and is one again when that is undone', async () => {
    const id = await signIn({ full_name: 'Maria K', email: 'mk@new.example' });
    const candidates = async () =>
      (await queue()).items[0]?.candidates.map(({ registrant: { id: who } }) => who) ?? [];
    expect(await candidates()).toContain(maria.id);
    const said = RulingOutcome.parse(await (await ruleOut(id, maria.id)).json());
    expect(said).toMatchObject({
      checkIn: id,
      sentence: 'Not Maria Kowalczyk, for this sign-in and all that say the very same.',
    });
    expect(await candidates()).not.toContain(maria.id);
    const undone = await ask(`/review/ruled-out/${said.ruling}/undo`, {});
    expect(RulingOutcome.parse(await undone.json()).sentence).toBe(
      'Maria Kowalczyk may be meant again, for this sign-in and all that say the very same.',
    );
    expect(await candidates()).toContain(maria.id);
    expect((await ask(`/review/ruled-out/${said.ruling}/undo`, {})).status).toBe(409);
  });

  test('loses the credit at once that the engine had given, and the rest is settled without waiting', async () => {
    const [id, other] = [
      await signIn(known),
      await signIn(known, await enrolTablet(server, { event: workshop.id })),
    ];
    const { sentence } = RulingOutcome.parse(await (await ruleOut(id, maria.id)).json());
    expect(sentence).toBe(
      'Not Maria Kowalczyk, for this sign-in and all that say the very same. The credit of Maria Kowalczyk was reversed.',
    );
    await server.background.idle();
    expect(await ledgerKinds(maria.id)).toEqual(['credit', 'credit', 'reversal', 'reversal']);
    expect((await queue()).items.map(({ checkIn }) => checkIn)).toEqual([id, other]);
  });

  test('by a name alone is ruled out for that one, in words', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk' });
    expect(RulingOutcome.parse(await (await ruleOut(id, maria.id)).json()).sentence).toBe(
      'Not Maria Kowalczyk, for this sign-in alone: what it says could be several people.',
    );
  });

  test.each([
    ['a check-in that is not there', 'none', { registrant: maria.id }, 404, 'unknown-check-in'],
    ['a registrant who is not there', null, { registrant: 'none' }, 404, 'unknown-registrant'],
    ['nobody', null, {}, 400, 'invalid-request'],
  ])('must be there: %s is refused', async (_, checkIn, body, status, code) => {
    const id = await signIn({ full_name: 'Maria Kowalczyk' });
    const response = await ask(`/review/${checkIn ?? id}/ruled-out`, body);
    expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
  });

  test('is not accepted unawares: the refusal says what to do', async () => {
    const id = await signIn({ full_name: 'Maria Kowalczyk' });
    await ruleOut(id, maria.id);
    const response = await decide(id, { verdict: 'accept', registrant: maria.id });
    expect(response.status).toBe(409);
    expect((await response.json()).error.message).toContain('take that back first');
    expect((await ask('/review/ruled-out/none/undo', {})).status).toBe(404);
  });

  test.each(['/review/none/ruled-out', '/review/ruled-out/none/undo'])(
    'is staff’s to say: %s is refused without a session, and from another site',
    async (path) => {
      const { cookie } = await signInStaff(server);
      const post = (headers: Record<string, string>) =>
        fetch(`${server.url}/api${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: '{}',
        });
      expect((await post({ origin: server.url })).status).toBe(401);
      expect((await post({ cookie, origin: 'https://elsewhere.example' })).status).toBe(403);
    },
  );
});

describe('the ledger', () => {
  test.each(['UPDATE ledger_entry SET cec = 1', 'DELETE FROM ledger_entry'])(
    'refuses: %s',
    async (statement) => {
      await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
      await expect(server.rooms.store.raw((connection) => connection.exec(statement))).rejects.toThrow(
        'append-only',
      );
    },
  );
});

describe('the page of an event', () => {
  test('adds up', async () => {
    await signIn({ full_name: 'Maria Kowalczyk', email: 'maria@dry.example' });
    await signIn({ full_name: 'Marek Kowalczyk' });
    const nobody = await signIn({ full_name: 'Some Body' });
    await decide(nobody, { verdict: 'not-registrant', reason: 'Exhibitor' });
    await sendBatch(server.url, tablet, [{ broken: true }]);
    const page = EventPage.parse(await (await ask(`/events/${convention.id}`)).json());
    expect(page.counts).toEqual({
      checkIns: 3,
      matched: 1,
      review: 1,
      notRegistrant: 1,
      quarantined: 1,
      waiting: 0,
      withdrawn: 0,
      setAside: 0,
    });
    expect(page.hours).toEqual([{ hour: '2026-11-24T10', device: tablet.device, checkIns: 3 }]);
    expect(page).toMatchObject({
      onToday: true,
      creditsPosted: 1,
      stations: [{ station: 'Booth 1', received: 4 }],
    });
  });

  test('is found by name and by time', async () => {
    const names = async (query: string) =>
      EventList.parse(await (await ask(`/events${query}`)).json()).events.map(({ event }) => event.id);
    expect(await names('?q=cleaning')).toEqual([convention.id]);
    expect(await names('?when=today')).toHaveLength(2);
    expect(await names('?when=past')).toEqual([]);
    expect(await names('?q=n_')).toEqual([]);
  });
});

test.each([
  ['by number', '70013', [marek.id]],
  ['by words in any order', 'kowalczyk mar', [marek.id, maria.id]],
  ['by e-mail', 'maria@dry', [maria.id]],
  ['not by a wildcard', 'M_ria', []],
])('registrants are found %s', async (_, q, ids) => {
  const list = RegistrantList.parse(await (await ask(`/registrants?q=${encodeURIComponent(q)}`)).json());
  expect(list.registrants.map(({ id }) => id)).toEqual(ids);
});
