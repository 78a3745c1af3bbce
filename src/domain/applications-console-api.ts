/** What crosses between the console and the server about CEC applications; see `console-api.ts`. */
import * as z from 'zod/mini';
import { AboutEvent, ApplicationClaim, mostHours, refusalWords } from './application/application.ts';
import { evidenceKinds } from './application/evidence-kind.ts';
import { formFields } from './application/form-fields.ts';
import { ApprovedEvent, EventKind } from './approved-event.ts';
import { CalendarDay, Instant, TimeZone } from './calendar.ts';
import { Candidate, DecisionOutcome, RegistrantSummary } from './console-api.ts';
import { noticeKinds } from './notice/notice.ts';

const count = z.number();
const Id = z.string().check(z.minLength(1), z.maxLength(200));
const reason = z.string().check(z.trim(), z.minLength(1, 'say why'), z.maxLength(500));

/** By which way it reached the office. */
const receivedWays = ['web', 'mail', 'fax', 'e-mail'] as const;
export const applicationStates = ['waiting', 'asked', 'accepted', 'refused'] as const;

const EventName = z.object({ id: z.string(), name: z.string() });

export const ApplicationSummary = z.object({
  id: z.string(),
  reference: z.string(),
  name: z.string(),
  state: z.enum(applicationStates),
  way: z.enum(receivedWays),
  /** Null while the office has not chosen one. */
  event: z.nullable(EventName),
  /** As the applicant names it. */
  eventText: z.string(),
  submittedAt: Instant,
  files: count,
  /** What somebody should look at first: a file that came before, a day outside the event. */
  signals: count,
  /** An e-mail to the applicant was given up: they do not know what the office told them. */
  isUntold: z.boolean(),
});
export type ApplicationSummary = z.infer<typeof ApplicationSummary>;

/**
 * GET /api/applications?state=&event=&q= — those that wait longest first, the decided newest first; at most 200.
 * `untold`, whatever else becomes of them: those whose last e-mail was given up.
 */
export const ApplicationQuestion = z.object({
  state: z.optional(z.enum(['waiting', 'asked', 'decided', 'untold'])),
  event: z.optional(Id),
  q: z.optional(z.string().check(z.maxLength(100, 'ask with at most 100 letters'))),
});
export const ApplicationQueue = z.object({
  applications: z.array(ApplicationSummary),
  counts: z.object({ waiting: count, asked: count, decided: count, untold: count }),
});
export type ApplicationQueue = z.infer<typeof ApplicationQueue>;

const Decision = z.object({
  id: z.string(),
  verdict: z.enum(['accept', 'refuse']),
  by: z.string(),
  at: Instant,
  reason: z.string(),
  /** What the applicant is told, where it was refused. */
  why: z.nullable(z.enum(refusalWords)),
  registrant: z.nullable(RegistrantSummary),
  event: z.nullable(EventName),
  undone: z.nullable(z.object({ by: z.string(), at: Instant })),
});
export type Decision = z.infer<typeof Decision>;

const ApplicationCandidate = z.extend(Candidate, {
  /** Hundredths of CEC that stand for this registrant at this event already; null: none. */
  credited: z.nullable(count),
});
export type ApplicationCandidate = z.infer<typeof ApplicationCandidate>;

/** A picture that looks like one of another application. */
const LookAlike = z.object({
  evidence: z.object({ id: z.string(), name: z.string() }),
  other: z.object({
    application: z.string(),
    reference: z.string(),
    evidence: z.string(),
    name: z.string(),
  }),
});
export type LookAlike = z.infer<typeof LookAlike>;
/** One mail to an applicant. */
const ApplicationNotice = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  address: z.string(),
  createdAt: Instant,
  state: z.discriminatedUnion('is', [
    /** `problem`: why the last attempt came to nothing. */
    z.object({ is: z.literal('waiting'), attempts: count, dueAt: Instant, problem: z.nullable(z.string()) }),
    z.object({ is: z.literal('sent'), at: Instant }),
    /** For good. Its text is kept some days: so long it can be sent again. */
    z.object({ is: z.literal('failed'), at: Instant, problem: z.string(), canBeSentAgain: z.boolean() }),
  ]),
});
export type ApplicationNotice = z.infer<typeof ApplicationNotice>;

/** GET /api/applications/:id; POST to …/event, /new-event, /questions and /evidence answers the same. */
export const ApplicationPage = z.object({
  id: z.string(),
  reference: z.string(),
  state: z.enum(applicationStates),
  way: z.enum(receivedWays),
  enteredBy: z.nullable(z.string()),
  submittedAt: Instant,
  locale: z.string(),
  about: AboutEvent,
  claim: ApplicationClaim,
  note: z.string(),
  event: z.nullable(ApprovedEvent),
  evidence: z.array(z.object({ id: z.string(), name: z.string(), size: count, kind: z.enum(evidenceKinds) })),
  candidates: z.array(ApplicationCandidate),
  /** Why the engine is not sure, or why it is. */
  why: z.array(z.string()),
  messages: z.array(
    z.object({
      what: z.enum(['question', 'answer']),
      text: z.string(),
      at: Instant,
      by: z.nullable(z.string()),
    }),
  ),
  /** Mails to the applicant, oldest first. POST /api/applications/notices/:id/send-again tries one that failed anew. */
  notices: z.array(ApplicationNotice),
  /** Without a mail server nobody is written to. */
  isMailSetUp: z.boolean(),
  /** Oldest first; the last one stands unless it was undone. */
  decisions: z.array(Decision),
  /** Others for the same event. */
  others: z.array(ApplicationSummary),
  /** Information, never a verdict. */
  signals: z.array(z.string()),
  /** The same: pictures that look like those of other applications, the most alike first. */
  lookAlikes: z.array(LookAlike),
});
export type ApplicationPage = z.infer<typeof ApplicationPage>;

/** POST /api/applications — a form that came by mail, fax or e-mail; its scan follows as evidence. */
export const EnteredApplication = z.object({
  way: z.enum(['mail', 'fax', 'e-mail']),
  about: AboutEvent,
  claim: z.extend(ApplicationClaim, {
    full_name: z.string().check(z.trim(), z.minLength(1, 'write the name'), z.maxLength(500)),
  }),
  note: z.string().check(z.trim(), z.maxLength(1_000)),
});

/** POST /api/application-forms — reads the blank form back in, filled; nothing is kept. Whatever was left empty is missing. */
export const FilledForm = z.object({ answers: z.partialRecord(z.enum(formFields), z.string()) });
export type FilledForm = z.infer<typeof FilledForm>;

/** POST /api/applications/:id/evidence?name= — the file as body. */
export const EvidenceName = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'name the file'), z.maxLength(200)),
});

/** POST /api/applications/:id/event — which approved event it is about. */
export const ChosenEvent = z.object({ event: Id });

/** POST /api/applications/:id/new-event — approves the event and chooses it. `approvedValue` in hundredths of CEC. */
export const NewEvent = z
  .object({
    kind: EventKind,
    name: z.string().check(z.trim(), z.minLength(1, 'name the event'), z.maxLength(200)),
    organiser: z.string().check(z.trim(), z.maxLength(200)),
    place: z.string().check(z.trim(), z.maxLength(200)),
    timeZone: TimeZone,
    firstDay: CalendarDay,
    lastDay: CalendarDay,
    /** Of all days together. */
    hours: z.number().check(z.gt(0, 'say how many hours'), z.lte(mostHours, `at most ${mostHours} hours`)),
    approvedValue: z.nullable(z.number().check(z.int(), z.gte(0), z.lte(1_000))),
  })
  .check(z.refine(({ firstDay, lastDay }) => firstDay <= lastDay, 'the last day is before the first'));
export type NewEvent = z.infer<typeof NewEvent>;

const AttendedDays = z.array(
  z.object({ date: CalendarDay, minutes: z.optional(z.number().check(z.int(), z.gte(0), z.lte(24 * 60))) }),
);

/** POST /api/applications/:id/decisions */
export const ApplicationDecision = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('accept'),
    registrant: Id,
    /** Null: all days of the event. */
    days: z.nullable(AttendedDays.check(z.minLength(1), z.maxLength(60))),
    reason,
  }),
  z.object({ verdict: z.literal('refuse'), why: z.enum(refusalWords), reason }),
]);
export type ApplicationDecision = z.infer<typeof ApplicationDecision>;

/** Answer to a decision, and to its undo (POST /api/applications/decisions/:id/undo). */
export const ApplicationOutcome = z.object({
  decision: z.string(),
  application: z.string(),
  posted: DecisionOutcome.shape.posted,
  sentence: z.string(),
});
export type ApplicationOutcome = z.infer<typeof ApplicationOutcome>;

/** POST /api/applications/:id/questions */
export const StaffQuestion = z.object({
  text: z.string().check(z.trim(), z.minLength(1, 'write the question'), z.maxLength(2_000)),
});

/** GET /api/application-bulk?event= — those of an event that the engine is certain of and that nothing speaks against. */
export const BulkCandidates = z.object({
  applications: z.array(
    z.object({
      application: ApplicationSummary,
      registrant: RegistrantSummary,
      reasons: z.array(z.string()),
    }),
  ),
});
export type BulkCandidates = z.infer<typeof BulkCandidates>;

/** POST /api/application-bulk — accepts these; one that fails does not take the others along. */
export const BulkOrder = z.object({
  event: Id,
  applications: z.array(Id).check(z.minLength(1), z.maxLength(200, 'at most 200 at once')),
  reason,
});
export const BulkOutcome = z.object({
  accepted: z.array(ApplicationOutcome),
  left: z.array(z.object({ application: z.string(), why: z.string() })),
});
export type BulkOutcome = z.infer<typeof BulkOutcome>;
