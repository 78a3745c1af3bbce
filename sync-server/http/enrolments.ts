import { type Context, Hono } from 'hono';
import { EnrolmentAnswer, EnrolmentRequest, EventPack } from '#domain/wire.ts';
import { instantOf } from '../clock.ts';
import { isPublicKey } from '../intake/index.ts';
import type { Rooms } from '../rooms.ts';
import { type DeviceVariables, requireDevice } from './device-token.ts';
import { documented, parse, refuse } from './refusal.ts';

/** What people are told before they sign in; the version is kept in every check-in. */
const privacyNotice = {
  version: '2026-11',
  text: 'We use your name, number and contact only to record that you were here and to credit it to you. They are sent to the IICRC office and are not shown to anyone else.',
  translations: {
    es: 'Usamos su nombre, número y datos de contacto solo para dejar constancia de que estuvo aquí y acreditárselo. Se envían a la oficina del IICRC y no se muestran a nadie más.',
    fr: 'Nous utilisons votre nom, votre numéro et vos coordonnées uniquement pour noter votre présence et vous la créditer. Ils sont envoyés au bureau de l’IICRC et ne sont montrés à personne d’autre.',
  },
};

const packFor = async (
  rooms: Rooms,
  { event, station }: { event: string; station: string },
): Promise<EventPack> => {
  const found = await rooms.catalogue.eventWithRules(event);
  if (!found) throw new Error(`device enrolled at an unknown event ${event}`);
  await rooms.keys.refresh();
  return { ...found, station, privacyNotice, serverKey: rooms.keys.forTablets() };
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
        'This enrolment code is older than ten minutes. Make a new one on the console.',
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

/** `POST /v1/enrolments`: a one-time code for a token and all that a station needs. `GET /v1/pack`: the same again later. */
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
        return device.revoked
          ? refuse(
              context,
              401,
              'revoked',
              'This tablet was revoked. What it still holds may be sent; then it is wiped.',
            )
          : context.json(await packFor(rooms, device));
      },
    );
