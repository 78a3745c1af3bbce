import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EnrolmentLink, EventPage, Station } from '../../src/domain/console-api.ts';
import { slotAt } from '../../src/domain/own-phone.ts';
import { StationWelcome } from '../../src/domain/own-phone-wire.ts';
import { QuarantineList } from '../../src/domain/quarantine-api.ts';
import { BatchAnswer, EventPack } from '../../src/domain/wire.ts';
import { signStationCode } from '../../src/tablet/own-phone.ts';
import { migrate } from '../../sync-server/store/migrate.ts';
import { clerk, convention, enrolTablet, openOffice, sendBatch, signInStaff, workshop } from './office.ts';
import { makeRecord, type Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

const migrations = join(import.meta.dirname, '..', '..', 'sync-server', 'store', 'migrations');

const nowMs = Date.parse('2026-11-24T18:00:00Z');
/** An event of the office that no tablet of these tests goes to. */
const elsewhere = { ...convention, id: 'elsewhere', name: 'Another Expo' };

let server: TestServer;
let tablet: Tablet;

beforeEach(async () => {
  server = await startServer({ clock: { now: () => nowMs } });
  await openOffice(server.rooms);
  await server.rooms.catalogue.addEvents([{ event: elsewhere, decodeRules: [] }]);
  tablet = await enrolTablet(server, { otherEvents: [workshop.id], station: 'Booth 7' });
});
afterEach(() => server.end());

const db = () => server.rooms.store.db;
const settled = async (): Promise<void> => {
  server.background.wake();
  await server.background.idle();
};
const handIn = async (...records: unknown[]): Promise<string[]> => {
  const response = await sendBatch(server.url, tablet, records);
  const answer = BatchAnswer.parse(await response.json());
  await settled();
  return answer.acks.map(({ status }) => status);
};
const kept = () => db().selectFrom('check_in').select(['event', 'seq']).orderBy('seq').execute();
const packOf = async ({ token }: Tablet): Promise<EventPack> => {
  const headers = { authorization: `Bearer ${token}` };
  return EventPack.parse(await (await fetch(`${server.url}/v1/pack`, { headers })).json());
};
const pageOf = async (event: string): Promise<EventPage> => {
  const office = await signInStaff(server);
  return EventPage.parse(await (await office.ask(`/events/${event}`)).json());
};

describe('a station that carries two events', () => {
  test('is told of both', async () => {
    const { event, others } = await packOf(tablet);
    expect([event, ...(others ?? []).map((other) => other.event)]).toEqual([convention, workshop]);
  });

  test('and one that carries one is told of that alone, in the form that older tablets know', async () => {
    expect(await packOf(await enrolTablet(server))).not.toHaveProperty('others');
  });

  test('hands in records of both in one chain, and each counts at its own', async () => {
    const records = [
      await makeRecord(tablet),
      await makeRecord(tablet, { event: workshop.id }),
      await makeRecord(tablet),
    ];
    expect(await handIn(...records)).toEqual(['stored', 'stored', 'stored']);
    expect(await kept()).toEqual([
      { event: 'convention', seq: 1 },
      { event: 'workshop', seq: 2 },
      { event: 'convention', seq: 3 },
    ]);
    expect((await pageOf('convention')).counts).toMatchObject({ checkIns: 2, waiting: 0 });
    expect((await pageOf('workshop')).counts).toMatchObject({ checkIns: 1, waiting: 0 });
  });

  test('goes on so after the server was started anew', async () => {
    const { databaseFile } = server;
    await server.stop();
    server = await startServer({ databaseFile, clock: { now: () => nowMs } });
    expect(await handIn(await makeRecord(tablet, { event: workshop.id }))).toEqual(['stored']);
  });

  test('has what is for a third event put into quarantine, at its first', async () => {
    expect(await handIn(await makeRecord(tablet, { event: elsewhere.id }))).toEqual(['quarantined']);
    expect(await kept()).toEqual([]);
    const rows = await db().selectFrom('quarantine').select('why').execute();
    expect(rows).toEqual([{ why: 'is for an event that this device is not enrolled at' }]);
    expect((await pageOf('convention')).counts.quarantined).toBe(1);
    expect((await pageOf('workshop')).counts.quarantined).toBe(0);
  });

  test('has a bad record for the second event shown there', async () => {
    const record = await makeRecord(tablet, { event: workshop.id });
    await handIn({ ...record, box: 'key.enc.broken' });
    expect((await pageOf('workshop')).counts).toMatchObject({ checkIns: 0, quarantined: 1, waiting: 0 });
    expect((await pageOf('convention')).counts).toMatchObject({ checkIns: 0, quarantined: 0, waiting: 0 });
    const office = await signInStaff(server);
    const at = async (event: string) => {
      const response = await office.ask(`/quarantine?event=${event}`);
      return QuarantineList.parse(await response.json()).records.map((one) => one.event.name);
    };
    expect(await at('workshop')).toEqual(['Drying Workshop']);
    expect(await at('convention')).toEqual([]);
  });

  test('stands on the page of both, with one count of its records', async () => {
    await handIn(await makeRecord(tablet), await makeRecord(tablet, { event: workshop.id }));
    for (const event of ['convention', 'workshop']) {
      const { stations } = await pageOf(event);
      expect(stations).toMatchObject([{ station: 'Booth 7', held: 2, highestSeq: 2, gaps: [] }]);
      expect(stations[0]?.events.map(({ name }) => name)).toEqual(['Cleaning Expo', 'Drying Workshop']);
    }
    expect((await pageOf('elsewhere')).stations).toEqual([]);
  });

  test('is revoked for both at once', async () => {
    const records = [await makeRecord(tablet), await makeRecord(tablet, { event: workshop.id })];
    await server.rooms.access.revoke(tablet.device, clerk.id);
    expect(await handIn(...records)).toEqual(['quarantined', 'quarantined']);
    for (const event of ['convention', 'workshop'])
      expect(await server.rooms.intake.quarantine.lots(event)).toMatchObject([{ records: 2 }]);
  });
});

test('a database from before keeps each device at its one event, own phones too', () => {
  const database = new SqliteDatabase(':memory:');
  const before = readdirSync(migrations).filter((name) => name.endsWith('.sql') && name < '0005');
  for (const file of before.sort()) database.exec(readFileSync(join(migrations, file), 'utf8'));
  database.pragma(`user_version = ${before.length}`);
  // Whole rows of everything that these two point to would say no more.
  database.pragma('foreign_keys = OFF');
  database.exec(`
    INSERT INTO device (id, event, station, token_hash, enrolled_at, own_phones_of) VALUES
      ('tablet', 'expo', 'Booth 7', 'hash', '2026-01-01T00:00:00Z', NULL),
      ('phones', 'expo', 'Booth 7, own phones', 'none', '2026-01-01T00:00:00Z', 'tablet');
    INSERT INTO raw_record (id, device, seq, content, content_hash, received_at) VALUES
      ('record', 'tablet', 1, '{}', x'00', '2026-01-01T00:00:00Z');`);
  migrate(database);
  expect(database.prepare('SELECT device, event FROM device_event ORDER BY device').all()).toEqual([
    { device: 'phones', event: 'expo' },
    { device: 'tablet', event: 'expo' },
  ]);
  expect(database.prepare('SELECT id, event FROM raw_record').all()).toEqual([{ id: 'record', event: null }]);
  database.close();
});

describe('its code for visitors’ own phones', () => {
  const post = async (event: string | null, signedFor = event): Promise<Response> => {
    const { device, signingKey } = tablet;
    if (!signingKey) throw new Error('this tablet has no key');
    const slot = slotAt(nowMs);
    const named = (event: string | null) => ({ device, slot, ...(event && { event }) });
    const signature = await signStationCode(signingKey, named(signedFor));
    const claim = { full_name: 'Ann Visitor' };
    const signIn = {
      id: uuidv7(),
      ...named(event),
      signature,
      claim,
      locale: 'en',
      privacyNotice: '2026-11',
    };
    const response = await fetch(`${server.url}/v1/own-phone`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signIn),
    });
    await settled();
    return response;
  };

  test('leads to the event that it names, in one chain', async () => {
    expect(await (await post(workshop.id)).json()).toMatchObject({
      event: { name: 'Drying Workshop' },
      status: 'signed-in',
    });
    expect((await post(convention.id)).status).toBe(200);
    expect(await kept()).toEqual([
      { event: 'workshop', seq: 1 },
      { event: 'convention', seq: 2 },
    ]);
  });

  test('without a name leads to the first, as older tablets show it', async () => {
    expect((await post(null)).status).toBe(200);
    expect(await kept()).toEqual([{ event: 'convention', seq: 1 }]);
  });

  test('cannot be bent to another event, nor name one that the station does not go to', async () => {
    expect((await post(workshop.id, convention.id)).status).toBe(403);
    expect((await post(workshop.id, null)).status).toBe(403);
    expect((await post(elsewhere.id)).status).toBe(404);
    expect(await kept()).toEqual([]);
  });

  test('is greeted with the event’s name', async () => {
    const welcome = (question: string) => fetch(`${server.url}/v1/stations/${tablet.device}${question}`);
    expect(StationWelcome.parse(await (await welcome('?event=workshop')).json()).event.name).toBe(
      'Drying Workshop',
    );
    expect((await welcome('?event=elsewhere')).status).toBe(404);
  });
});

describe('the office', () => {
  const order = async (otherEvents: string[]): Promise<Response> => {
    const office = await signInStaff(server);
    return office.ask('/events/convention/enrolments', { station: 'Booth 9', otherEvents });
  };

  test('names the other events with the enrolment, each once', async () => {
    const link = EnrolmentLink.parse(await (await order(['workshop', 'convention', 'workshop'])).json());
    const enrolled = await server.rooms.access.enrol(link.url.split('#enrol=')[1] ?? '', null);
    expect(enrolled).toMatchObject({
      ok: true,
      value: { event: 'convention', events: ['convention', 'workshop'] },
    });
    const logged = await db()
      .selectFrom('audit')
      .select('detail_json')
      .where('action', '=', 'device-enrolled')
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(logged.detail_json)).toMatchObject({ otherEvents: ['workshop'] });
  });

  test('cannot name one that there is not, nor twenty', async () => {
    expect((await order(['nowhere'])).status).toBe(404);
    expect((await order(Array.from({ length: 20 }, () => 'workshop'))).status).toBe(400);
  });
});

describe('an enrolled station is sent to another event', () => {
  const add = async (events: string[], device = tablet.device): Promise<Response> => {
    const office = await signInStaff(server);
    return office.ask(`/devices/${device}/events`, { events });
  };
  const eventsIn = async (): Promise<string[]> => {
    const { event, others = [] } = await packOf(tablet);
    return [event.id, ...others.map((other) => other.event.id)];
  };

  test('and its tablet learns it with its next pack, without being enrolled anew', async () => {
    expect(await handIn(await makeRecord(tablet))).toEqual(['stored']);
    expect(await eventsIn()).toEqual([convention.id, workshop.id]);
    const answer = await add([elsewhere.id, workshop.id, elsewhere.id]);
    expect(
      Station.parse(await answer.json())
        .events.map(({ id }) => id)
        .toSorted(),
    ).toEqual([convention.id, elsewhere.id, workshop.id]);
    expect((await eventsIn()).toSorted()).toEqual([convention.id, elsewhere.id, workshop.id]);
    expect(await handIn(await makeRecord(tablet, { event: elsewhere.id }))).toEqual(['stored']);
    expect((await pageOf(elsewhere.id)).counts).toMatchObject({ checkIns: 1, quarantined: 0 });
    const logged = await db()
      .selectFrom('audit')
      .select(['actor', 'subject', 'detail_json'])
      .where('action', '=', 'device-events-added')
      .execute();
    expect(logged).toEqual([
      {
        actor: clerk.id,
        subject: tablet.device,
        detail_json: JSON.stringify({ station: 'Booth 7', events: [elsewhere.id] }),
      },
    ]);
  });

  test('with the phones of visitors beside it', async () => {
    await server.rooms.access.ownPhonesOf(tablet.device);
    await add([elsewhere.id]);
    const phones = await server.rooms.access.ownPhonesOf(tablet.device);
    expect(phones.events.toSorted()).toEqual([convention.id, elsewhere.id, workshop.id]);
  });

  test('saying it twice changes nothing and is not logged twice', async () => {
    await add([elsewhere.id]);
    expect((await add([elsewhere.id])).status).toBe(200);
    const rows = await db()
      .selectFrom('audit')
      .select('position')
      .where('action', '=', 'device-events-added')
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('unless there is no such station or event, it was revoked, or it would be too many', async () => {
    expect((await add([elsewhere.id], 'nobody')).status).toBe(404);
    const phones = await server.rooms.access.ownPhonesOf(tablet.device);
    expect((await add([elsewhere.id], phones.id)).status).toBe(404);
    expect((await add(['nowhere'])).status).toBe(404);
    const many = Array.from({ length: 19 }, (_, index) => ({ ...elsewhere, id: `event-${index}` }));
    await server.rooms.catalogue.addEvents(many.map((event) => ({ event, decodeRules: [] })));
    expect((await add(many.map(({ id }) => id))).status).toBe(409);
    await server.rooms.access.revoke(tablet.device, clerk.id);
    expect((await add([elsewhere.id])).status).toBe(409);
    expect(
      await db().selectFrom('device_event').select('event').where('device', '=', tablet.device).execute(),
    ).toHaveLength(2);
  });
});
