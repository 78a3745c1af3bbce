import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { maxOtherEvents } from '#domain/console-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Database, Store, Writing } from '../store/index.ts';
import type { Audit } from './audit.ts';
import { hashOf, newSecret } from './secret.ts';

/** One enrolled tablet: its token may send check-ins of its events and nothing else. */
export interface Device {
  id: string;
  /** The first of its events, where what cannot be read is shown. */
  event: string;
  /** All of them. */
  events: readonly string[];
  station: string;
  /** SPKI in base64url of the key that the tablet signs with; null where its browser cannot keep one. */
  publicKey: string | null;
  revoked: boolean;
}

interface EnrolmentOrder {
  event: string;
  otherEvents?: readonly string[];
  station: string;
  by: string;
  /** How long the code is good; ten minutes unless it is said. */
  goodForMs?: number;
}

const usualEnrolmentMs = 10 * 60_000;
const lastSeenGrainMs = 60_000;

const deviceOfRow = (
  row: Pick<Database['device'], 'id' | 'event' | 'station' | 'public_key' | 'revoked_at'> & {
    events_json: string;
  },
): Device => ({
  id: row.id,
  event: row.event,
  events: JSON.parse(row.events_json),
  station: row.station,
  publicKey: row.public_key,
  revoked: row.revoked_at !== null,
});

const addEvents = async (tx: Writing, { id, events }: Pick<Device, 'id' | 'events'>): Promise<void> => {
  await tx
    .insertInto('device_event')
    .values(events.map((event) => ({ device: id, event })))
    .onConflict((at) => at.doNothing())
    .execute();
};

const eventsOfDevice = sql<string>`
  (SELECT json_group_array(event) FROM device_event WHERE device_event.device = device.id)`.as('events_json');

export const createDevices = ({ store, clock, audit }: { store: Store; clock: Clock; audit: Audit }) => {
  const lastSeen = new Map<string, number>();
  /** Asked with every batch; forgotten whenever a device is revoked. */
  const byTokenHash = new Map<string, Device>();

  const readDevices = () =>
    store.db
      .selectFrom('device')
      .select(['id', 'event', 'station', 'public_key', 'revoked_at', eventsOfDevice]);

  /** The device of an id, for what comes by another way than its own requests. */
  const deviceNamed = async (id: string): Promise<Device | null> => {
    const row = await readDevices().where('id', '=', id).executeTakeFirst();
    return row ? deviceOfRow(row) : null;
  };

  const makeOwnPhones = (id: string, station: string): Promise<Device> =>
    store.write(async (tx) => {
      const beside = await tx
        .selectFrom('device')
        .select(['event', 'station', 'revoked_at', eventsOfDevice])
        .where('id', '=', station)
        .executeTakeFirstOrThrow();
      const row = {
        id,
        event: beside.event,
        station: `${beside.station}, own phones`,
        // No hash is written like this: there is no token.
        token_hash: `none:${id}`,
        public_key: null,
        enrolled_at: instantOf(clock),
        last_seen_at: null,
        revoked_at: beside.revoked_at,
        own_phones_of: station,
      };
      await tx
        .insertInto('device')
        .values(row)
        .onConflict((at) => at.doNothing())
        .execute();
      const phones = deviceOfRow({ ...row, events_json: beside.events_json });
      await addEvents(tx, phones);
      return phones;
    });

  /** Written at most once a minute a device: ingest must not pay for it. */
  const noteSeen = async (device: string): Promise<void> => {
    const now = clock.now();
    if (now - (lastSeen.get(device) ?? Number.NEGATIVE_INFINITY) < lastSeenGrainMs) return;
    lastSeen.set(device, now);
    await store.write((tx) =>
      tx
        .updateTable('device')
        .set({ last_seen_at: instantOf(clock) })
        .where('id', '=', device)
        .execute(),
    );
  };

  return {
    /**
     * A one-time code for one station. The code itself is not kept. `otherEvents`: what the station goes to besides.
     */
    createEnrolment: async ({ otherEvents = [], goodForMs = usualEnrolmentMs, ...order }: EnrolmentOrder) => {
      const code = newSecret(128);
      const expiresAt = new Date(clock.now() + goodForMs).toISOString();
      await store.write(async (tx) => {
        await tx
          .insertInto('enrolment_code')
          .values({
            code_hash: hashOf(code),
            event: order.event,
            station: order.station,
            created_by: order.by,
            created_at: instantOf(clock),
            expires_at: expiresAt,
            used_at: null,
            device: null,
            other_events_json: JSON.stringify(otherEvents),
          })
          .execute();
        await audit.append(tx, {
          actor: order.by,
          action: 'enrolment-created',
          subject: order.event,
          detail: { station: order.station, expiresAt, ...(otherEvents.length > 0 && { otherEvents }) },
        });
      });
      return { code, expiresAt };
    },

    /** Turns a code into a device with its token, once. */
    enrol: (
      code: string,
      publicKey: string | null,
    ): Promise<Result<Device & { token: string }, 'unknown' | 'expired' | 'used'>> =>
      store.write(async (tx) => {
        const codeHash = hashOf(code);
        const row = await tx
          .selectFrom('enrolment_code')
          .selectAll()
          .where('code_hash', '=', codeHash)
          .executeTakeFirst();
        if (!row) return fail('unknown');
        if (row.used_at !== null) return fail('used');
        if (row.expires_at <= instantOf(clock)) return fail('expired');
        const token = newSecret(256);
        const { event, station } = row;
        const others: string[] = JSON.parse(row.other_events_json);
        const events = [...new Set([event, ...others])];
        const device: Device = { id: uuidv7(), event, events, station, publicKey, revoked: false };
        const now = instantOf(clock);
        await tx
          .insertInto('device')
          .values({
            id: device.id,
            event,
            station,
            token_hash: hashOf(token),
            public_key: publicKey,
            enrolled_at: now,
            last_seen_at: now,
            revoked_at: null,
            own_phones_of: null,
          })
          .execute();
        await addEvents(tx, device);
        await tx
          .updateTable('enrolment_code')
          .set({ used_at: now, device: device.id })
          .where('code_hash', '=', codeHash)
          .execute();
        await audit.append(tx, {
          actor: `device:${device.id}`,
          action: 'device-enrolled',
          subject: device.event,
          detail: { station: device.station, ...(others.length > 0 && { otherEvents: others }) },
        });
        return succeed({ ...device, token });
      }),

    /** The device of a token, revoked ones too: they may still hand in what they hold. Null: nobody's token. */
    deviceOf: async (token: string): Promise<Device | null> => {
      const tokenHash = hashOf(token);
      const known = byTokenHash.get(tokenHash);
      if (known) return known;
      const row = await readDevices().where('token_hash', '=', tokenHash).executeTakeFirst();
      if (!row) return null;
      const device = deviceOfRow(row);
      byTokenHash.set(tokenHash, device);
      return device;
    },

    deviceNamed,

    /**
     * The device that visitors' own phones sign in as beside a station, made when the first one does. It has no key
     * and no token: nobody can hand in records as it.
     */
    ownPhonesOf: async (station: string): Promise<Device> => {
      const id = `${station}-own-phones`;
      return (await deviceNamed(id)) ?? makeOwnPhones(id, station);
    },

    noteSeen,

    /**
     * The station goes to these approved events as well, and visitors' own phones beside it; its tablet learns it with
     * its next event pack. What it goes to already changes nothing.
     */
    addEvents: async (
      device: string,
      { events, by }: { events: readonly string[]; by: string },
    ): Promise<Result<null, 'unknown' | 'revoked' | 'too-many'>> => {
      const added = await store.write(
        async (tx): Promise<Result<null, 'unknown' | 'revoked' | 'too-many'>> => {
          const row = await tx
            .selectFrom('device')
            .select(['station', 'revoked_at', 'own_phones_of', eventsOfDevice])
            .where('id', '=', device)
            .executeTakeFirst();
          if (!row || row.own_phones_of !== null) return fail('unknown');
          if (row.revoked_at !== null) return fail('revoked');
          const carried: string[] = JSON.parse(row.events_json);
          const fresh = [...new Set(events)].filter((event) => !carried.includes(event));
          if (carried.length + fresh.length > 1 + maxOtherEvents) return fail('too-many');
          if (fresh.length === 0) return succeed(null);
          const beside = await tx
            .selectFrom('device')
            .select('id')
            .where('own_phones_of', '=', device)
            .execute();
          for (const id of [device, ...beside.map((phones) => phones.id)])
            await addEvents(tx, { id, events: fresh });
          await audit.append(tx, {
            actor: by,
            action: 'device-events-added',
            subject: device,
            detail: { station: row.station, events: fresh },
          });
          return succeed(null);
        },
      );
      byTokenHash.clear();
      return added;
    },

    /** From now on what the device sends goes to quarantine, and it is told to wipe itself. Revoking twice changes nothing. */
    revoke: async (device: string, by: string): Promise<Result<null, 'unknown'>> => {
      const revoked = await store.write(async (tx): Promise<Result<null, 'unknown'>> => {
        const row = await tx
          .selectFrom('device')
          .select(['event', 'station', 'revoked_at'])
          .where('id', '=', device)
          .executeTakeFirst();
        if (!row) return fail('unknown');
        if (row.revoked_at !== null) return succeed(null);
        await tx
          .updateTable('device')
          .set({ revoked_at: instantOf(clock) })
          .where((eb) => eb.or([eb('id', '=', device), eb('own_phones_of', '=', device)]))
          .where('revoked_at', 'is', null)
          .execute();
        await audit.append(tx, {
          actor: by,
          action: 'device-revoked',
          subject: device,
          detail: { event: row.event, station: row.station },
        });
        return succeed(null);
      });
      byTokenHash.clear();
      return revoked;
    },
  };
};
