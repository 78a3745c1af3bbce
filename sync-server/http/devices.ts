import { Hono } from 'hono';
import { Station } from '#domain/console-api.ts';
import { stationOf } from '../live/index.ts';
import type { Rooms } from '../rooms.ts';
import { documented, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

/** `POST /api/devices/:id/revoke`: the device's token is refused from now on. */
export const devicesRoutes = (rooms: Rooms) =>
  new Hono<StaffVariables>().post(
    '/devices/:id/revoke',
    documented('Revoke a station', Station, ['console']),
    async (context) => {
      const device = context.req.param('id');
      const revoked = await rooms.access.revoke(device, context.get('staff').id);
      const station = revoked.ok ? await stationOf(rooms, device) : null;
      return station
        ? context.json(station)
        : refuse(context, 404, 'unknown-device', 'There is no such station.');
    },
  );
