import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { ApplicationFields, mostEvidenceBytes, mostEvidenceFiles } from '#domain/application/application.ts';
import { readPass } from '#domain/application/application-key.ts';
import {
  ApplicantAnswer,
  ApplicationView,
  ApprovedEventList,
  ApprovedEventQuestion,
  maxApplicationBytes,
  NewApplication,
  NewEvidence,
  PieceOffset,
} from '#domain/applications-api.ts';
import type { Result } from '#domain/result.ts';
import { blankForm } from '../application-form/index.ts';
import type { ApplicantProblem, EvidenceProblem, TooMany } from '../applications/index.ts';
import type { Rooms } from '../rooms.ts';
import { clientAddressOf } from './client-address.ts';
import { isDamaged } from './content-digest.ts';
import { documented, documentedFile, parse, refuse } from './refusal.ts';

interface ApplicantVariables {
  Variables: { application: string; key: string };
}

const megabytes = mostEvidenceBytes / 1024 / 1024;

export const evidenceRefusals: Record<EvidenceProblem, readonly [404 | 409 | 413 | 422, string]> = {
  'too-many-files': [409, `At most ${mostEvidenceFiles} files. Those that are here stay.`],
  'too-many-bytes': [
    413,
    `All files together may have ${megabytes} MB. Those that are here stay; send a smaller one.`,
  ],
  'added-already': [409, 'This very file is here already.'],
  'other-evidence': [409, 'Another file was announced under this id.'],
  'unknown-evidence': [404, 'There is no such file in this application.'],
  'too-much': [413, 'This is more of the file than was announced.'],
  damaged: [409, 'Something on the way changed this file. Send it again.'],
  empty: [422, 'This file is empty.'],
  heic: [
    422,
    'This photo is in Apple’s HEIC format, which the office cannot show. Save it as JPEG, or take a picture of the screen.',
  ],
  other: [422, 'Only photos (JPEG, PNG, WebP) and PDF files can be read here.'],
};

const refusals: Record<ApplicantProblem, readonly [404 | 409 | 413 | 422, string]> = {
  ...evidenceRefusals,
  'unknown-application': [404, 'There is no such application.'],
  'sent-already': [409, 'This application was sent. What was sent stays as it is.'],
  'not-asked': [409, 'The office has no question about this application.'],
  'unknown-event': [404, 'There is no such event.'],
  'unknown-day': [409, 'The event was not on all of these days.'],
  'incomplete-evidence': [409, 'A file is not here completely yet.'],
  'too-many-messages': [409, 'That was too much. Write to the office with your reference number.'],
  'missing-event': [409, 'Say which event it is about.'],
  'missing-name': [409, 'Tell us your name.'],
  'missing-evidence': [409, 'Add a photo or a PDF that shows that you were there.'],
};

const tooMany: Record<TooMany | 'taken', readonly [409 | 429 | 503, string]> = {
  'too-many-from-here': [
    429,
    'Very many applications were begun from this network today. What was begun can be sent; begin another tomorrow, or send the form by mail.',
  ],
  'too-much-unsent': [
    503,
    'More is being filled in just now than the server can hold. What was begun can be sent; begin another tomorrow, or send the form by mail.',
  ],
  taken: [409, 'Begin once more: this number is taken.'],
};

/** Lets only whoever holds reference and key of an application pass. */
const requireKey = ({ applications }: Rooms) =>
  createMiddleware<ApplicantVariables>(async (context, next) => {
    const pass = readPass(/^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '');
    const id = pass && (await applications.applicants.opened(pass));
    if (!pass || !id)
      return refuse(
        context,
        401,
        'unknown-key',
        'This reference number and this key do not belong together. Look at both again.',
      );
    context.set('application', id);
    context.set('key', pass.key);
    return next();
  });

const formLimit = bodyLimit({
  maxSize: maxApplicationBytes,
  onError: (context) => refuse(context, 413, 'too-large', 'This is more than the form can hold. Write less.'),
});

const eventsShown = 20;

/** The approved events that people can have been at. */
const approvedEvents = async (
  { catalogue, clock }: Pick<Rooms, 'catalogue' | 'clock'>,
  q: string,
): Promise<ApprovedEventList> => {
  const tomorrow = new Date(clock.now() + 24 * 60 * 60_000).toISOString().slice(0, 10);
  const events = (await catalogue.events({ q })).filter(({ days }) => (days[0]?.date ?? '') <= tomorrow);
  return {
    events: events.slice(0, eventsShown).map(({ id, name, organiser, place, days }) => ({
      ...{ id, name, organiser, place },
      days: days.map(({ date }) => date),
    })),
    more: events.length > eventsShown,
  };
};

/**
 * `/v1/applications` begins an application, `/v1/application` is the one that reference and key open. Neither tells
 * anything of a registrant.
 */
export const applicationsRoutes = (rooms: Rooms, isBehindProxy: boolean) => {
  const { applicants } = rooms.applications;
  const opened = requireKey(rooms);
  const answer = (context: Context, changed: Result<ApplicationView, ApplicantProblem>) =>
    changed.ok
      ? context.json(changed.value)
      : refuse(context, refusals[changed.problem][0], changed.problem, refusals[changed.problem][1]);
  const tags = ['application'];

  return new Hono<ApplicantVariables>()
    .get(
      '/approved-events',
      documented('Approved events that have begun', ApprovedEventList, tags),
      parse('query', ApprovedEventQuestion),
      async (context) => context.json(await approvedEvents(rooms, context.req.valid('query').q)),
    )
    .get(
      '/application-form.pdf',
      documentedFile('The blank form, to fill in on a screen or by hand', 'application/pdf', tags),
      async (context) =>
        context.body(await blankForm(), 200, {
          'content-type': 'application/pdf',
          'content-disposition': 'attachment; filename="application-for-credit.pdf"',
          'cache-control': 'no-cache',
        }),
    )
    .post(
      '/applications',
      documented('Begin an application', ApplicationView, tags),
      formLimit,
      parse('json', NewApplication),
      async (context) => {
        const address = clientAddressOf(context, isBehindProxy);
        const begun = await applicants.begin({ ...context.req.valid('json'), address });
        if (begun.ok) return context.json(begun.value);
        const [status, words] = tooMany[begun.problem];
        return refuse(context, status, begun.problem, words);
      },
    )
    .get(
      '/application',
      documented('The application that reference and key open', ApplicationView, tags),
      opened,
      async (context) => context.json(await applicants.view(context.get('application'))),
    )
    .put(
      '/application',
      documented('Keep what a draft says so far', ApplicationView, tags),
      formLimit,
      opened,
      parse('json', ApplicationFields),
      async (context) =>
        answer(context, await applicants.saveFields(context.get('application'), context.req.valid('json'))),
    )
    .post(
      '/application/evidence',
      documented('Announce a file that is to come in pieces', ApplicationView, tags),
      formLimit,
      opened,
      parse('json', NewEvidence),
      async (context) =>
        answer(context, await applicants.announce(context.get('application'), context.req.valid('json'))),
    )
    .put(
      '/application/evidence/:evidence',
      documented('The next piece of a file; the body is its bytes', ApplicationView, tags),
      opened,
      parse('query', PieceOffset),
      async (context) => {
        const bytes = Buffer.from(await context.req.arrayBuffer());
        if (isDamaged(context.req.header('content-digest'), bytes)) {
          context.header('retry-after', '1');
          return refuse(
            context,
            503,
            'damaged-piece',
            'Something on the way changed this piece. Send it again.',
          );
        }
        const { offset } = context.req.valid('query');
        const piece = { id: context.req.param('evidence'), offset, bytes };
        return answer(context, await applicants.takePiece(context.get('application'), piece));
      },
    )
    .post(
      '/application/evidence/:evidence/remove',
      documented('Take a file of a draft out again', ApplicationView, tags),
      opened,
      async (context) =>
        answer(context, await applicants.takeOut(context.get('application'), context.req.param('evidence'))),
    )
    .post('/application/submit', documented('Send it', ApplicationView, tags), opened, async (context) =>
      answer(context, await applicants.submit(context.get('application'), { key: context.get('key') })),
    )
    .post(
      '/application/answer',
      documented('Answer what the office asked', ApplicationView, tags),
      formLimit,
      opened,
      parse('json', ApplicantAnswer),
      async (context) =>
        answer(context, await applicants.answer(context.get('application'), context.req.valid('json').text)),
    );
};
