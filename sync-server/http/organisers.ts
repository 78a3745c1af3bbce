import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { FileRefusal } from '#domain/list-problem.ts';
import {
  type FileRefused,
  mostOrganiserBytes,
  mostReadingsPerList,
  mostUploadsPerLink,
  OrganiserAnswer,
  OrganiserColumnsOrder,
  OrganiserListName,
  OrganiserPage,
  OrganiserToken,
} from '#domain/organiser-api.ts';
import type { OrganiserPass, PassProblem } from '../access/index.ts';
import type { ChoiceProblem } from '../attendance-lists/index.ts';
import type { Rooms } from '../rooms.ts';
import { listSentence } from './list-sentence.ts';
import { documented, parse, refuse } from './refusal.ts';

interface PassVariables {
  Variables: { pass: OrganiserPass };
}

const refusals: Record<PassProblem, readonly [401 | 410, string]> = {
  unknown: [401, 'This link is not known here. Open it as it stands in the message, or ask the office.'],
  expired: [410, 'This link is no longer good. Ask the office for a new one.'],
  'taken-back': [410, 'The office has taken this link back. Ask for a new one.'],
};
const refusePass = (context: Context, problem: PassProblem) =>
  refuse(context, refusals[problem][0], `${problem}-link`, refusals[problem][1]);

const refuseMore = (context: Context) =>
  refuse(
    context,
    409,
    'no-uploads-left',
    `By one link ${mostUploadsPerLink} files can be sent. Ask the office for another link.`,
  );

/** With what is wrong beside the words for it: the page has words of its own. */
const refuseFile = (context: Context, file: FileRefusal) => {
  const refused: FileRefused = { error: { code: 'no-list', message: listSentence(file), file } };
  return context.json(refused, 422);
};

const choiceRefusals: Record<Exclude<ChoiceProblem, object>, readonly [404 | 409 | 422, string]> = {
  'unknown-list': [404, 'No such list came by this link.'],
  'unknown-column': [422, 'This list has no such column.'],
  'no-names': [422, 'No column would hold names: say which one does.'],
  'no-people': [422, 'Read so, nobody is found in the file. Say which column holds the names.'],
  closed: [
    409,
    'What its columns hold can no longer be changed here. Send the file again to have it read anew.',
  ],
  'read-often': [
    409,
    `This list was read ${mostReadingsPerList} times. Send it as it is, and tell the office.`,
  ],
  'posted-once': [409, 'This list was posted. What its columns hold can no longer be changed.'],
  busy: [409, 'Something is being done with this list just now. Try again in a moment.'],
};
const refuseChoice = (context: Context, problem: ChoiceProblem) =>
  typeof problem === 'string'
    ? refuse(context, choiceRefusals[problem][0], problem, choiceRefusals[problem][1])
    : refuseFile(context, problem.file);

/** Lets only the holders of a good link pass. */
const requirePass = ({ access }: Rooms) =>
  createMiddleware<PassVariables>(async (context, next) => {
    const token = OrganiserToken.safeParse(
      /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1],
    );
    const pass = token.success ? await access.organiserPassOf(token.data) : null;
    if (!pass?.ok) return refusePass(context, pass?.problem ?? 'unknown');
    context.set('pass', pass.value);
    return next();
  });

/**
 * `GET /v1/organiser`: what an organiser sees who holds a link. `POST /v1/organiser/lists`: sends a list, and below it
 * says what its columns hold, or that they are right. No answer holds anything of a registrant; what it says of their
 * number is blurred.
 */
export const organisersRoutes = (rooms: Rooms, onTrouble: (error: unknown) => void) => {
  const { attendanceLists } = rooms;
  const pageOf = async (pass: OrganiserPass): Promise<OrganiserPage> => {
    const event = await rooms.catalogue.event(pass.event);
    if (!event) throw new Error(`organiser's link to an unknown event ${pass.event}`);
    return attendanceLists.organiserPage(pass, event);
  };

  const answerOf = async (
    pass: OrganiserPass,
    { list, key }: { list: string; key: string },
  ): Promise<OrganiserAnswer> => ({
    page: await pageOf(pass),
    reading: { ...(await attendanceLists.organiserReading(list)), key },
  });

  return new Hono<PassVariables>()
    .get(
      '/organiser',
      documented('What the holder of an organiser’s link sees', OrganiserPage, ['organiser']),
      requirePass(rooms),
      async (context) => context.json(await pageOf(context.get('pass'))),
    )
    .post(
      '/organiser/lists',
      documented('Send an attendance list by a link; the body is the file as it is', OrganiserAnswer, [
        'organiser',
      ]),
      requirePass(rooms),
      bodyLimit({
        maxSize: mostOrganiserBytes,
        onError: (context) =>
          refuse(
            context,
            413,
            'too-large',
            `This file is larger than ${mostOrganiserBytes / 1024 / 1024} MB: it is no attendance list. Nothing was kept of it.`,
          ),
      }),
      parse('query', OrganiserListName),
      async (context) => {
        const pass = context.get('pass');
        // A file that will not be read need not be held in memory, either.
        if ((await pageOf(pass)).uploadsLeft === 0) return refuseMore(context);
        const bytes = new Uint8Array(await context.req.arrayBuffer());
        const { name } = context.req.valid('query');
        const added = await attendanceLists.addByLink(bytes, { pass, name });
        if (!added.ok) {
          if (added.problem === 'no-uploads-left') return refuseMore(context);
          if (added.problem === 'taken-back') return refusePass(context, 'taken-back');
          return refuseFile(context, added.problem.file);
        }
        return context.json(await answerOf(pass, added.value));
      },
    )
    .post(
      '/organiser/lists/:id/columns',
      documented(
        'Say what columns hold of a list that one has just sent; the rows are read again',
        OrganiserAnswer,
        ['organiser'],
      ),
      requirePass(rooms),
      parse('json', OrganiserColumnsOrder),
      async (context) => {
        const pass = context.get('pass');
        const list = context.req.param('id');
        const order = context.req.valid('json');
        const chosen = await attendanceLists.chooseByLink(pass, list, order);
        if (!chosen.ok) return refuseChoice(context, chosen.problem);
        return context.json(await answerOf(pass, { list, key: order.key }));
      },
    )
    .post(
      '/organiser/lists/:id/count',
      documented('Say that a list is read as it should be: its people are counted, once', OrganiserPage, [
        'organiser',
      ]),
      requirePass(rooms),
      async (context) => {
        const pass = context.get('pass');
        const asked = await attendanceLists.countByLink(pass, context.req.param('id'), { onTrouble });
        return asked.ok ? context.json(await pageOf(pass)) : refuseChoice(context, asked.problem);
      },
    );
};
