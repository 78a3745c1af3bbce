/** Point 5 of the requirement: how a requirement date looks on a given day. */
import { addYears, type CalendarDay } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { RequirementStatus } from './state.ts';

type StatusOfDate = Exclude<RequirementStatus, 'not-required'>;

/**
 * Overdue only after the requirement date, never on it. Due soon when the date is at most `dueSoonYears` calendar
 * years away, that day included.
 */
export const statusOn = (day: CalendarDay, requirementDate: CalendarDay, policy: Policy): StatusOfDate => {
  if (day > requirementDate) return 'overdue';
  return requirementDate <= addYears(day, policy.dueSoonYears) ? 'due-soon' : 'on-track';
};

/** The status as the last sentence of the reasons. */
export const writeStatus = (status: StatusOfDate, day: CalendarDay, requirementDate: CalendarDay): string => {
  switch (status) {
    case 'overdue':
      return `on ${day} the requirement date ${requirementDate} has passed: overdue`;
    case 'due-soon':
      return `on ${day} the requirement date ${requirementDate} is near: due soon`;
    case 'on-track':
      return `on ${day} the requirement date ${requirementDate} is far enough away: on track`;
  }
};
