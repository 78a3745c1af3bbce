import * as z from 'zod/mini';
import { CalendarDay } from '../calendar.ts';

export const RequirementStatus = z.enum(['on-track', 'due-soon', 'overdue', 'not-required']);
export type RequirementStatus = z.infer<typeof RequirementStatus>;

/** Where a registrant stands on a day. CEC in hundredths; `reasons` are sentences, oldest first. */
export const RequirementState = z.object({
  status: RequirementStatus,
  requirementDate: z.nullable(CalendarDay),
  earned: z.number(),
  needed: z.number(),
  reasons: z.array(z.string()),
});
export type RequirementState = z.infer<typeof RequirementState>;
