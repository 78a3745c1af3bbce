import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { ClassOrder, ClassPage, InstructorOrder, NewClass, PeopleAdded } from '#domain/classes-api.ts';
import { EnrolmentLink } from '#domain/console-api.ts';
import { mostAtLiveStream } from '#domain/roster/class-plan.ts';
import type { ClassProblem } from '../catalogue/index.ts';
import { isOnePerson, problemInEnglish, readList } from '../lists/index.ts';
import type { Rooms } from '../rooms.ts';
import { listLimit, refuseFile } from './list-upload.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

/** An instructor gets the link some days before the class, and opens it when there is time. */
const instructorLinkMs = 14 * 24 * 60 * 60_000;
/** Letters of a class's name in its link, whose code must stay easy to scan. */
const mostNameInLink = 60;
/** Problems of one answer: more than anybody reads. */
const mostProblems = 50;

const refusals: Record<ClassProblem, readonly [404 | 409, string]> = {
  'unknown-class': [404, 'There is no such class.'],
  'too-many': [409, 'These are more people than one class can have. Nothing was changed.'],
  'too-many-for-live-stream': [
    409,
    `A live stream takes at most ${mostAtLiveStream} people, those for credit only included. Nothing was changed.`,
  ],
};

const refuseClass = (context: Context, problem: ClassProblem) =>
  refuse(context, refusals[problem][0], problem, refusals[problem][1]);

const FileName = z.object({ name: z.optional(z.string().check(z.maxLength(200))) });

/** Classes: setting one up, changing it, saying who is expected, and the link for its instructor's device. */
export const classesRoutes = (
  rooms: Rooms,
  { publicUrl, wake }: { publicUrl: () => string; wake: () => void },
) => {
  const { catalogue } = rooms;
  const answer = async (context: Context, id: string) => {
    const event = await catalogue.event(id);
    if (event?.kind !== 'class') return refuseClass(context, 'unknown-class');
    const page: ClassPage = { event, plan: await catalogue.classPlan(id) };
    return context.json(page);
  };

  return new Hono<StaffVariables>()
    .post(
      '/classes',
      documented('Set up a class', NewClass, ['console']),
      parse('json', ClassOrder),
      async (context) => {
        const event = await catalogue.addClass(context.req.valid('json'), context.get('staff').id);
        return context.json({ event });
      },
    )
    .get('/classes/:id', documented('One class', ClassPage, ['console']), (context) =>
      answer(context, context.req.param('id')),
    )
    .post(
      '/classes/:id',
      documented('Change a class; what it earned is looked at again', ClassPage, ['console']),
      parse('json', ClassOrder),
      async (context) => {
        const id = context.req.param('id');
        const changed = await catalogue.changeClass(id, context.req.valid('json'), context.get('staff').id);
        if (!changed.ok) return refuseClass(context, changed.problem);
        wake();
        return answer(context, id);
      },
    )
    .post(
      '/classes/:id/people',
      documented('Say who is expected; the body is a list as it is', PeopleAdded, ['console']),
      listLimit('list of people'),
      parse('query', FileName),
      async (context) => {
        const id = context.req.param('id');
        if (!(await catalogue.classPlan(id))) return refuseClass(context, 'unknown-class');
        const list = await readList(new Uint8Array(await context.req.arrayBuffer()));
        if (!list.ok) return refuseFile(context, list.problem);
        const { rows: claims, problems } = list.value;
        const by = context.get('staff').id;
        const added = await catalogue.expectPeople(id, { claims, isSame: isOnePerson, by });
        if (!added.ok) return refuseClass(context, added.problem);
        const outcome: PeopleAdded = {
          added: added.value,
          already: claims.length - added.value,
          problems: problems.slice(0, mostProblems).map(problemInEnglish),
        };
        return context.json(outcome);
      },
    )
    .post(
      '/classes/:id/enrolments',
      documented("A one-time link for a device of the class's instructor", EnrolmentLink, ['console']),
      parse('json', InstructorOrder),
      async (context) => {
        const event = context.req.param('id');
        const course = await catalogue.event(event);
        if (!course || !(await catalogue.classPlan(event))) return refuseClass(context, 'unknown-class');
        const station = context.req.valid('json').name;
        const order = { event, station, by: context.get('staff').id, goodForMs: instructorLinkMs };
        const { code, expiresAt } = await rooms.access.createEnrolment(order);
        // A device that is a booth's kiosk asks before it becomes this class's, by its name.
        const fragment = new URLSearchParams({ enrol: code, for: course.name.slice(0, mostNameInLink) });
        const link: EnrolmentLink = { url: `${publicUrl()}/roster#${fragment}`, station, expiresAt };
        return context.json(link);
      },
    );
};
