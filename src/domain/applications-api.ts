/** What crosses between whoever applies for credit with evidence, who has no account, and the server. */
import * as z from 'zod/mini';
import { ApplicationFields, mostEvidenceBytes, refusalWords } from './application/application.ts';
import { ApplicationKey } from './application/application-key.ts';
import { evidenceKinds } from './application/evidence-kind.ts';
import { CalendarDay, Instant } from './calendar.ts';

/** The page that applies, and that shows what became of it. Reference and key are in the fragment: they reach no log. */
export const applyPath = '/apply';

/** A bad line loses one of them at most. */
export const evidencePieceBytes = 128 * 1024;
/** No form that a person fills is larger. */
export const maxApplicationBytes = 16 * 1024;

const count = z.number();
const Id = z.string().check(z.minLength(1), z.maxLength(200));

/** GET /v1/approved-events?q= — that have begun, latest first; at most 20. */
export const ApprovedEventQuestion = z.object({
  q: z._default(z.string().check(z.maxLength(100, 'ask with at most 100 letters')), ''),
});
export const ApprovedEventList = z.object({
  events: z.array(
    z.object({
      id: Id,
      name: z.string(),
      organiser: z.string(),
      place: z.string(),
      days: z.array(CalendarDay),
    }),
  ),
  more: z.boolean(),
});
export type ApprovedEventList = z.infer<typeof ApprovedEventList>;

/** POST /v1/applications — a new draft, whose id and key the browser made. Sent again as it is, it is the same. */
export const NewApplication = z.object({
  id: z.uuidv7(),
  key: ApplicationKey,
  locale: z.string().check(z.minLength(1), z.maxLength(35)),
});

const Evidence = z.object({
  id: z.string(),
  name: z.string(),
  size: count,
  /** How much of it is here. */
  received: count,
  /** Null while nothing of it is here. */
  kind: z.nullable(z.enum(evidenceKinds)),
});

/** Where an application stands, as its sender is told. */
const ApplicantState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('draft') }),
  z.object({ is: z.literal('received') }),
  /** The office asked something, and waits. */
  z.object({ is: z.literal('asked') }),
  /** An event counts once: it says no more, whether or not there was credit already. */
  z.object({ is: z.literal('accepted'), at: Instant }),
  z.object({ is: z.literal('refused'), at: Instant, why: z.enum(refusalWords) }),
]);
export type ApplicantState = z.infer<typeof ApplicantState>;

/** GET /v1/application, with reference and key as bearer token; every change answers the same. */
export const ApplicationView = z.object({
  reference: z.string(),
  state: ApplicantState,
  /** Only of a draft: the status page shows nothing of a person. */
  fields: z.nullable(ApplicationFields),
  /** Once it is sent: of the approved list, and files by number. The page may be looked at by whoever a wrong address reached. */
  event: z.nullable(z.string()),
  evidence: z.array(Evidence),
  messages: z.array(z.object({ what: z.enum(['question', 'answer']), text: z.string(), at: Instant })),
  submittedAt: z.nullable(Instant),
  /** Its sender is written to, at the address that they gave; a mailbox that had several mails that day gets no more. */
  isMailed: z.boolean(),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

/** POST /v1/application/evidence — a file that is to come, in pieces. Sent again as it is, it is the same. */
export const NewEvidence = z.object({
  id: z.uuidv7(),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  size: z
    .number()
    .check(z.int(), z.gte(1, 'this file is empty'), z.lte(mostEvidenceBytes, 'this file is too large')),
  /** Of the whole file: what came is compared with it before the file counts. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal digits')),
});
export type NewEvidence = z.infer<typeof NewEvidence>;

/** PUT /v1/application/evidence/:id?offset= — the next piece as body. `received` of the answer says where to go on. */
export const PieceOffset = z.object({
  offset: z.coerce.number().check(z.int(), z.gte(0), z.lte(mostEvidenceBytes)),
});

/** POST /v1/application/answer — to what the office asked. */
export const ApplicantAnswer = z.object({
  text: z.string().check(z.trim(), z.minLength(1, 'write an answer'), z.maxLength(2_000)),
});
