/** Worked cases of the credit rules: how they are written down, and what the rules answer. */
import * as z from 'zod/mini';
import { CreditTerms, EventDay } from '#domain/approved-event.ts';
import { type AttendanceFact, AttendanceSource } from '#domain/attendance.ts';
import { CalendarDay, withReadableFraction } from '#domain/calendar.ts';
import { creditAtEvent } from '#domain/credit/credit.ts';
import { Designation } from '#domain/designation.ts';
import { AdjustmentEntry, type CreditEntry } from '#domain/ledger-entry.ts';
import { iicrcSevenHours, Policy, shippedPolicies } from '#domain/policy.ts';
import { Opening } from '#domain/registrant.ts';
import { requirementState } from '#domain/requirement/requirement.ts';
import type { RequirementState } from '#domain/requirement/state.ts';
import { compareText } from '#domain/text-order.ts';

const daysInOrder = z.pipe(
  z.array(EventDay),
  z.transform((days) => days.toSorted((a, b) => compareText(a.date, b.date))),
);

/** Hand-written cases leave out what is empty; the contracts of the domain do not. */
const CaseDesignation = z.extend(Designation, { endedOn: z._default(Designation.shape.endedOn, null) });
const CaseEvent = z.extend(CreditTerms, {
  /** The design's own words have a blank in "distance learning". */
  kind: z.pipe(
    z.transform((kind) => (typeof kind === 'string' ? kind.replaceAll(' ', '-') : kind)),
    CreditTerms.shape.kind,
  ),
  days: z.pipe(daysInOrder, CreditTerms.shape.days),
  approvedValue: z._default(CreditTerms.shape.approvedValue, null),
});
const CaseAttendance = z.object({
  event: z.string(),
  source: AttendanceSource,
  at: z.nullish(
    z.iso
      .datetime({ offset: true, error: 'write the time as 2026-09-10T17:30:00Z' })
      .check(withReadableFraction),
  ),
  days: z.nullish(
    z.array(z.object({ date: CalendarDay, minutes: z.nullish(z.number().check(z.int(), z.gte(0))) })),
  ),
});
const CaseAdjustment = z.pick(AdjustmentEntry, { id: true, earnedOn: true, cec: true });

/** A policy given in full may leave out our readings (docs/credit-rules.md); those are the active policy's. */
const PolicyInFull = z.extend(Policy, {
  verified: z._default(Policy.shape.verified, false),
  carryOver: z._default(Policy.shape.carryOver, iicrcSevenHours.carryOver),
  nextCycleCounts: z._default(Policy.shape.nextCycleCounts, iicrcSevenHours.nextCycleCounts),
  graceDays: z._default(Policy.shape.graceDays, iicrcSevenHours.graceDays),
  dueSoonYears: z._default(Policy.shape.dueSoonYears, iicrcSevenHours.dueSoonYears),
});
const CasePolicy = z.pipe(
  z.transform((given, context) => {
    if (typeof given !== 'string') return given;
    const shipped = shippedPolicies.find(({ id }) => id === given);
    if (shipped) return shipped;
    const ids = shippedPolicies.map(({ id }) => id).join(', ');
    context.issues.push({
      code: 'custom',
      message: `name one of ${ids}, or give a policy in full`,
      input: given,
    });
    return z.NEVER;
  }),
  PolicyInFull,
);

const Case = z
  .object({
    name: z.string(),
    asOf: CalendarDay,
    policy: z.optional(CasePolicy),
    registrant: z.object({
      designations: z._default(z.array(CaseDesignation), []),
      opening: z._default(z.nullable(Opening), null),
    }),
    events: z._default(z.array(CaseEvent), []),
    attendance: z._default(z.array(CaseAttendance), []),
    adjustments: z._default(z.array(CaseAdjustment), []),
  })
  .check(
    z.refine(
      ({ events }) => new Set(events.map(({ id }) => id)).size === events.length,
      'two events have the same id',
    ),
    z.refine(
      ({ events, attendance }) => attendance.every(({ event }) => events.some(({ id }) => id === event)),
      'attendance names an event that is not in events',
    ),
  );
type Case = z.infer<typeof Case>;

export const CaseFile = z.object({ policy: z._default(CasePolicy, iicrcSevenHours), cases: z.array(Case) });
type CaseFile = z.infer<typeof CaseFile>;

type CaseCredit = Pick<CreditEntry, 'event' | 'cec' | 'minutes' | 'earnedOn'>;

interface CaseAnswer extends Omit<RequirementState, 'reasons'> {
  name: string;
  /** In order of the case's events. */
  credits: CaseCredit[];
  /** One row a fact in review, in order of the case's events, then of its attendance. */
  review: { event: string; why: string }[];
}

const factOf = ({ event, source, at, days }: Case['attendance'][number], index: number): AttendanceFact => ({
  id: String(index).padStart(6, '0'),
  event,
  source,
  at: at ?? undefined,
  days: days?.map(({ date, minutes }) => ({ date, minutes: minutes ?? undefined })),
});

/** The credits of one case and the requirement they lead to. In a case an entry's id is the event's or the adjustment's. */
const answerCase = (given: Case, policy: Policy): CaseAnswer => {
  const facts = given.attendance.map(factOf);
  const outcomes = given.events.map((terms) => ({
    event: terms.id,
    ...creditAtEvent({ terms, facts: facts.filter(({ event }) => event === terms.id), policy }),
  }));
  const credits = outcomes.flatMap(({ event, credit }): CaseCredit[] =>
    credit ? [{ event, cec: credit.cec, minutes: credit.minutes, earnedOn: credit.earnedOn }] : [],
  );
  const requirement = requirementState({
    ...given.registrant,
    policy,
    asOf: given.asOf,
    entries: [
      ...credits.map((credit) => ({ kind: 'credit' as const, id: credit.event, ...credit })),
      ...given.adjustments.map((adjustment) => ({ kind: 'adjustment' as const, ...adjustment })),
    ],
  });
  return {
    name: given.name,
    credits,
    review: outcomes.flatMap(({ event, review }) => review.map(({ why }) => ({ event, why }))),
    requirementDate: requirement.requirementDate,
    earned: requirement.earned,
    needed: requirement.needed,
    status: requirement.status,
  };
};

/** One answer a case, in order. */
export const answerCases = (file: CaseFile): CaseAnswer[] =>
  file.cases.map((given) => answerCase(given, given.policy ?? file.policy));
