/** What crosses between the console and the server about classes; see `console-api.ts`. */
import * as z from 'zod/mini';
import { ApprovedEvent } from './approved-event.ts';
import { TimeZone } from './calendar.ts';
import { ClassPlan } from './roster/class-plan.ts';

const given = (what: string, most: number) =>
  z.string().check(z.trim(), z.minLength(1, what), z.maxLength(most, `at most ${most} characters`));
const text = (most: number) => z.string().check(z.trim(), z.maxLength(most, `at most ${most} characters`));

const inOrder = (days: readonly { date: string }[]): boolean =>
  days.every(({ date }, index) => index === 0 || (days[index - 1]?.date ?? '') < date);

/** What the office says of a class; the days of its approved event follow from it. */
export const ClassOrder = z.object({
  name: given('name the class', 200),
  place: text(200),
  timeZone: TimeZone,
  /** In hundredths of CEC; null: the minutes attended decide alone. */
  approvedValue: z.nullable(z.number().check(z.int(), z.gte(0), z.lte(10_000))),
  category: z.nullable(given('leave it out instead of empty', 20)),
  school: given('name the school', 200),
  instructor: given('name the instructor', 200),
  language: text(60),
  delivery: ClassPlan.shape.delivery,
  signatures: ClassPlan.shape.signatures,
  days: ClassPlan.shape.days.check(z.refine(inOrder, 'days in order, once each')),
});
export type ClassOrder = z.infer<typeof ClassOrder>;

/** POST /api/classes — a new class. Answers with its event's id, by which all else asks. */
export const NewClass = z.object({ event: z.string() });

/** GET /api/classes/:event; POST the same with a `ClassOrder` changes it. */
export const ClassPage = z.object({
  event: ApprovedEvent,
  /** Null: the event is a class, and nothing more was said of it yet. */
  plan: z.nullable(ClassPlan),
});
export type ClassPage = z.infer<typeof ClassPage>;

/** POST /api/classes/:event/people — the body is a list (CSV, TSV, XLSX, ODS) as it is: who is expected. */
export const PeopleAdded = z.object({
  added: z.number(),
  /** On the list before, or twice in what was sent. */
  already: z.number(),
  problems: z.array(z.object({ row: z.number(), what: z.string() })),
});
export type PeopleAdded = z.infer<typeof PeopleAdded>;

/** POST /api/classes/:event/enrolments — a link that enrols one device of the instructor's for this class. */
export const InstructorOrder = z.object({ name: given('say whose device it is', 60) });
