import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { LotOrder, LotOutcome, QuarantineList, QuarantineOutcome, RejectOrder } from '#domain/console-api.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({ event: z.optional(z.string().check(z.maxLength(200))) });

const receiptOf = (context: Context): number => {
  const receipt = Number(context.req.param('receipt'));
  return Number.isSafeInteger(receipt) ? receipt : 0;
};

/** Records kept and not let in: the list, letting one in, rejecting one, and the lot of a revoked device. */
export const quarantineRoutes = (rooms: Rooms, wake: () => void) =>
  new Hono<StaffVariables>()
    .get(
      '/quarantine',
      documented('Records kept but not let in', QuarantineList, ['console']),
      parse('query', Question),
      async (context) => {
        const { records, total } = await rooms.intake.quarantine.list(context.req.valid('query').event);
        const list: QuarantineList = {
          records: records.map(({ received_at, ...record }) => ({ ...record, receivedAt: received_at })),
          total,
        };
        return context.json(list);
      },
    )
    .post(
      '/quarantine/:receipt/release',
      documented('Open a record again and let it in', QuarantineOutcome, ['console']),
      async (context) => {
        const receipt = receiptOf(context);
        const released = await rooms.intake.quarantine.release(receipt, context.get('staff').id);
        if (!released.ok)
          return refuse(context, 409, 'stays', `It stays in quarantine: ${released.problem}.`);
        wake();
        return context.json({ receipt, resolution: 'released' as const });
      },
    )
    .post(
      '/quarantine/:receipt/reject',
      documented('Reject a record, with a reason', QuarantineOutcome, ['console']),
      parse('json', RejectOrder),
      async (context) => {
        const receipt = receiptOf(context);
        const by = context.get('staff').id;
        const rejected = await rooms.intake.quarantine.reject(receipt, { by, ...context.req.valid('json') });
        if (!rejected.ok) return refuse(context, 409, 'stays', `Nothing was changed: ${rejected.problem}.`);
        return context.json({ receipt, resolution: 'rejected' as const });
      },
    )
    .post(
      '/devices/:id/lot',
      documented('Decide on all that a revoked device still sent', LotOutcome, ['console']),
      parse('json', LotOrder),
      async (context) => {
        const { id, role } = context.get('staff');
        if (role === 'clerk')
          return refuse(context, 403, 'not-allowed', 'Only a supervisor may decide on the whole lot.');
        const outcome = await rooms.intake.quarantine.decideLot(context.req.param('id'), {
          by: id,
          ...context.req.valid('json'),
        });
        wake();
        return context.json(outcome);
      },
    );
