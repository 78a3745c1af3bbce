/** What is typed of a class, and the order that it becomes. All pure. */

import type { ApprovedEvent } from '#domain/approved-event.ts';
import { ClassOrder } from '#domain/classes-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { ClassPlan } from '#domain/roster/class-plan.ts';
import { cecText } from '../words.ts';

export interface DayFields {
  date: string;
  from: string;
  until: string;
  /** `12:00-13:00, 15:00-15:15` */
  breaks: string;
}

export interface PlanFields {
  name: string;
  category: string;
  school: string;
  instructor: string;
  place: string;
  timeZone: string;
  language: string;
  delivery: ClassPlan['delivery'];
  signatures: ClassPlan['signatures'];
  /** In CEC; empty where the minutes decide. */
  approvedValue: string;
  days: DayFields[];
}

const usualDay: DayFields = { date: '', from: '08:30', until: '16:30', breaks: '12:00-13:00' };

export const emptyFields = (timeZone: string): PlanFields => ({
  name: '',
  category: '',
  school: '',
  instructor: '',
  place: '',
  timeZone,
  language: 'English',
  delivery: 'in-person',
  signatures: 'daily',
  approvedValue: '',
  days: [usualDay],
});

/** What is known of a class, as it is typed. */
export const fieldsOf = (event: ApprovedEvent, plan: ClassPlan | null): PlanFields => ({
  name: event.name,
  category: plan?.category ?? '',
  school: plan?.school ?? event.organiser,
  instructor: plan?.instructor ?? '',
  place: event.place,
  timeZone: event.timeZone,
  language: plan?.language ?? 'English',
  delivery: plan?.delivery ?? 'in-person',
  signatures: plan?.signatures ?? 'daily',
  approvedValue: event.approvedValue === null ? '' : cecText(event.approvedValue),
  days: plan
    ? plan.days.map((day) => ({
        ...day,
        breaks: day.breaks.map(({ from, until }) => `${from}-${until}`).join(', '),
      }))
    : event.days.map(({ date }) => ({ ...usualDay, date })),
});

/** The day after the last, with its hours. */
export const nextDay = (days: readonly DayFields[]): DayFields => {
  const last = days.at(-1) ?? usualDay;
  const midnight = Date.parse(`${last.date}T00:00:00Z`);
  const date = Number.isNaN(midnight) ? '' : new Date(midnight + 86_400_000).toISOString().slice(0, 10);
  return { ...last, date };
};

const breaksOf = (text: string) =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', until = ''] = part.split(/\s*(?:-|–|to)\s*/);
      return { from: from.padStart(5, '0'), until: until.padStart(5, '0') };
    });

const labels: Record<string, string> = {
  name: 'Name of the class',
  category: 'Category',
  school: 'School',
  instructor: 'Instructor',
  place: 'Place',
  timeZone: 'Time zone',
  language: 'Language',
  approvedValue: 'Approved value',
};

/** A path such as `days`, 1, `until` in words. */
const whereOf = ([field, position, part]: readonly PropertyKey[]): string => {
  if (field !== 'days') return labels[String(field)] ?? String(field);
  const day = typeof position === 'number' ? `Day ${position + 1}` : 'Days';
  return part === undefined ? day : `${day}, ${String(part)}`;
};

/** Where the schema's own words are for programs. */
const wordsFor: Record<string, string> = {
  approvedValue: 'write a number of CEC, such as 1.5',
  date: 'choose a day',
  from: 'choose a time',
  until: 'choose a time',
};

/** The order, or what must be mended first, in sentences. */
export const orderOf = (fields: PlanFields): Result<ClassOrder, string[]> => {
  const value = fields.approvedValue.trim().replace(',', '.');
  const parsed = ClassOrder.safeParse({
    ...fields,
    category: fields.category.trim() === '' ? null : fields.category.trim().toUpperCase(),
    approvedValue: value === '' ? null : Math.round(Number(value) * 100),
    days: fields.days.map(({ breaks, ...day }) => ({ ...day, breaks: breaksOf(breaks) })),
  });
  if (parsed.success) return succeed(parsed.data);
  // The first thing that is wrong with each field: the others follow from it.
  const problems = new Map<string, string>();
  for (const { path, message } of parsed.error.issues) {
    const where = whereOf(path);
    const words = wordsFor[String(path.at(-1))] ?? message;
    if (!problems.has(where)) problems.set(where, `${where}: ${words}.`);
  }
  if (problems.size > 1) problems.delete('Days');
  return fail([...problems.values()]);
};
