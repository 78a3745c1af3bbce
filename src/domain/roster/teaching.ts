import type { CalendarDay } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { type ClassPlan, minutesOfDay } from './class-plan.ts';
import type { Roster } from './roster.ts';

/** What teaching the class is worth to whoever attested its roster. */
export interface Teaching {
  name: string;
  days: { date: CalendarDay; minutes: number }[];
}

/** Null while the roster is not closed, and where the policy gives nothing for teaching. */
export const teachingOf = (
  plan: Pick<ClassPlan, 'days'>,
  { closing }: Pick<Roster, 'closing'>,
  { teachingPercent }: Pick<Policy, 'teachingPercent'>,
): Teaching | null => {
  if (closing === null || teachingPercent === undefined) return null;
  const days = plan.days.map((day) => ({
    date: day.date,
    minutes: Math.floor((minutesOfDay(day) * teachingPercent) / 100),
  }));
  return { name: closing.name, days };
};
