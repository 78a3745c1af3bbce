import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type StationCode, slotAt, slotMs } from '../../src/domain/own-phone.ts';
import { maxOwnPhoneBytes, OwnPhoneAnswer, type OwnPhoneSignIn } from '../../src/domain/own-phone-wire.ts';
import { Refusal } from '../../src/domain/wire.ts';
import { signStationCode } from '../../src/tablet/own-phone.ts';
import { clerk, enrolTablet, openOffice, registrant, sendBatch, signInStaff, supervisor } from './office.ts';
import { makeRecord, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

const start = Date.parse('2026-11-24T18:00:00Z');
const minute = 60_000;
const maria = { full_name: 'Maria Kowalczyk', registrant_number: '50621', email: 'maria@dry.example' };

let server: TestServer;
let station: Tablet;
let nowMs: number;

beforeEach(async () => {
  nowMs = start;
  server = await startServer({ clock: { now: () => nowMs } });
  await openOffice(server.rooms, [registrant('r50621', { email: 'maria@dry.example' })]);
  station = await enrolTablet(server, { station: 'Booth 7' });
});
afterEach(() => server.end());

const codeOf = async ({ device, signingKey }: Tablet, slot: number): Promise<StationCode> => {
  if (!signingKey) throw new Error('this tablet has no key');
  return { device, slot, signature: await signStationCode(signingKey, { device, slot }) };
};

const signInWith = async (given: Partial<OwnPhoneSignIn> = {}): Promise<OwnPhoneSignIn> => ({
  id: uuidv7(),
  ...(await codeOf(station, given.slot ?? slotAt(nowMs))),
  claim: maria,
  locale: 'en',
  privacyNotice: '2026-11',
  ...given,
});

const post = (body: unknown): Promise<Response> =>
  fetch(`${server.url}/v1/own-phone`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const accepted = async (signIn: OwnPhoneSignIn): Promise<OwnPhoneAnswer> => {
  const response = await post(signIn);
  expect(response.status).toBe(200);
  return OwnPhoneAnswer.parse(await response.json());
};

const refused = async (body: unknown): Promise<[number, string]> => {
  const response = await post(body);
  return [response.status, Refusal.parse(await response.json()).error.code];
};

const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const db = () => server.rooms.store.db;
const checkIns = () => db().selectFrom('check_in').selectAll().orderBy('seq').execute();
const rawRecords = () => db().selectFrom('raw_record').selectAll().execute();
const whys = async () => (await db().selectFrom('quarantine').select('why').execute()).map(({ why }) => why);

describe('a sign-in on an own phone', () => {
  test('is a check-in of the station’s event, seen now, and earns the credit', async () => {
    nowMs += 12_345;
    const signIn = await signInWith();
    expect(await accepted(signIn)).toEqual({
      id: signIn.id,
      event: { name: 'Cleaning Expo' },
      status: 'signed-in',
    });
    await settled();
    const [checkIn] = await checkIns();
    expect(checkIn).toMatchObject({
      id: signIn.id,
      event: 'convention',
      method: 'own-phone',
      at: '2026-11-24T18:00:12.345Z',
      claim_json: JSON.stringify(maria),
      privacy_notice: '2026-11',
    });
    const credits = await db().selectFrom('ledger_entry').select(['registrant', 'kind']).execute();
    expect(credits).toEqual([{ registrant: 'r50621', kind: 'credit' }]);
  });

  test('lies sealed in the database, like what a tablet sends', async () => {
    await accepted(await signInWith());
    const [raw] = await rawRecords();
    expect(raw?.content).not.toContain('Kowalczyk');
  });

  test('sent again, also at the same moment, is one check-in', async () => {
    const signIn = await signInWith();
    await Promise.all([accepted(signIn), accepted(signIn), accepted(signIn)]);
    await accepted(signIn);
    await settled();
    expect(await checkIns()).toHaveLength(1);
    expect(await rawRecords()).toHaveLength(1);
  });

  test('sent again after a crash between keeping and noting it is one check-in', async () => {
    const signIn = await signInWith();
    await accepted(signIn);
    await server.rooms.store.write((tx) => tx.deleteFrom('own_phone_use').execute());
    expect((await accepted(signIn)).status).toBe('signed-in');
    expect(await rawRecords()).toHaveLength(1);
  });

  test('of the same id with other answers keeps both, and a person decides', async () => {
    const signIn = await signInWith();
    await accepted(signIn);
    const other = { ...signIn, claim: { full_name: 'Somebody Else', email: 'else@dry.example' } };
    expect((await accepted(other)).status).toBe('to-be-checked');
    expect((await accepted(other)).status).toBe('to-be-checked');
    expect(await rawRecords()).toHaveLength(2);
    expect(await whys()).toEqual(['a record with this id and other content was here before; both are kept']);
  });

  test('many at once are one unbroken chain', async () => {
    const signIns = await Promise.all(
      Array.from({ length: 20 }, (_, each) => signInWith({ slot: slotAt(nowMs) - (each % 10) })),
    );
    await Promise.all(signIns.map(accepted));
    await settled();
    expect(await whys()).toEqual([]);
    expect((await checkIns()).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test('goes on in the same chain after a restart', async () => {
    await accepted(await signInWith());
    const { databaseFile } = server;
    await server.stop();
    server = await startServer({ databaseFile, clock: { now: () => nowMs } });
    await accepted(await signInWith());
    await settled();
    expect((await checkIns()).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await whys()).toEqual([]);
  });

  test('leaves the chain of the tablet alone', async () => {
    await accepted(await signInWith());
    expect((await sendBatch(server.url, station, [await makeRecord(station)])).status).toBe(200);
    await settled();
    expect(await checkIns()).toHaveLength(2);
    expect(await whys()).toEqual([]);
  });
});

describe('an old code', () => {
  const end = (slot: number) => (slot + 1) * slotMs;
  const slot = slotAt(start);

  test('of ten minutes is still fresh', async () => {
    const signIn = await signInWith({ slot });
    nowMs = end(slot) + 10 * minute;
    expect((await accepted(signIn)).status).toBe('signed-in');
    expect(await whys()).toEqual([]);
  });

  test('of more than ten minutes is kept for a person, who can let it in', async () => {
    const signIn = await signInWith({ slot });
    nowMs = end(slot) + 14 * minute;
    expect((await accepted(signIn)).status).toBe('to-be-checked');
    await settled();
    expect(await whys()).toEqual(["the station's code was 14 minutes old"]);
    expect(await checkIns()).toEqual([]);
    const office = await signInStaff(server);
    const { records } = (await (await office.ask('/quarantine')).json()) as {
      records: { receipt: number; station: string }[];
    };
    expect(records.map((one) => one.station)).toEqual(['Booth 7, own phones']);
    const released = await office.ask(`/quarantine/${records[0]?.receipt}/release`, {});
    expect(released.status).toBe(200);
    await settled();
    expect((await checkIns()).map(({ id }) => id)).toEqual([signIn.id]);
  });

  test('one millisecond beyond ten minutes waits already', async () => {
    const signIn = await signInWith({ slot });
    nowMs = end(slot) + 10 * minute + 1;
    expect((await accepted(signIn)).status).toBe('to-be-checked');
  });

  test('ahead of the server’s clock waits as well', async () => {
    const signIn = await signInWith({ slot });
    nowMs = slot * slotMs - 11 * minute;
    expect((await accepted(signIn)).status).toBe('to-be-checked');
    expect(await whys()).toEqual(["the station's code was 11 minutes ahead of the server's clock"]);
  });

  test('of more than a day is refused in words, and nothing is kept', async () => {
    const signIn = await signInWith({ slot });
    nowMs = end(slot) + 24 * 60 * minute + 1;
    expect(await refused(signIn)).toEqual([410, 'too-old']);
    nowMs = slot * slotMs - 24 * 60 * minute - 1;
    expect(await refused(signIn)).toEqual([409, 'too-early']);
    expect(await rawRecords()).toEqual([]);
  });
});

describe('a code that was passed on', () => {
  const named = (number: number) =>
    signInWith({ slot: slotAt(start), claim: { full_name: `Visitor ${number}` } });

  test('lets five people in, and the sixth waits for a person', async () => {
    for (let number = 1; number <= 5; number++)
      expect((await accepted(await named(number))).status).toBe('signed-in');
    expect((await accepted(await named(6))).status).toBe('to-be-checked');
    expect((await accepted(await named(7))).status).toBe('to-be-checked');
    expect(await whys()).toEqual([
      'the same code was used by 6 people',
      'the same code was used by 7 people',
    ]);
    // The next code is a new one.
    nowMs += slotMs;
    expect((await accepted(await signInWith())).status).toBe('signed-in');
  });

  test('counts people, not tries', async () => {
    for (const number of [1, 2, 3, 4, 5, 1, 1, 5])
      expect((await accepted(await named(number))).status).toBe('signed-in');
  });
});

describe('nothing is kept, and words say why,', () => {
  afterEach(async () => expect(await rawRecords()).toEqual([]));

  test('when another tablet signed', async () => {
    const other = await enrolTablet(server, { station: 'Booth 8' });
    const { signature } = await codeOf(other, slotAt(nowMs));
    expect(await refused(await signInWith({ signature }))).toEqual([403, 'wrong-signature']);
  });

  test('when the slot was changed after signing', async () => {
    const signIn = await signInWith();
    expect(await refused({ ...signIn, slot: signIn.slot + 1 })).toEqual([403, 'wrong-signature']);
  });

  test('when the station has no key to sign with', async () => {
    const keyless = await enrolTablet(server, { station: 'Booth 9', signs: false });
    expect(await refused(await signInWith({ device: keyless.device }))).toEqual([403, 'wrong-signature']);
  });

  test('when the station is nobody’s', async () => {
    expect(await refused(await signInWith({ device: 'nobody' }))).toEqual([404, 'unknown-station']);
  });

  test.each([
    ['no JSON', '{"id": '],
    ['nothing', '{}'],
    ['a list', '[]'],
    ['nested 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`.slice(0, maxOwnPhoneBytes)],
  ])('when it is %s', async (_, body) => {
    expect((await post(body)).status).toBe(400);
  });

  test.each<[string, Partial<Record<keyof OwnPhoneSignIn, unknown>>]>([
    ['an id that is none', { id: '1' }],
    ['a slot that is no whole number', { slot: 1.5 }],
    ['a slot below zero', { slot: -1 }],
    ['a name of 600 letters', { claim: { full_name: 'x'.repeat(600) } }],
    ['a claim of control characters', { claim: { full_name: '\u202e\u0007' } }],
    ['an empty claim', { claim: {} }],
    ['a signature with blanks', { signature: ' '.repeat(86) }],
  ])('when it has %s', async (_, wrong) => {
    expect((await post({ ...(await signInWith()), ...wrong })).status).toBe(400);
  });

  test('when it is larger than a form', async () => {
    expect(await refused({ ...(await signInWith()), more: 'x'.repeat(maxOwnPhoneBytes) })).toEqual([
      413,
      'too-large',
    ]);
  });
});

test('what turns the reading direction is taken out of a claim', async () => {
  await accepted(await signInWith({ claim: { full_name: 'Ma\u202eria <b>K</b>', badge_id: 'x' } as never }));
  await settled();
  const claims = (await checkIns()).map(({ claim_json }) => JSON.parse(claim_json));
  expect(claims).toEqual([{ full_name: 'Maria <b>K</b>' }]);
});

describe('a revoked station', () => {
  test('takes its own phones along: what they send waits for a supervisor', async () => {
    await accepted(await signInWith());
    await server.rooms.access.revoke(station.device, supervisor.id);
    expect((await accepted(await signInWith())).status).toBe('to-be-checked');
    await settled();
    expect(await whys()).toEqual(['after revocation']);
    const [lot] = await server.rooms.intake.quarantine.lots();
    expect(lot).toMatchObject({ station: 'Booth 7, own phones', records: 1 });
    expect(lot?.revoked_at).not.toBeNull();
  });

  test('that nobody had used by phone before does so too', async () => {
    await server.rooms.access.revoke(station.device, supervisor.id);
    expect((await accepted(await signInWith())).status).toBe('to-be-checked');
    expect(await whys()).toEqual(['after revocation']);
  });
});

test('the welcome names the event and what happens to what is told', async () => {
  const answer = await fetch(`${server.url}/v1/stations/${station.device}`);
  expect(await answer.json()).toMatchObject({
    event: { name: 'Cleaning Expo' },
    privacyNotice: { version: '2026-11' },
  });
  expect((await fetch(`${server.url}/v1/stations/nobody`)).status).toBe(404);
});

test('nobody can hand in a batch as the own phones of a station', async () => {
  await accepted(await signInWith());
  const phones = `${station.device}-own-phones`;
  const { token_hash } = await db()
    .selectFrom('device')
    .select('token_hash')
    .where('id', '=', phones)
    .executeTakeFirstOrThrow();
  for (const token of [token_hash, phones, '']) {
    expect((await sendBatch(server.url, { ...station, token }, [{}])).status).toBe(401);
  }
});

test('the office sees own phones beside their station, under a name of their own', async () => {
  await accepted(await signInWith());
  const office = await signInStaff(server, clerk);
  const page = (await (await office.ask('/events/convention')).json()) as {
    stations: { station: string; ownPhonesOf: string | null; held: number }[];
  };
  expect(page.stations).toMatchObject([
    { station: 'Booth 7', ownPhonesOf: null },
    { station: 'Booth 7, own phones', ownPhonesOf: station.device, held: 1 },
  ]);
});
