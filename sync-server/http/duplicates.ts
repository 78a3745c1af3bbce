import { Hono } from 'hono';
import type { Logger } from 'pino';
import * as z from 'zod/mini';
import { DuplicateList, DuplicateSearch, TwoPeopleOrder, TwoPeopleSaid } from '#domain/duplicates-api.ts';
import type { Rooms } from '../rooms.ts';
import { answerCsv } from './csv-answer.ts';
import { documented, documentedFile, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({
  from: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000_000)), 0),
});

const refusals = {
  'unknown-registrant': [404, 'There is no such registrant.'],
  'same-registrant': [400, 'These are one registrant, not two.'],
  'already-decided': [409, 'Somebody said so already. Load the list again.'],
  'unknown-decision': [404, 'There is no such decision.'],
  'already-undone': [409, 'This decision was undone already.'],
} as const;

/** Possible duplicates in the registry: searching, the list, what staff say of a pair, and taking it back. */
export const duplicatesRoutes = ({ matching: { duplicates } }: Rooms, log: Logger) =>
  new Hono<StaffVariables>()
    .get(
      '/duplicates',
      documented('Registrants who may be one person', DuplicateList, ['console']),
      parse('query', Question),
      async (context) => context.json(await duplicates.list(context.req.valid('query').from)),
    )
    .get(
      '/duplicates/csv',
      documentedFile('All of them as a list for a spreadsheet', 'text/csv', ['console']),
      async (context) => answerCsv(context, 'possible-duplicates.csv', await duplicates.asCsv()),
    )
    .post(
      '/duplicates/search',
      documented('Search the registry for duplicates, unless that is going on', DuplicateSearch, ['console']),
      async (context) =>
        context.json(
          await duplicates.start({
            staff: context.get('staff').id,
            onTrouble: (error) => log.error({ error }, 'the search for duplicates failed'),
          }),
        ),
    )
    .post(
      '/duplicates/search/cancel',
      documented('End the search that is going on', DuplicateSearch, ['console']),
      async (context) => context.json(await duplicates.cancel()),
    )
    .post(
      '/duplicates/two-people',
      documented('Say that two registrants are two people', TwoPeopleSaid, ['console']),
      parse('json', TwoPeopleOrder),
      async (context) => {
        const staff = context.get('staff').id;
        const said = await duplicates.sayTwoPeople({ ...context.req.valid('json'), staff });
        if (!said.ok)
          return refuse(context, refusals[said.problem][0], said.problem, refusals[said.problem][1]);
        return context.json({ decision: said.value });
      },
    )
    .post(
      '/duplicates/two-people/:id/undo',
      documented('Take that back', null, ['console']),
      async (context) => {
        const staff = context.get('staff').id;
        const undone = await duplicates.undo({ decision: context.req.param('id'), staff });
        if (!undone.ok)
          return refuse(context, refusals[undone.problem][0], undone.problem, refusals[undone.problem][1]);
        return context.body(null, 204);
      },
    );
