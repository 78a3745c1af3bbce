import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { NumberFilter } from '#domain/number-filter.ts';
import { EnrolmentAnswer, EnrolmentRequest, EventPack, type EventPart } from '#domain/wire.ts';
import type { Device } from '../access/index.ts';
import { instantOf } from '../clock.ts';
import { isPublicKey } from '../intake/index.ts';
import type { Rooms } from '../rooms.ts';
import { type DeviceVariables, refuseRevoked, requireDevice } from './device-token.ts';
import { privacyNotice } from './privacy-notice.ts';
import { documented, parse, refuse } from './refusal.ts';

const eventPart = async (rooms: Rooms, event: string): Promise<EventPart> => {
  const found = await rooms.catalogue.eventWithRules(event);
  if (!found) throw new Error(`device enrolled at an unknown event ${event}`);
  const plan = await rooms.catalogue.classPlan(event);
  return { ...found, privacyNotice, ...(plan && { class: plan }) };
};

const packFor = async (rooms: Rooms, { event, events, station }: Device): Promise<EventPack> => {
  const first = await eventPart(rooms, event);
  const others = await Promise.all(
    events.filter((other) => other !== event).map((other) => eventPart(rooms, other)),
  );
  await rooms.keys.refresh();
  return {
    ...first,
    station,
    serverKey: rooms.keys.forTablets(),
    ...(others.length > 0 && { others }),
  };
};

const refuseCode = (context: Context, problem: 'unknown' | 'expired' | 'used') => {
  switch (problem) {
    case 'unknown':
      return refuse(
        context,
        404,
        'unknown-code',
        'This enrolment code is not known. Make a new one on the console.',
      );
    case 'expired':
      return refuse(
        context,
        410,
        'expired-code',
        'This enrolment code has expired. Make a new one on the console.',
      );
    case 'used':
      return refuse(
        context,
        410,
        'used-code',
        'This enrolment code was used already. Make a new one on the console.',
      );
  }
};

/**
 * `POST /v1/enrolments`: a one-time code for a token and all that a station needs. `GET /v1/pack`: the same again later.
 * `GET /v1/number-filter`: what it checks registrant numbers with; 304 where it has the newest.
 */
export const enrolmentsRoutes = (rooms: Rooms) =>
  new Hono<DeviceVariables>()
    .post(
      '/enrolments',
      documented('Turn a one-time code into an enrolled device', EnrolmentAnswer, ['tablet']),
      parse('json', EnrolmentRequest),
      async (context) => {
        const { code, publicKey = null } = context.req.valid('json');
        if (publicKey !== null && !isPublicKey(publicKey)) {
          return refuse(context, 400, 'invalid-key', 'This is not a key that batches can be signed with.');
        }
        const enrolled = await rooms.access.enrol(code, publicKey);
        if (!enrolled.ok) return refuseCode(context, enrolled.problem);
        const { id, token } = enrolled.value;
        const answer: EnrolmentAnswer = {
          device: id,
          token,
          pack: await packFor(rooms, enrolled.value),
          serverTime: instantOf(rooms.clock),
        };
        return context.json(answer);
      },
    )
    .get(
      '/pack',
      documented('What a station knows of its event', EventPack, ['tablet']),
      requireDevice(rooms),
      async (context) => {
        const device = context.get('device');
        return device.revoked ? refuseRevoked(context) : context.json(await packFor(rooms, device));
      },
    )
    .get(
      '/number-filter',
      documented('All registrant numbers, so that a wrong one is noticed offline', NumberFilter, ['tablet']),
      requireDevice(rooms),
      etag(),
      async (context) =>
        context.get('device').revoked
          ? refuseRevoked(context)
          : context.json(await rooms.registry.numberFilter()),
    );
