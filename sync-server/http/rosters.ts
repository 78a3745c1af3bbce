import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { mostAtLiveStream } from '#domain/roster/class-plan.ts';
import { OfficeChanges, RosterHistory, RosterPage } from '#domain/rosters-api.ts';
import { checkInsOfRoster } from '../live/index.ts';
import type { Rooms } from '../rooms.ts';
import type { PrintProblem, SayProblem } from '../rosters/index.ts';
import { documented, documentedFile, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const refusals: Record<SayProblem | PrintProblem, readonly [404 | 409 | 503, string]> = {
  'unknown-class': [404, 'There is no such class.'],
  busy: [503, 'Many rosters are being printed just now. Try again in a moment.'],
  'unknown-person': [404, 'There is no such person on this roster.'],
  'not-of-this-class': [409, 'The class has no such day.'],
  'reason-needed': [409, 'The roster is closed: say why it is changed.'],
  'too-many-for-live-stream': [
    409,
    `A live stream takes at most ${mostAtLiveStream} people, those for credit only included. Nothing was changed.`,
  ],
};

const refuseRoster = (context: Context, problem: SayProblem | PrintProblem) => {
  if (problem === 'busy') context.header('retry-after', '5');
  return refuse(context, refusals[problem][0], problem, refusals[problem][1]);
};

/** Shown in the browser, where it can be printed and kept. */
const answerPdf = (context: Context, name: string, pdf: Uint8Array) =>
  context.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${name}"`,
    'cache-control': 'no-store',
  });

const Asked = z.object({ person: z.optional(z.string().check(z.maxLength(100))) });

/** The roster of a class: as it stands, what was said about it, and what the office says. */
export const rostersRoutes = (
  rooms: Rooms,
  { publicUrl, wake }: { publicUrl: () => string; wake: () => void },
) => {
  const answer = async (context: Context, id: string) => {
    const roster = await rooms.rosters.page(id);
    if (!roster) return refuseRoster(context, 'unknown-class');
    const states = await checkInsOfRoster(rooms, id);
    const page: RosterPage = {
      ...roster,
      people: roster.people.map(({ checkIn, ...person }) => {
        const state = states.get(checkIn ?? '');
        return { ...person, known: checkIn !== null && state ? { checkIn, state } : null };
      }),
    };
    return context.json(page);
  };

  return new Hono<StaffVariables>()
    .get(
      '/classes/:id/roster',
      documented('The roster of a class as it stands', RosterPage, ['console']),
      (context) => answer(context, context.req.param('id')),
    )
    .get(
      '/classes/:id/history',
      documented('What was said about a roster, newest first', RosterHistory, ['console']),
      parse('query', Asked),
      async (context) =>
        context.json(await rooms.rosters.history(context.req.param('id'), context.req.valid('query').person)),
    )
    .get(
      '/classes/:id/roster.pdf',
      documentedFile('The roster as it stands, to print and to file', 'application/pdf', ['console']),
      async (context) => {
        const order = { by: context.get('staff').id, publicUrl: publicUrl() };
        const pdf = await rooms.rosters.printRoster(context.req.param('id'), order);
        return pdf.ok ? answerPdf(context, 'roster.pdf', pdf.value) : refuseRoster(context, pdf.problem);
      },
    )
    .get(
      '/classes/:id/blank-roster.pdf',
      documentedFile('An empty roster to fill in by hand', 'application/pdf', ['console']),
      async (context) => {
        const pdf = await rooms.rosters.printBlank(context.req.param('id'));
        return pdf.ok
          ? answerPdf(context, 'blank-roster.pdf', pdf.value)
          : refuseRoster(context, pdf.problem);
      },
    )
    .post(
      '/classes/:id/changes',
      documented('Say something about a roster, for the office', RosterPage, ['console']),
      parse('json', OfficeChanges),
      async (context) => {
        const id = context.req.param('id');
        const staff = context.get('staff');
        const said = await rooms.rosters.say(id, { ...context.req.valid('json'), staff });
        if (!said.ok) return refuseRoster(context, said.problem);
        wake();
        return answer(context, id);
      },
    );
};
