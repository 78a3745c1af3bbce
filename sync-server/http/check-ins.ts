import { Hono } from 'hono';
import * as z from 'zod/mini';
import { CheckInsFound, FoundCheckIn, WithdrawalVerdict, WithdrawnCheckIns } from '#domain/console-api.ts';
import { idEndingOf } from '#domain/receipt-code.ts';
import { checkInOf, findByReceiptCode, withdrawnCheckIns } from '../live/index.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({ code: z.string().check(z.maxLength(40, 'a receipt code has eight characters')) });
const OfEvent = z.object({ event: z.optional(z.string().check(z.maxLength(200))) });

const refusals = {
  'not-withdrawn': [404, 'Nobody said "this is not me" of such a check-in.'],
  'said-already': [409, 'Somebody said so already. Load the page again.'],
} as const;

/** A check-in by the code of its receipt; those taken back at the station, and what staff say about that. */
export const checkInsRoutes = (rooms: Rooms, wake: () => void) =>
  new Hono<StaffVariables>()
    .get(
      '/check-ins',
      documented('Find a check-in by its receipt code', CheckInsFound, ['console']),
      parse('query', Question),
      async (context) => {
        const ending = idEndingOf(context.req.valid('query').code);
        if (ending === null)
          return refuse(
            context,
            400,
            'no-receipt-code',
            'A receipt code has eight letters and digits, such as 665T-8A21.',
          );
        return context.json(await findByReceiptCode(rooms, ending));
      },
    )
    .get(
      '/check-ins/withdrawn',
      documented('Check-ins that were taken back at the station', WithdrawnCheckIns, ['console']),
      parse('query', OfEvent),
      async (context) =>
        context.json({ checkIns: await withdrawnCheckIns(rooms, context.req.valid('query').event) }),
    )
    .post(
      '/check-ins/:id/withdrawal',
      documented('Say whether "this is not me" holds', FoundCheckIn, ['console']),
      parse('json', WithdrawalVerdict),
      async (context) => {
        const checkIn = context.req.param('id');
        const verdict = context.req.valid('json');
        const staff = context.get('staff').id;
        const judged = await rooms.matching.judgeWithdrawal({ checkIn, verdict, staff });
        if (!judged.ok)
          return refuse(context, refusals[judged.problem][0], judged.problem, refusals[judged.problem][1]);
        wake();
        return context.json(await checkInOf(rooms, checkIn));
      },
    );
