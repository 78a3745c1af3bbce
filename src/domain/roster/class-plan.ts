import * as z from 'zod/mini';
import { CalendarDay } from '../calendar.ts';
import { Claim } from '../claim-schema.ts';

/** A time on the wall clock where the class is held, `HH:MM`. Times of one day compare as text. */
export const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write the time as 14:30'));
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** From `from` up to `until`, on one day. */
export const Stretch = z
  .object({ from: TimeOfDay, until: TimeOfDay })
  .check(z.refine(({ from, until }) => from < until, 'the end must come after the start'));
export type Stretch = z.infer<typeof Stretch>;

const breaksLieWithin = ({ from, until, breaks }: Stretch & { breaks: Stretch[] }): boolean =>
  breaks.every(
    (pause, index) =>
      (breaks[index - 1]?.until ?? from) <= pause.from && pause.until <= until && pause.from < pause.until,
  );

export const ClassDay = z
  .object({
    date: CalendarDay,
    from: TimeOfDay,
    until: TimeOfDay,
    breaks: z.array(Stretch).check(z.maxLength(8)),
  })
  .check(
    z.refine(({ from, until }) => from < until, 'the end must come after the start'),
    z.refine(breaksLieWithin, 'breaks in order, within the day'),
  );
export type ClassDay = z.infer<typeof ClassDay>;

/** `exam`: to be certified at the end. `cec-only`: for credit, without the exam. */
export const Purpose = z.enum(['exam', 'cec-only']);
export type Purpose = z.infer<typeof Purpose>;

/** Somebody who said beforehand that they would come. */
export const ExpectedPerson = z.object({
  person: z.uuid(),
  claim: Claim,
  purpose: z.nullable(Purpose),
});
export type ExpectedPerson = z.infer<typeof ExpectedPerson>;

/** People at a live-streamed class, those who come for credit only included. */
export const mostAtLiveStream = 20;

/** What a class has beyond an approved event: who teaches it, when exactly, and how its roster is signed. */
export const ClassPlan = z.object({
  /** The designation that the class leads to, e.g. `WRT`; null for one that leads to none. */
  category: z.nullable(z.string().check(z.minLength(1), z.maxLength(20))),
  school: z.string().check(z.maxLength(200)),
  instructor: z.string().check(z.minLength(1), z.maxLength(200)),
  /** As people call it, e.g. `English`. */
  language: z.string().check(z.maxLength(60)),
  delivery: z.enum(['in-person', 'live-stream']),
  signatures: z.enum(['daily', 'once']),
  /** The same dates as the event's days, in order; an event day's minutes are those of `minutesOfStretch`. */
  days: z.array(ClassDay).check(z.minLength(1), z.maxLength(30)),
  expected: z.array(ExpectedPerson).check(z.maxLength(500)),
});
export type ClassPlan = z.infer<typeof ClassPlan>;

const minuteOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes that two stretches of a day have in common. */
const overlap = (a: Stretch, b: Stretch): number =>
  Math.max(0, Math.min(minuteOf(a.until), minuteOf(b.until)) - Math.max(minuteOf(a.from), minuteOf(b.from)));

/** Minutes of class between two times of a day: what lies outside its hours or in a break does not count. */
export const minutesOfStretch = (day: ClassDay, stretch: Stretch): number =>
  overlap(day, stretch) -
  day.breaks.reduce(
    (sum, pause) => sum + Math.max(0, overlap({ from: pause.from, until: pause.until }, stretch)),
    0,
  );

/** Minutes of a whole day of class, breaks taken off. */
export const minutesOfDay = (day: ClassDay): number => minutesOfStretch(day, day);
