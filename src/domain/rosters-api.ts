/** What crosses between the console and the server about the roster of a class; see `console-api.ts`. */
import * as z from 'zod/mini';
import { evidenceKinds } from './application/evidence-kind.ts';
import { CalendarDay, Instant } from './calendar.ts';
import { Claim } from './claim-schema.ts';
import { CheckInState } from './console-api.ts';
import { Purpose } from './roster/class-plan.ts';
import { DayMark, RosterAuthor, RosterStatement } from './roster/roster-change.ts';

const count = z.number();

/** As it is drawn: the `d` of an SVG path within that view box; an empty path where it was given on paper. */
export const DrawnSignature = z.object({ width: z.number(), height: z.number(), path: z.string() });
export type DrawnSignature = z.infer<typeof DrawnSignature>;

const PersonDay = z.object({
  date: CalendarDay,
  /** More than one where devices disagree. */
  marks: z.array(DayMark),
  minutes: count,
  signature: z.nullable(DrawnSignature),
});

export const PersonOnRoster = z.object({
  person: z.string(),
  claim: Claim,
  expected: z.boolean(),
  purpose: z.nullable(Purpose),
  days: z.array(PersonDay),
  signature: z.nullable(DrawnSignature),
  identityChecked: z.boolean(),
  note: z.string(),
  minutes: count,
  /** What these days earn by themselves, in hundredths of CEC. */
  cec: count,
  /** See `classStanding`. */
  exam: z.enum(['eligible', 'not-eligible', 'open', 'none']),
  missed: z.array(CalendarDay),
  /** The check-in that they became, and how far it got; null while they were present on no day. */
  known: z.nullable(z.object({ checkIn: z.string(), state: CheckInState })),
});
export type PersonOnRoster = z.infer<typeof PersonOnRoster>;

/** GET /api/classes/:event/roster — as it stands; asked again every few seconds. */
export const RosterPage = z.object({
  people: z.array(PersonOnRoster),
  /** Taken off it, and back with one change. */
  removed: z.array(z.object({ person: z.string(), claim: Claim })),
  closing: z.nullable(
    z.object({
      name: z.string(),
      sentence: z.string(),
      signature: DrawnSignature,
      at: Instant,
      by: RosterAuthor,
    }),
  ),
  /** Changes so far. */
  changes: count,
  /** A live stream with more people than it takes. */
  isOverfull: z.boolean(),
});
export type RosterPage = z.infer<typeof RosterPage>;

/** GET /api/classes/:event/history?person= — everything that was said, of one person or of all, newest first. */
export const RosterHistory = z.object({
  changes: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      by: RosterAuthor,
      station: z.string(),
      person: z.nullable(z.string()),
      says: RosterStatement,
      reason: z.nullable(z.string()),
    }),
  ),
  more: z.boolean(),
});
export type RosterHistory = z.infer<typeof RosterHistory>;

/** POST /api/classes/:event/changes — what the office says; a reason is asked for once the roster is closed. */
export const OfficeChanges = z.object({
  changes: z
    .array(z.object({ person: z.nullable(z.uuid()), says: RosterStatement }))
    .check(z.minLength(1), z.maxLength(100, 'at most 100 changes at once')),
  reason: z.nullable(z.string().check(z.trim(), z.minLength(1, 'say why'), z.maxLength(500))),
});
export type OfficeChanges = z.infer<typeof OfficeChanges>;

/** A photograph on a phone, a scan of several pages. */
export const mostSheetBytes = 20 * 1024 * 1024;

/** A photograph or scan of a sheet that was filled in by hand. */
const RosterSheet = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(evidenceKinds),
  addedAt: Instant,
  addedBy: z.string(),
  /** It does not belong here; kept all the same. */
  isAside: z.boolean(),
});
export type RosterSheet = z.infer<typeof RosterSheet>;

/** GET /api/classes/:event/sheets; POST the same with a file as its body keeps one. */
export const RosterSheets = z.object({ sheets: z.array(RosterSheet) });
export type RosterSheets = z.infer<typeof RosterSheets>;

/** POST /api/roster-sheets/:id/aside */
export const SheetOrder = z.object({ isAside: z.boolean() });
