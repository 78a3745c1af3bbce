import { Hono } from 'hono';
import * as z from 'zod/mini';
import { isPaperCode, PaperCheck, plainPaperCode } from '#domain/roster/paper-check.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';

const Question = z.object({ code: z.string().check(z.maxLength(100)) });

/** `GET /v1/roster-check?code=`: whoever holds a printed roster may ask whether it is ours and still true. */
export const rosterCheckRoutes = (rooms: Rooms) =>
  new Hono().get(
    '/roster-check',
    documented('What a printed roster said, and whether that still stands', PaperCheck, ['public']),
    parse('query', Question),
    async (context) => {
      const code = plainPaperCode(context.req.valid('query').code);
      const check = isPaperCode(code) ? await rooms.rosters.checkPaper(code) : null;
      return check
        ? context.json(check)
        : refuse(context, 404, 'unknown-code', 'No roster of ours has this code.');
    },
  );
