import { type Context, Hono } from 'hono';
import { ListPage, ListsOfEvent } from '#domain/attendance-lists-api.ts';
import { ColumnsOrder } from '#domain/read-list-api.ts';
import type { ListProblem } from '../attendance-lists/index.ts';
import type { Rooms } from '../rooms.ts';
import { answerCsv } from './csv-answer.ts';
import { listLimit, NewList, OfEvent, refuseFile } from './list-upload.ts';
import { documented, documentedFile, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const refusals: Record<ListProblem, readonly [404 | 409, string]> = {
  'unknown-list': [404, 'There is no such attendance list.'],
  busy: [409, 'Something is being done with this list. Wait until it is done, or cancel it.'],
  'posted-already': [409, 'This list is posted already.'],
  'posted-once': [
    409,
    'Rows of this list were posted once. To read it otherwise, undo it and add the file again.',
  ],
  'not-looked-up': [409, 'Look the rows up first: nothing is posted unseen.'],
  'not-posted': [409, 'This list is not posted.'],
};

const refuseList = (context: Context, problem: ListProblem) =>
  refuse(context, refusals[problem][0], problem, refusals[problem][1]);

/** A name for a header: letters that every browser writes to a disk as they are. */
const fileName = (name: string): string => name.replace(/\.\w{1,5}$/, '').replaceAll(/[^\w.-]+/g, '-');

/** Organisers' attendance lists: adding one, reading it otherwise, looking it up, posting it and taking it back. */
export const attendanceListsRoutes = (
  rooms: Rooms,
  hooks: { wake: () => void; onTrouble: (error: unknown) => void },
) => {
  const { attendanceLists } = rooms;
  const answer = async (context: Context, list: string) => {
    const page = await attendanceLists.page(list);
    return page ? context.json(page) : refuseList(context, 'unknown-list');
  };
  const jobHooks = (context: Context<StaffVariables>) => ({ ...hooks, staff: context.get('staff').id });

  return new Hono<StaffVariables>()
    .get(
      '/attendance-lists',
      documented('Attendance lists of an event', ListsOfEvent, ['console']),
      parse('query', OfEvent),
      async (context) =>
        context.json({ lists: await attendanceLists.ofEvent(context.req.valid('query').event) }),
    )
    .post(
      '/attendance-lists',
      documented('Add an attendance list; the body is the file as it is', ListPage, ['console']),
      listLimit('attendance list'),
      parse('query', NewList),
      async (context) => {
        const { event, name } = context.req.valid('query');
        if (!(await rooms.catalogue.event(event)))
          return refuse(context, 404, 'unknown-event', 'There is no such event.');
        const bytes = new Uint8Array(await context.req.arrayBuffer());
        const added = await attendanceLists.add(bytes, { event, name, staff: context.get('staff').id });
        if (!added.ok) return refuseFile(context, added.problem);
        return answer(context, added.value);
      },
    )
    .get('/attendance-lists/:id', documented('One attendance list', ListPage, ['console']), async (context) =>
      answer(context, context.req.param('id')),
    )
    .post(
      '/attendance-lists/:id/columns',
      documented('Say what columns hold; the rows are read again', ListPage, ['console']),
      parse('json', ColumnsOrder),
      async (context) => {
        const id = context.req.param('id');
        const staff = context.get('staff').id;
        const chosen = await attendanceLists.choose(id, { ...context.req.valid('json'), staff });
        if (chosen.ok) return answer(context, id);
        return typeof chosen.problem === 'string'
          ? refuseList(context, chosen.problem)
          : refuseFile(context, chosen.problem.file);
      },
    )
    .post(
      '/attendance-lists/:id/look-up',
      documented('Look the rows up among the registrants; nothing is posted', ListPage, ['console']),
      async (context) => {
        const id = context.req.param('id');
        const begun = await attendanceLists.lookUp(id, jobHooks(context));
        return begun.ok ? answer(context, id) : refuseList(context, begun.problem);
      },
    )
    .post(
      '/attendance-lists/:id/cancel',
      documented('End what is being done with the list', ListPage, ['console']),
      async (context) => {
        const id = context.req.param('id');
        attendanceLists.cancel(id);
        return answer(context, id);
      },
    )
    .post(
      '/attendance-lists/:id/post',
      documented('Post the list as one', ListPage, ['console']),
      async (context) => {
        const id = context.req.param('id');
        const begun = await attendanceLists.post(id, jobHooks(context));
        return begun.ok ? answer(context, id) : refuseList(context, begun.problem);
      },
    )
    .post(
      '/attendance-lists/:id/undo',
      documented('Take a posted list back as one', ListPage, ['console']),
      async (context) => {
        const id = context.req.param('id');
        const begun = await attendanceLists.undo(id, jobHooks(context));
        return begun.ok ? answer(context, id) : refuseList(context, begun.problem);
      },
    )
    .get(
      '/attendance-lists/:id/outcome.csv',
      documentedFile('What became of every row, as CSV', 'text/csv', ['console']),
      async (context) => {
        const outcome = await attendanceLists.outcomeCsv(context.req.param('id'));
        if (!outcome) return refuseList(context, 'unknown-list');
        return answerCsv(context, `${fileName(outcome.name)}-outcome.csv`, outcome.csv);
      },
    );
};
