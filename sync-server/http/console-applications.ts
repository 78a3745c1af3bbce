import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { mostEvidenceBytes } from '#domain/application/application.ts';
import { mostFormBytes } from '#domain/application/form-fields.ts';
import {
  ApplicationDecision,
  ApplicationOutcome,
  ApplicationPage,
  ApplicationQuestion,
  ApplicationQueue,
  BulkCandidates,
  BulkOrder,
  BulkOutcome,
  ChosenEvent,
  EnteredApplication,
  EvidenceName,
  FilledForm,
  NewEvent,
  StaffQuestion,
} from '#domain/applications-console-api.ts';
import type { Result } from '#domain/result.ts';
import { readForm } from '../application-form/index.ts';
import type {
  ApplicationDecided,
  ApplicationProblem,
  DecidingProblem,
  EvidenceProblem,
} from '../applications/index.ts';
import type { NoticeProblem } from '../notices/index.ts';
import type { Rooms } from '../rooms.ts';
import { evidenceRefusals } from './applications.ts';
import { outcomeOf } from './decision-outcome.ts';
import { answerEvidence } from './evidence-answer.ts';
import { documented, documentedFile, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

type Problem = ApplicationProblem | DecidingProblem | EvidenceProblem | NoticeProblem;

const refusals: Record<Problem, readonly [404 | 409 | 413 | 422, string]> = {
  ...evidenceRefusals,
  'unknown-application': [404, 'There is no such application.'],
  'unknown-decision': [404, 'There is no such decision.'],
  'unknown-event': [404, 'There is no such event.'],
  'unknown-registrant': [404, 'There is no such registrant.'],
  'unknown-day': [409, 'The event was not on all of these days.'],
  'decided-already': [409, 'This application is decided. Take the decision back first.'],
  'undone-already': [409, 'This decision was taken back already.'],
  'no-event': [409, 'Say first which approved event it is about.'],
  'no-evidence': [409, 'There is no evidence yet. Add the scan first.'],
  'no-key': [409, 'This form came on paper: nobody would see the question. Write or call.'],
  'unknown-notice': [404, 'There is no such e-mail.'],
  'not-failed': [409, 'This e-mail has not failed: it was sent, or is tried again by itself.'],
  'text-erased': [409, 'This e-mail is too old to be sent again: what it said has been erased.'],
  'no-mail-server': [409, 'No mail server is set up.'],
  'too-many-days': [409, 'An event has at most 60 days.'],
  'too-many-minutes': [409, 'These are more hours than the days have.'],
  'ruled-out': [
    409,
    'Somebody in the office ruled this registrant out for these words. Take that back first.',
  ],
};

const refuseApplication = (context: Context, problem: Problem) =>
  refuse(context, refusals[problem][0], problem, refusals[problem][1]);

const scanLimit = bodyLimit({
  maxSize: mostEvidenceBytes,
  onError: (context) =>
    refuse(
      context,
      413,
      'too-large',
      `This file is larger than ${mostEvidenceBytes / 1024 / 1024} MB. Scan it at a lower resolution.`,
    ),
});

const formLimit = bodyLimit({
  maxSize: mostFormBytes,
  onError: (context) =>
    refuse(
      context,
      413,
      'too-large',
      'This file is larger than the form is, however much is written into it.',
    ),
});

const Bulk = z.object({ event: ChosenEvent.shape.event });

/** CEC applications: the queue, one application with its evidence, deciding it and taking that back. */
export const consoleApplicationsRoutes = (rooms: Rooms, wake: () => void) => {
  const { applications, notices } = rooms;
  const answer = async (context: Context, id: string) => {
    const page = await applications.page(id);
    return page ? context.json(page) : refuseApplication(context, 'unknown-application');
  };
  const after = async (context: Context, id: string, done: Result<unknown, Problem>) =>
    done.ok ? answer(context, id) : refuseApplication(context, done.problem);

  const told = async ({
    decision,
    application,
    decided,
  }: ApplicationDecided): Promise<ApplicationOutcome> => {
    const outcome = decided && (await outcomeOf(rooms, decided));
    const sentence = outcome?.sentence ?? 'Nothing was posted.';
    return { decision, application, posted: outcome?.posted ?? [], sentence };
  };

  return new Hono<StaffVariables>()
    .get(
      '/applications',
      documented('CEC applications', ApplicationQueue, ['console']),
      parse('query', ApplicationQuestion),
      async (context) => context.json(await applications.queue(context.req.valid('query'))),
    )
    .post(
      '/applications',
      documented('Enter an application that came on paper', ApplicationPage, ['console']),
      parse('json', EnteredApplication),
      async (context) => {
        const entered = await applications.enter(context.req.valid('json'), context.get('staff').id);
        return entered.ok ? answer(context, entered.value) : refuseApplication(context, entered.problem);
      },
    )
    .post(
      '/application-forms',
      documented('Read a form that was filled in as PDF; the body is the file', FilledForm, ['console']),
      formLimit,
      async (context) => {
        const answers = await readForm(new Uint8Array(await context.req.arrayBuffer()));
        if (answers) return context.json({ answers } satisfies FilledForm);
        return refuse(
          context,
          422,
          'no-form',
          'This is not the form of this site, or it was printed and scanned: type what it says.',
        );
      },
    )
    .get(
      '/application-bulk',
      documented('Applications for one event that can be accepted together', BulkCandidates, ['console']),
      parse('query', Bulk),
      async (context) => context.json(await applications.certain(context.req.valid('query').event)),
    )
    .post(
      '/application-bulk',
      documented('Accept applications for one event together', BulkOutcome, ['console']),
      parse('json', BulkOrder),
      async (context) => {
        const { event, applications: ids, reason } = context.req.valid('json');
        const certain = new Map(
          (await applications.certain(event)).applications.map(({ application, registrant }) => [
            application.id,
            registrant.id,
          ]),
        );
        const outcome: BulkOutcome = { accepted: [], left: [] };
        for (const application of new Set(ids)) {
          const registrant = certain.get(application);
          const decided =
            registrant &&
            (await applications.decide({
              application,
              said: {
                verdict: 'accept',
                registrant,
                days: await applications.daysNamed(application),
                reason,
              },
              staff: context.get('staff').id,
            }));
          if (!decided)
            outcome.left.push({
              application,
              why: 'It is not certain any more who this is, or there is something to look at.',
            });
          else if (decided.ok) outcome.accepted.push(await told(decided.value));
          else outcome.left.push({ application, why: refusals[decided.problem][1] });
        }
        wake();
        return context.json(outcome);
      },
    )
    .get('/applications/:id', documented('One CEC application', ApplicationPage, ['console']), (context) =>
      answer(context, context.req.param('id')),
    )
    .get(
      '/applications/:id/evidence/:evidence',
      documentedFile('A file of an application, as it came', 'application/octet-stream', ['console']),
      async (context) => {
        const { id, evidence } = context.req.param();
        const file = await applications.evidence(id, evidence);
        if (!file) return refuseApplication(context, 'unknown-evidence');
        return answerEvidence(context, file, `evidence-${evidence}`);
      },
    )
    .post(
      '/applications/:id/evidence',
      documented('Add a scan; the body is the file as it is', ApplicationPage, ['console']),
      scanLimit,
      parse('query', EvidenceName),
      async (context) => {
        const id = context.req.param('id');
        const bytes = Buffer.from(await context.req.arrayBuffer());
        const file = { name: context.req.valid('query').name, bytes, staff: context.get('staff').id };
        return after(context, id, await applications.addEvidence(id, file));
      },
    )
    .post(
      '/applications/:id/event',
      documented('Say which approved event it is about', ApplicationPage, ['console']),
      parse('json', ChosenEvent),
      async (context) => {
        const id = context.req.param('id');
        const { event } = context.req.valid('json');
        const chosen = await applications.chooseEvent(id, { event, staff: context.get('staff').id });
        return after(context, id, chosen);
      },
    )
    .post(
      '/applications/:id/new-event',
      documented('Approve an event that was not on the list', ApplicationPage, ['console']),
      parse('json', NewEvent),
      async (context) => {
        const id = context.req.param('id');
        const order = context.req.valid('json');
        const approved = await applications.approveEvent(id, { order, staff: context.get('staff').id });
        return after(context, id, approved);
      },
    )
    .post(
      '/applications/:id/questions',
      documented('Ask the applicant for more', ApplicationPage, ['console']),
      parse('json', StaffQuestion),
      async (context) => {
        const id = context.req.param('id');
        const { text } = context.req.valid('json');
        return after(context, id, await applications.ask(id, { text, staff: context.get('staff').id }));
      },
    )
    .post(
      '/applications/:id/decisions',
      documented('Accept or refuse an application', ApplicationOutcome, ['console']),
      parse('json', ApplicationDecision),
      async (context) => {
        const decided = await applications.decide({
          application: context.req.param('id'),
          said: context.req.valid('json'),
          staff: context.get('staff').id,
        });
        if (!decided.ok) return refuseApplication(context, decided.problem);
        wake();
        return context.json(await told(decided.value));
      },
    )
    .post(
      '/applications/decisions/:id/undo',
      documented('Take a decision about an application back', ApplicationOutcome, ['console']),
      async (context) => {
        const decision = context.req.param('id');
        const undone = await applications.undo({ decision, staff: context.get('staff').id });
        if (!undone.ok) return refuseApplication(context, undone.problem);
        wake();
        return context.json(await told(undone.value));
      },
    )
    .post(
      '/applications/notices/:id/send-again',
      documented('Try an e-mail to an applicant anew that failed', ApplicationPage, ['console']),
      async (context) => {
        const notice = context.req.param('id');
        const again = await notices.sendAgain(notice, { staff: context.get('staff').id });
        return again.ok
          ? answer(context, again.value.application)
          : refuseApplication(context, again.problem);
      },
    );
};
