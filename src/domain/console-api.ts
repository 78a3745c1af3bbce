/**
 * What crosses between the console and the server, one schema an answer. Paths stand beside them;
 * every path is below `/api`, needs a staff session unless it says so, and refuses with `Refusal`.
 */
import * as z from 'zod/mini';
import { ApprovedEvent } from './approved-event.ts';
import { CalendarDay, Instant } from './calendar.ts';
import { BadgePayload, SeenBy } from './check-in.ts';
import { Claim } from './claim-schema.ts';
import { LedgerEntry } from './ledger-entry.ts';
import { Registrant } from './registrant.ts';
import { RequirementState } from './requirement/state.ts';

const count = z.number();

/** POST /api/sign-in, no session needed. The one-time code of a sign-in link, 256 bits base64url. */
export const SignInRequest = z.object({ code: z.string().check(z.minLength(1), z.maxLength(200)) });

/** GET /api/session; POST /api/sign-in answers the same. POST /api/sign-out answers 204. */
export const StaffRole = z.enum(['clerk', 'supervisor', 'administrator']);
export const StaffSession = z.object({
  staff: z.object({ id: z.string(), name: z.string(), role: StaffRole }),
});
export type StaffSession = z.infer<typeof StaffSession>;

const EventCounts = z.object({
  checkIns: count,
  /** Linked to a registrant, by the engine or by staff. */
  matched: count,
  review: count,
  notRegistrant: count,
  quarantined: count,
  /** Received and not yet worked on. */
  waiting: count,
  /** Taken back at the station with "this is not me": they are no check-ins, and count for nobody. */
  withdrawn: count,
  /** Taken back likewise, and counted all the same since staff said so. */
  setAside: count,
});
export type EventCounts = z.infer<typeof EventCounts>;

/** GET /api/events?q=&when=today|upcoming|past — newest first day first; today is each event's own day. */
export const EventList = z.object({
  events: z.array(
    z.object({
      event: ApprovedEvent,
      onToday: z.boolean(),
      firstDay: CalendarDay,
      lastDay: CalendarDay,
      checkIns: count,
    }),
  ),
});
export type EventList = z.infer<typeof EventList>;

export const Station = z.object({
  device: z.string(),
  station: z.string(),
  enrolledAt: Instant,
  lastSeenAt: z.nullable(Instant),
  revokedAt: z.nullable(Instant),
  /** The station beside which visitors signed in on their own phones: this is no tablet. */
  ownPhonesOf: z.nullable(z.string()),
  /** All approved events that it carries, first day first. The counts below are of all of them together. */
  events: z.array(z.object({ id: z.string(), name: z.string() })),
  /** All that came from it, quarantined and contradicting records too. */
  received: count,
  /** How many of its numbered records are here, and the highest number among them: "410 of 412". */
  held: count,
  highestSeq: count,
  /** Missing runs below the highest number, `[first, last]`, at most 20: what the tablet compares with as well. */
  gaps: z.array(z.tuple([z.number(), z.number()])),
});
export type Station = z.infer<typeof Station>;

/** GET /api/events/:id — the live page; asked again every few seconds. */
export const EventPage = z.object({
  event: ApprovedEvent,
  onToday: z.boolean(),
  counts: EventCounts,
  stations: z.array(Station),
  /** Check-ins per device and hour; `hour` is the event's wall clock, `2026-09-10T14`. */
  hours: z.array(z.object({ hour: z.string(), device: z.string(), checkIns: count })),
  creditsPosted: count,
});
export type EventPage = z.infer<typeof EventPage>;

/** A year of shows fits; the pack that a tablet keeps stays small. */
export const maxOtherEvents = 19;

const eventIds = z
  .array(z.string().check(z.minLength(1), z.maxLength(100)))
  .check(z.maxLength(maxOtherEvents, `at most ${maxOtherEvents} other events`));

/** POST /api/events/:id/enrolments — a one-time code for one station, good for ten minutes. */
export const EnrolmentOrder = z.object({
  /** Ids of approved events that the station goes to besides. */
  otherEvents: z.optional(eventIds),
  station: z
    .string()
    .check(z.trim(), z.minLength(1, 'name the station'), z.maxLength(60, 'at most 60 characters')),
});
export const EnrolmentLink = z.object({ url: z.string(), station: z.string(), expiresAt: Instant });
export type EnrolmentLink = z.infer<typeof EnrolmentLink>;

/** POST /api/devices/:id/revoke answers the station as it is now. */

/** POST /api/devices/:id/events — ids of approved events that the station goes to as well. Answers likewise. */
export const MoreEvents = z.object({ events: eventIds });

export const RegistrantSummary = z.object({
  id: z.string(),
  registrantNumber: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  firm: z.nullable(z.string()),
  place: z.string(),
});
export type RegistrantSummary = z.infer<typeof RegistrantSummary>;

/** A possible answer to "who is this?", with reasons that a clerk can read. */
export const Candidate = z.object({
  registrant: RegistrantSummary,
  probability: z.number().check(z.gte(0), z.lte(1)),
  reasons: z.array(z.string()),
});
export type Candidate = z.infer<typeof Candidate>;

/** What a show's badge list says of whoever wears the badge. */
const BadgeListed = z.object({
  claim: Claim,
  list: z.object({ id: z.string(), name: z.string(), row: count }),
});
export type BadgeListed = z.infer<typeof BadgeListed>;

/** A check-in as the office sees it. */
const SeenCheckIn = z.object({
  checkIn: z.string(),
  event: z.object({ id: z.string(), name: z.string() }),
  station: z.string(),
  /** When the person was seen, corrected by the device's known clock offset. */
  at: Instant,
  method: SeenBy,
  /** As it stands, with what the person corrected. */
  claim: Claim,
  /** Beside the claim; null where no list that is applied has the badge. */
  listed: z.nullable(BadgeListed),
});

/** Staff said of a check-in, or of another that says the very same: not this person. */
export const RuledOut = z.object({
  ruling: z.string(),
  registrant: RegistrantSummary,
  by: z.string(),
  at: Instant,
  /** Said of another check-in of the same words. */
  ofSameWords: z.boolean(),
  takenBack: z.nullable(z.object({ by: z.string(), at: Instant })),
});
export type RuledOut = z.infer<typeof RuledOut>;

export const ReviewItem = z.extend(SeenCheckIn, {
  badge: z.nullable(BadgePayload),
  /** Why a person must decide, in words. */
  why: z.array(z.string()),
  candidates: z.array(Candidate),
  /** Whom staff ruled out, where that stands: none of them is a candidate. */
  ruledOut: z.array(RuledOut),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

/** GET /api/review?event=&limit=&after= — oldest first; `after` is the last check-in id of the page before. */
export const ReviewQueue = z.object({ items: z.array(ReviewItem), total: count });
export type ReviewQueue = z.infer<typeof ReviewQueue>;

/** POST /api/review/:checkIn/decisions. A reason is compulsory when nobody in the registry fits. */
export const ReviewDecision = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('accept'), registrant: z.string() }),
  z.object({
    verdict: z.literal('not-registrant'),
    reason: z.string().check(z.trim(), z.minLength(1, 'say why'), z.maxLength(500)),
  }),
]);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** Answer to a decision and to its undo (POST /api/review/decisions/:id/undo): what it changed. */
export const DecisionOutcome = z.object({
  decision: z.string(),
  checkIn: z.string(),
  /** Entries that the decision posted: credits, or reversals when it was undone. */
  posted: z.array(LedgerEntry),
  /** The requirement after it, null where nobody was credited. */
  requirement: z.nullable(RequirementState),
  /** The outcome in one sentence for the person who decided. */
  sentence: z.string(),
});
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** GET /api/review/decisions — what staff decided last and nobody took back, the latest first. */
export const RecentDecisions = z.object({
  decisions: z.array(
    z.object({
      decision: z.string(),
      checkIn: z.string(),
      claim: Claim,
      listed: z.nullable(BadgeListed),
      /** Null where staff said that it is nobody whom the registry has. */
      registrant: z.nullable(RegistrantSummary),
      reason: z.nullable(z.string()),
      by: z.string(),
      at: Instant,
    }),
  ),
});
export type RecentDecisions = z.infer<typeof RecentDecisions>;

/** POST /api/review/:checkIn/ruled-out — not this person: never proposed again for what this check-in says. */
export const RuleOutOrder = z.object({ registrant: z.string() });
/** Answer to that and to taking it back (POST /api/review/ruled-out/:id/undo), in a sentence for the person who said it. */
export const RulingOutcome = z.object({ ruling: z.string(), checkIn: z.string(), sentence: z.string() });
export type RulingOutcome = z.infer<typeof RulingOutcome>;

/** GET /api/registrants?q= — by number, name, e-mail, firm or place; at most 50, best first. */
export const RegistrantList = z.object({ registrants: z.array(RegistrantSummary), more: z.boolean() });
export type RegistrantList = z.infer<typeof RegistrantList>;

/** How far a check-in has got. */
export const CheckInState = z.discriminatedUnion('is', [
  /** Not looked at by the engine yet. */
  z.object({ is: z.literal('waiting') }),
  /** `by`: a member of staff, or null for the engine. */
  z.object({
    is: z.literal('matched'),
    registrant: RegistrantSummary,
    by: z.nullable(z.string()),
    /** Seen outside the event's dates: it earns nothing, and waits in review unless staff decided. */
    outsideDates: z.boolean(),
  }),
  z.object({ is: z.literal('review'), why: z.array(z.string()) }),
  z.object({ is: z.literal('not-registrant'), by: z.string(), reason: z.nullable(z.string()) }),
  /** The person at the station said "this is not me", and that holds. */
  z.object({ is: z.literal('withdrawn') }),
]);
export type CheckInState = z.infer<typeof CheckInState>;

/** "This is not me", said at the station, and what staff said about it last. */
export const Withdrawal = z.object({
  at: Instant,
  verdict: z.nullable(
    z.object({ holds: z.boolean(), by: z.string(), at: Instant, reason: z.nullable(z.string()) }),
  ),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

export const FoundCheckIn = z.extend(SeenCheckIn, {
  state: CheckInState,
  withdrawal: z.nullable(Withdrawal),
  /** What was ever ruled out for it, oldest first, taken back or not. */
  ruledOut: z.array(RuledOut),
});
export type FoundCheckIn = z.infer<typeof FoundCheckIn>;

/** A record that arrived and is no check-in yet, or never will be. */
export const KeptOut = z.object({
  receipt: count,
  event: z.object({ id: z.string(), name: z.string() }),
  station: z.string(),
  receivedAt: Instant,
  state: z.enum(['not-opened', 'quarantined', 'rejected']),
});
export type KeptOut = z.infer<typeof KeptOut>;

/** GET /api/check-ins?code= — by the receipt code that a visitor reads out, however it is typed; nearly always one. */
export const CheckInsFound = z.object({ checkIns: z.array(FoundCheckIn), keptOut: z.array(KeptOut) });
export type CheckInsFound = z.infer<typeof CheckInsFound>;

/** GET /api/check-ins/withdrawn?event= — ever taken back at the station, newest first, at most 200. */
export const WithdrawnCheckIns = z.object({ checkIns: z.array(FoundCheckIn) });

/**
 * POST /api/check-ins/:id/withdrawal — that "this is not me" does not hold, and why, or that it holds after all. Answers
 * with the check-in as it is now; it is matched anew in a moment.
 */
export const WithdrawalVerdict = z.discriminatedUnion('holds', [
  z.object({
    holds: z.literal(false),
    reason: z.string().check(z.trim(), z.minLength(1, 'say why'), z.maxLength(500)),
  }),
  z.object({ holds: z.literal(true) }),
]);
export type WithdrawalVerdict = z.infer<typeof WithdrawalVerdict>;

/** One fact behind a credit, in words, with where it came from. */
export const FactLine = z.object({
  checkIn: z.string(),
  at: Instant,
  /** e.g. "Scanned by camera at Booth 2 on Thu 10 September 2026, 10:31". */
  sentence: z.string(),
  /** Who linked it: the engine with its reasons, or a member of staff. */
  matchedBy: z.string(),
  reasons: z.array(z.string()),
});
export type FactLine = z.infer<typeof FactLine>;

export const EventCredit = z.object({
  event: z.object({
    id: z.string(),
    name: z.string(),
    place: z.string(),
    firstDay: CalendarDay,
    lastDay: CalendarDay,
  }),
  /** The standing credit entry; null when the facts earn nothing, and then `reasons` say why. */
  entry: z.nullable(LedgerEntry),
  reasons: z.array(z.string()),
  facts: z.array(FactLine),
});
export type EventCredit = z.infer<typeof EventCredit>;

/** GET /api/registrants/:id — every credit with every fact behind it. */
export const RegistrantPage = z.object({
  registrant: Registrant,
  requirement: RequirementState,
  policy: z.string(),
  credits: z.array(EventCredit),
  ledger: z.array(LedgerEntry),
});
export type RegistrantPage = z.infer<typeof RegistrantPage>;
