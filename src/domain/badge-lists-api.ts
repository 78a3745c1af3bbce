/** What crosses between the console and the server about the badge lists of a show's vendor; see `console-api.ts`. */
import * as z from 'zod/mini';
import { Instant } from './calendar.ts';
import { ListReading, ReceivedList } from './read-list-api.ts';

const count = z.number();

/** How a list and the check-ins of its event meet, as it is now. */
export const BadgeReport = z.object({
  /** Badges of which the list names one person. */
  badges: count,
  /** Of these, those that a check-in of the event carries. */
  badgesSeen: count,
  /** Check-ins of the event, each counted once. */
  checkIns: z.object({
    /** With a badge of the list. */
    listed: count,
    /** With a badge that the list does not name a person for. */
    unlisted: count,
    withoutBadge: count,
  }),
  /** Badges of the list, by what the event's other lists that are applied say of them. */
  beside: z.object({
    new: count,
    /** They say otherwise: the list that came last counts. */
    changed: count,
    same: count,
    /** A list that came later and is applied says otherwise, and counts. */
    outdated: count,
  }),
  /** Rows of the list that are not used. */
  leftOut: z.object({
    noBadge: count,
    /** A badge of nobody. */
    nobody: count,
    /** Further rows of the same person with the same badge. */
    repeated: count,
    /** One badge for two people. */
    twoPeople: count,
  }),
  /** What became of the check-ins with a badge of the list. */
  outcome: z.object({ matched: count, review: count, notRegistrant: count, waiting: count }),
});
export type BadgeReport = z.infer<typeof BadgeReport>;

export const BadgeListSummary = z.extend(ReceivedList, {
  state: z.enum(['read', 'applied', 'withdrawn']),
  /** Who applied or withdrew it last, and when. */
  last: z.nullable(z.object({ at: Instant, by: z.string() })),
});
export type BadgeListSummary = z.infer<typeof BadgeListSummary>;

/** GET /api/badge-lists?event= — newest first. POST, with the file's bytes as body and `name=`, adds one. */
export const BadgeListsOfEvent = z.object({ lists: z.array(BadgeListSummary) });
export type BadgeListsOfEvent = z.infer<typeof BadgeListsOfEvent>;

/** GET /api/badge-lists/:id; POST to …/columns, /apply and /withdraw answers the same. */
export const BadgeListPage = z.extend(z.extend(BadgeListSummary, ListReading.shape), {
  report: BadgeReport,
  /** Check-ins of the event that wait to be matched. */
  matching: count,
  /** Registrants of the event whose credit is still being settled. */
  settling: count,
});
export type BadgeListPage = z.infer<typeof BadgeListPage>;
