import { Hono } from 'hono';
import * as z from 'zod/mini';
import { RosterChangesAnswer } from '#domain/roster/roster-wire.ts';
import type { Rooms } from '../rooms.ts';
import { type DeviceVariables, refuseRevoked, requireDevice } from './device-token.ts';
import { documented, parse } from './refusal.ts';

const Question = z.object({ after: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0) });

/** `GET /v1/roster-changes?after=N`: what others said about the roster that the asking device keeps. */
export const rosterChangesRoutes = (rooms: Rooms) =>
  new Hono<DeviceVariables>().get(
    '/roster-changes',
    documented("What was said about the roster of the device's class", RosterChangesAnswer, ['tablet']),
    requireDevice(rooms),
    parse('query', Question),
    async (context) => {
      const { revoked, events } = context.get('device');
      if (revoked) return refuseRevoked(context);
      const { after } = context.req.valid('query');
      return context.json(await rooms.rosters.changesAfter({ events, after }));
    },
  );
