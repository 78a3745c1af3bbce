import { Hono } from 'hono';
import * as z from 'zod/mini';
import {
  DecisionOutcome,
  RecentDecisions,
  ReviewDecision,
  ReviewQueue,
  RuleOutOrder,
  RulingOutcome,
} from '#domain/console-api.ts';
import type { Rooms } from '../rooms.ts';
import { outcomeOf, rulingOutcomeOf } from './decision-outcome.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({
  event: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200, 'at most 200 at once')), 50),
  after: z.optional(z.uuidv7()),
});

const refusals = {
  'unknown-check-in': [404, 'There is no such check-in.'],
  'unknown-registrant': [404, 'There is no such registrant.'],
  'already-decided': [409, 'Somebody decided this one already. Load the queue again.'],
  'ruled-out': [
    409,
    'Somebody ruled this registrant out for what this check-in says. If it is them after all, take that back first: it stands below the candidates.',
  ],
  'ruled-out-already': [409, 'Somebody ruled this registrant out already. Load the queue again.'],
  'unknown-decision': [404, 'There is no such decision.'],
  'already-undone': [409, 'This decision was undone already.'],
} as const;

/** The review queue: those that a person must decide, deciding, ruling a candidate out, and taking it back. */
export const reviewRoutes = (rooms: Rooms, wake: () => void) =>
  new Hono<StaffVariables>()
    .get(
      '/review',
      documented('Check-ins that a person must decide', ReviewQueue, ['console']),
      parse('query', Question),
      async (context) => context.json(await rooms.matching.reviewQueue(context.req.valid('query'))),
    )
    .get(
      '/review/decisions',
      documented('What staff decided last', RecentDecisions, ['console']),
      async (context) => context.json(await rooms.matching.recentDecisions()),
    )
    .post(
      '/review/:checkIn/decisions',
      documented('Decide who a check-in is', DecisionOutcome, ['console']),
      parse('json', ReviewDecision),
      async (context) => {
        const staff = context.get('staff').id;
        const decided = await rooms.matching.decide({
          checkIn: context.req.param('checkIn'),
          decision: context.req.valid('json'),
          staff,
        });
        if (!decided.ok)
          return refuse(context, refusals[decided.problem][0], decided.problem, refusals[decided.problem][1]);
        return context.json(await outcomeOf(rooms, decided.value));
      },
    )
    .post(
      '/review/decisions/:id/undo',
      documented('Take a decision back', DecisionOutcome, ['console']),
      async (context) => {
        const staff = context.get('staff').id;
        const undone = await rooms.matching.undo({ decision: context.req.param('id'), staff });
        if (!undone.ok)
          return refuse(context, refusals[undone.problem][0], undone.problem, refusals[undone.problem][1]);
        return context.json(await outcomeOf(rooms, undone.value));
      },
    )
    .post(
      '/review/:checkIn/ruled-out',
      documented('Say that a check-in is not this registrant', RulingOutcome, ['console']),
      parse('json', RuleOutOrder),
      async (context) => {
        const checkIn = context.req.param('checkIn');
        const { registrant } = context.req.valid('json');
        const staff = context.get('staff').id;
        const said = await rooms.matching.rulings.ruleOut({ checkIn, registrant, staff });
        if (!said.ok)
          return refuse(context, refusals[said.problem][0], said.problem, refusals[said.problem][1]);
        wake();
        return context.json(await rulingOutcomeOf(rooms, said.value, 'ruled-out'));
      },
    )
    .post(
      '/review/ruled-out/:id/undo',
      documented('Take that back', RulingOutcome, ['console']),
      async (context) => {
        const staff = context.get('staff').id;
        const taken = await rooms.matching.rulings.takeBack({ ruling: context.req.param('id'), staff });
        if (!taken.ok)
          return refuse(context, refusals[taken.problem][0], taken.problem, refusals[taken.problem][1]);
        wake();
        return context.json(await rulingOutcomeOf(rooms, taken.value, 'taken-back'));
      },
    );
