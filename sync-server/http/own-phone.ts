import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { claimFrom } from '#domain/claim.ts';
import {
  maxOwnPhoneBytes,
  OwnPhoneAnswer,
  OwnPhoneSignIn,
  StationQuestion,
  StationWelcome,
} from '#domain/own-phone-wire.ts';
import { isAt, type OwnPhoneProblem } from '../own-phone/index.ts';
import type { Rooms } from '../rooms.ts';
import { privacyNotice } from './privacy-notice.ts';
import { documented, parse, refuse } from './refusal.ts';

const refuseStation = (context: Context) =>
  refuse(
    context,
    404,
    'unknown-station',
    'This code is not from a station that is known here. Please ask the staff at the booth.',
  );

const refuseSignIn = (context: Context, problem: OwnPhoneProblem) => {
  switch (problem) {
    case 'unknown-station':
      return refuseStation(context);
    case 'wrong-signature':
      return refuse(
        context,
        403,
        'wrong-signature',
        'This code was not made by the tablet at the booth. Scan the code on its screen again.',
      );
    case 'too-old':
      return refuse(
        context,
        410,
        'too-old',
        'This code is more than a day old. Scan the code on the tablet at the booth again.',
      );
    case 'too-early':
      return refuse(
        context,
        409,
        'too-early',
        "The tablet's clock is more than a day ahead, so its code cannot be used. Please ask the staff at the booth.",
      );
    case 'busy':
      context.header('retry-after', '2');
      return refuse(
        context,
        503,
        'busy',
        'The server has more to do than it can. Try again in a moment: what you typed is kept.',
      );
  }
};

/**
 * `GET /v1/stations/:device`: where the visitor is. `POST /v1/own-phone`: a sign-in on a visitor's own phone, answered
 * when it is durable. Neither asks for a token: the station's signature speaks for the phone.
 */
export const ownPhoneRoutes = (rooms: Rooms, wake: () => void) =>
  new Hono()
    .get(
      '/stations/:device',
      documented('The event of a station, for a visitor who scanned its code', StationWelcome, ['own phone']),
      parse('query', StationQuestion),
      async (context) => {
        const { event: named } = context.req.valid('query');
        const station = await rooms.access.deviceNamed(context.req.param('device'));
        const event =
          station && isAt(station, named) && (await rooms.catalogue.event(named ?? station.event));
        if (!event) return refuseStation(context);
        return context.json({ event: { name: event.name }, privacyNotice } satisfies StationWelcome);
      },
    )
    .post(
      '/own-phone',
      documented("Sign in on one's own phone by a station's code", OwnPhoneAnswer, ['own phone']),
      bodyLimit({
        maxSize: maxOwnPhoneBytes,
        onError: (context) =>
          refuse(
            context,
            413,
            'too-large',
            'This is more than the form can hold. Write less, then try again.',
          ),
      }),
      parse('json', OwnPhoneSignIn),
      async (context) => {
        const given = context.req.valid('json');
        const { full_name, registrant_number, email, phone } = given.claim;
        const claim = claimFrom([
          ['full_name', full_name],
          ['registrant_number', registrant_number],
          ['email', email],
          ['phone', phone],
        ]);
        if (!claim) return refuse(context, 400, 'invalid-request', 'Tell us your name.');
        const signedIn = await rooms.ownPhones.signIn({ ...given, claim });
        if (!signedIn.ok) return refuseSignIn(context, signedIn.problem);
        wake();
        const event = await rooms.catalogue.event(signedIn.value.event);
        const { status } = signedIn.value;
        const answer: OwnPhoneAnswer = { id: given.id, event: { name: event?.name ?? '' }, status };
        return context.json(answer);
      },
    );
