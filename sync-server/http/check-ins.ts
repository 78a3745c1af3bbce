import { Hono } from 'hono';
import * as z from 'zod/mini';
import { CheckInsFound } from '#domain/console-api.ts';
import { idEndingOf } from '#domain/receipt-code.ts';
import { findByReceiptCode } from '../live/index.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({ code: z.string().check(z.maxLength(40, 'a receipt code has eight characters')) });

/** A check-in by the code of its receipt. */
export const checkInsRoutes = (rooms: Rooms) =>
  new Hono<StaffVariables>().get(
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
  );
