import { Hono } from 'hono';
import { MoreEvents, maxOtherEvents, Station } from '#domain/console-api.ts';
import { stationOf } from '../live/index.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const refusals = {
  unknown: [404, 'unknown-device', 'There is no such station.'],
  revoked: [409, 'revoked', 'This station was revoked. Enrol the tablet again.'],
  'too-many': [409, 'too-many-events', `A station goes to at most ${1 + maxOtherEvents} events.`],
} as const;

/** Enrolled stations: revoking one (its token is refused from now on), and sending it to more events. */
export const devicesRoutes = (rooms: Rooms) =>
  new Hono<StaffVariables>()
    .post('/devices/:id/revoke', documented('Revoke a station', Station, ['console']), async (context) => {
      const device = context.req.param('id');
      const revoked = await rooms.access.revoke(device, context.get('staff').id);
      const station = revoked.ok ? await stationOf(rooms, device) : null;
      return station ? context.json(station) : refuse(context, ...refusals.unknown);
    })
    .post(
      '/devices/:id/events',
      documented('Send a station to more events', Station, ['console']),
      parse('json', MoreEvents),
      async (context) => {
        const device = context.req.param('id');
        const { events } = context.req.valid('json');
        for (const event of events)
          if (!(await rooms.catalogue.event(event)))
            return refuse(context, 404, 'unknown-event', 'One of these events does not exist.');
        const added = await rooms.access.addEvents(device, { events, by: context.get('staff').id });
        if (!added.ok) {
          const [status, code, message] = refusals[added.problem];
          return refuse(context, status, code, message);
        }
        return context.json(await stationOf(rooms, device));
      },
    );
