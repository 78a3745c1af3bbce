import * as z from 'zod/mini';
import { CalendarDay } from './calendar.ts';

const count = z.number().check(z.int(), z.gte(0));
const positive = z.number().check(z.int(), z.gt(0));

/**
 * A named, dated version of the credit rules: data, not code. CEC in hundredths.
 * Fields below the line are our reading where the programme's text is silent: see docs/credit-rules.md.
 */
export const Policy = z.object({
  id: z.string().check(z.minLength(1)),
  effectiveFrom: CalendarDay,
  verified: z.boolean(),
  minutesPerCec: positive,
  step: positive,
  maxPerEvent: z.nullable(positive),
  needed: positive,
  cycleYears: z.object({ technician: positive, master: positive, inspection: positive }),
  // ---
  carryOver: z.literal(false),
  nextCycleCounts: z.literal('from-completion'),
  graceDays: count,
  dueSoonYears: positive,
  /** Of a class's minutes, what its instructor is credited with for teaching it; left out, nothing. */
  teachingPercent: z.optional(positive.check(z.lte(100))),
});
export type Policy = z.infer<typeof Policy>;

const silentInTheProgramme = {
  carryOver: false,
  nextCycleCounts: 'from-completion',
  graceDays: 1,
  dueSoonYears: 1,
} as const;

/** The IICRC's description of its own programme: one CEC is seven hours. */
export const iicrcSevenHours: Policy = {
  id: 'iicrc-7h',
  effectiveFrom: '2000-01-01',
  verified: true,
  minutesPerCec: 420,
  step: 50,
  maxPerEvent: 200,
  needed: 200,
  cycleYears: { technician: 4, master: 2, inspection: 2 },
  ...silentInTheProgramme,
};

/** Secondary sources say that today's unit is one hour, 14 a cycle, no cap known. Unverified, so not active. */
export const iicrcOneHour: Policy = {
  ...iicrcSevenHours,
  id: 'iicrc-1h',
  verified: false,
  minutesPerCec: 60,
  maxPerEvent: null,
  needed: 1400,
};

export const shippedPolicies: readonly Policy[] = [iicrcSevenHours, iicrcOneHour];
