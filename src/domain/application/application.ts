/** What an application says, and what is missing before it can be sent. */
import * as z from 'zod/mini';
import { CalendarDay } from '../calendar.ts';
import { Claim } from '../claim-schema.ts';

/** Of all files of one application together. */
export const mostEvidenceBytes = 20 * 1024 * 1024;
export const mostEvidenceFiles = 10;

const Id = z.string().check(z.minLength(1), z.maxLength(200));
const line = (what: string) =>
  z.string().check(z.trim(), z.minLength(1, what), z.maxLength(200, 'write at most 200 letters'));
const lineOrNone = z.string().check(z.trim(), z.maxLength(200, 'write at most 200 letters'));

export const mostHours = 200;
/** Far more than the days of any event. */
const mostDays = 60;
const DaysAttended = z.array(CalendarDay).check(z.minLength(1, 'name a day'), z.maxLength(mostDays));

const inOrder = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }): boolean =>
  firstDay <= lastDay;

/** On the approved list; `days` null: all of them. */
const ListedEvent = z.object({
  is: z.literal('listed'),
  event: Id,
  days: z.nullable(DaysAttended),
});

/** Not on the list: the office finds or approves it first. */
const OtherEvent = z
  .object({
    is: z.literal('other'),
    name: line('name the event'),
    organiser: lineOrNone,
    place: lineOrNone,
    firstDay: CalendarDay,
    lastDay: CalendarDay,
    hours: z.number().check(z.gt(0, 'say how many hours'), z.lte(mostHours, `at most ${mostHours} hours`)),
    programme: z.string().check(z.trim(), z.maxLength(2_000, 'write at most 2,000 letters')),
  })
  .check(z.refine(inOrder, 'the last day is before the first'));

export const AboutEvent = z.discriminatedUnion('is', [ListedEvent, OtherEvent]);
export type AboutEvent = z.infer<typeof AboutEvent>;

export const ApplicationClaim = z.pick(Claim, {
  full_name: true,
  registrant_number: true,
  email: true,
  phone: true,
});
export type ApplicationClaim = z.infer<typeof ApplicationClaim>;

/** What a draft holds so far. */
export const ApplicationFields = z.object({
  about: z.nullable(AboutEvent),
  claim: ApplicationClaim,
  /** Whatever the office should know besides. */
  note: z.string().check(z.trim(), z.maxLength(1_000, 'write at most 1,000 letters')),
});
export type ApplicationFields = z.infer<typeof ApplicationFields>;

export const noFields: ApplicationFields = { about: null, claim: {}, note: '' };

export type MissingPart = 'event' | 'name' | 'evidence';

/** What must be there before it can be sent, in the order in which it is asked for. */
export const missingParts = (
  { about, claim }: Pick<ApplicationFields, 'about' | 'claim'>,
  files: number,
): MissingPart[] => [
  ...(about === null ? (['event'] as const) : []),
  ...(claim.full_name === undefined ? (['name'] as const) : []),
  ...(files === 0 ? (['evidence'] as const) : []),
];

/**
 * Why an application was not accepted, as its sender is told. None speaks of a credit or of the registry: whoever
 * applies under another's name would learn of both (docs/decisions/0003).
 */
export const refusalWords = ['evidence', 'event', 'attendance', 'contact'] as const;
export type RefusalWord = (typeof refusalWords)[number];
