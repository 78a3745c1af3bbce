import { type Context, Hono } from 'hono';
import { BadgeListPage, BadgeListsOfEvent } from '#domain/badge-lists-api.ts';
import { ColumnsOrder } from '#domain/read-list-api.ts';
import type { BadgeListProblem } from '../badge-lists/index.ts';
import type { Rooms } from '../rooms.ts';
import { listLimit, NewList, OfEvent, refuseFile } from './list-upload.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const refusals: Record<BadgeListProblem, readonly [404 | 409, string]> = {
  'unknown-list': [404, 'There is no such badge list.'],
  applied: [409, 'Matches rest on this list. To read it otherwise, withdraw it first.'],
  'applied-already': [409, 'This list is applied already.'],
  'no-badges': [
    409,
    'No row of this list names one person for one badge: say which column holds the badge ID.',
  ],
  'not-applied': [409, 'This list is not applied.'],
};

const refuseList = (context: Context, problem: BadgeListProblem) =>
  refuse(context, refusals[problem][0], problem, refusals[problem][1]);

/** Badge lists of shows' vendors: adding one, reading it otherwise, applying it and withdrawing it. */
export const badgeListsRoutes = ({ badgeLists, catalogue }: Rooms, wake: () => void) => {
  const answer = async (context: Context, list: string) => {
    const page = await badgeLists.page(list);
    return page ? context.json(page) : refuseList(context, 'unknown-list');
  };
  const act = async (context: Context<StaffVariables>, list: string, what: 'apply' | 'withdraw') => {
    const done = await badgeLists[what](list, context.get('staff').id);
    if (!done.ok) return refuseList(context, done.problem);
    wake();
    return answer(context, list);
  };

  return new Hono<StaffVariables>()
    .get(
      '/badge-lists',
      documented('Badge lists of an event', BadgeListsOfEvent, ['console']),
      parse('query', OfEvent),
      async (context) => context.json({ lists: await badgeLists.ofEvent(context.req.valid('query').event) }),
    )
    .post(
      '/badge-lists',
      documented('Add a badge list; the body is the file as it is', BadgeListPage, ['console']),
      listLimit('badge list'),
      parse('query', NewList),
      async (context) => {
        const { event, name } = context.req.valid('query');
        if (!(await catalogue.event(event)))
          return refuse(context, 404, 'unknown-event', 'There is no such event.');
        const bytes = new Uint8Array(await context.req.arrayBuffer());
        const added = await badgeLists.add(bytes, { event, name, staff: context.get('staff').id });
        return added.ok ? answer(context, added.value) : refuseFile(context, added.problem);
      },
    )
    .get('/badge-lists/:id', documented('One badge list', BadgeListPage, ['console']), async (context) =>
      answer(context, context.req.param('id')),
    )
    .post(
      '/badge-lists/:id/columns',
      documented('Say what columns hold; the rows are read again', BadgeListPage, ['console']),
      parse('json', ColumnsOrder),
      async (context) => {
        const id = context.req.param('id');
        const chosen = await badgeLists.choose(id, context.req.valid('json'));
        if (chosen.ok) return answer(context, id);
        return typeof chosen.problem === 'string'
          ? refuseList(context, chosen.problem)
          : refuseFile(context, chosen.problem.file);
      },
    )
    .post(
      '/badge-lists/:id/apply',
      documented('Apply the list; check-ins with its badges are matched again', BadgeListPage, ['console']),
      (context) => act(context, context.req.param('id'), 'apply'),
    )
    .post(
      '/badge-lists/:id/withdraw',
      documented('Withdraw the list with all that rests on it', BadgeListPage, ['console']),
      (context) => act(context, context.req.param('id'), 'withdraw'),
    );
};
