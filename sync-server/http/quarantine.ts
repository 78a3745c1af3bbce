import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import {
  LotOrder,
  LotOutcome,
  LotReopened,
  OpenedRecord,
  QuarantineList,
  QuarantineOutcome,
  RejectOrder,
} from '#domain/quarantine-api.ts';
import { type Content, isRosterChange, seenAt } from '../intake/index.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Name = z.string().check(z.maxLength(200));
const Question = z.object({
  event: z.optional(Name),
  lot: z.optional(Name),
  before: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
});

const receiptOf = (context: Context): number => {
  const receipt = Number(context.req.param('receipt'));
  return Number.isSafeInteger(receipt) ? receipt : 0;
};

const shownOf = (receipt: number, content: Content): OpenedRecord => {
  const at = seenAt(content);
  if (isRosterChange(content)) {
    const { by, person, says } = content;
    return { is: 'roster-change', receipt, at, by, person, says };
  }
  const { method, claim, badge } = content;
  return { is: 'check-in', receipt, at, method, claim, badge };
};

/** A lost tablet may be in anybody's hands: a clerk may look at what it sent, and not decide on it. */
const refuseLot = (context: Context) =>
  refuse(
    context,
    403,
    'not-allowed',
    'Only a supervisor or administrator may decide on what a revoked tablet sent.',
  );

/** Records kept and not let in: the list, looking into one, deciding on one, and the lot of a revoked device. */
export const quarantineRoutes = (rooms: Rooms, wake: () => void) => {
  const { quarantine } = rooms.intake;
  const mayDecide = async (context: Context<StaffVariables>): Promise<boolean> =>
    context.get('staff').role !== 'clerk' || !(await quarantine.isOfLot(receiptOf(context)));

  return new Hono<StaffVariables>()
    .get(
      '/quarantine',
      documented('Records kept but not let in', QuarantineList, ['console']),
      parse('query', Question),
      async (context) => {
        const { event, lot, before } = context.req.valid('query');
        const question = { ...(event && { event }), ...(lot && { lot }), ...(before && { before }) };
        const { records, total } = await quarantine.list(question);
        const list: QuarantineList = {
          records: records.map(({ received_at, event, event_name, ...record }) => ({
            ...record,
            event: { id: event, name: event_name },
            receivedAt: received_at,
          })),
          total,
          lots: (await quarantine.lots(event)).map(({ revoked_at, event, event_name, ...one }) => ({
            ...one,
            event: { id: event, name: event_name },
            revokedAt: revoked_at,
          })),
        };
        return context.json(list);
      },
    )
    .post(
      '/quarantine/:receipt/open',
      documented('Look into a record; who looked is remembered', OpenedRecord, ['console']),
      async (context) => {
        const receipt = receiptOf(context);
        const opened = await quarantine.open(receipt, context.get('staff').id);
        if (!opened.ok) return refuse(context, 409, 'does-not-open', `It cannot be read: ${opened.problem}.`);
        return context.json(shownOf(receipt, opened.value));
      },
    )
    .post(
      '/quarantine/:receipt/release',
      documented('Open a record again and let it in', QuarantineOutcome, ['console']),
      async (context) => {
        if (!(await mayDecide(context))) return refuseLot(context);
        const receipt = receiptOf(context);
        const released = await quarantine.release(receipt, context.get('staff').id);
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
        if (!(await mayDecide(context))) return refuseLot(context);
        const receipt = receiptOf(context);
        const by = context.get('staff').id;
        const rejected = await quarantine.reject(receipt, { by, ...context.req.valid('json') });
        if (!rejected.ok) return refuse(context, 409, 'stays', `Nothing was changed: ${rejected.problem}.`);
        return context.json({ receipt, resolution: 'rejected' as const });
      },
    )
    .post(
      '/quarantine/:receipt/reopen',
      documented('Take a rejection back', QuarantineOutcome, ['console']),
      async (context) => {
        if (!(await mayDecide(context))) return refuseLot(context);
        const receipt = receiptOf(context);
        const reopened = await quarantine.reopen(receipt, context.get('staff').id);
        if (!reopened.ok) return refuse(context, 409, 'stays', `Nothing was changed: ${reopened.problem}.`);
        return context.json({ receipt, resolution: null });
      },
    )
    .post(
      '/devices/:id/lot',
      documented('Decide on all that a revoked device still sent', LotOutcome, ['console']),
      parse('json', LotOrder),
      async (context) => {
        const { id, role } = context.get('staff');
        if (role === 'clerk') return refuseLot(context);
        const order = { by: id, ...context.req.valid('json') };
        const outcome = await quarantine.decideLot(context.req.param('id'), order);
        wake();
        return context.json(outcome);
      },
    )
    .post(
      '/devices/:id/lot/reopen',
      documented('Take the rejection of a lot back', LotReopened, ['console']),
      async (context) => {
        const { id, role } = context.get('staff');
        if (role === 'clerk') return refuseLot(context);
        return context.json({ reopened: await quarantine.reopenLot(context.req.param('id'), id) });
      },
    );
};
