import { Hono } from 'hono';
import * as z from 'zod/mini';
import { QuarantineList } from '#domain/console-api.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({ event: z.optional(z.string().check(z.maxLength(200))) });

/** `GET /api/quarantine`: records kept but not understood. */
export const quarantineRoutes = (rooms: Rooms) =>
  new Hono<StaffVariables>().get(
    '/quarantine',
    documented('Records kept but not understood', QuarantineList, ['console']),
    parse('query', Question),
    async (context) => {
      const { records, total } = await rooms.intake.quarantined(context.req.valid('query').event);
      const list: QuarantineList = {
        records: records.map(({ received_at, ...record }) => ({ ...record, receivedAt: received_at })),
        total,
      };
      return context.json(list);
    },
  );
