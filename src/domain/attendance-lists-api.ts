/** What crosses between the console and the server about organisers' attendance lists; see `console-api.ts`. */
import * as z from 'zod/mini';
import { Instant } from './calendar.ts';
import { ListReading, ReceivedList } from './read-list-api.ts';

const count = z.number();

/**
 * How many rows of a list are what, before anything is posted: each is one of `certain`, `review`, `unknown` and those
 * that are left out.
 */
export const ListReport = z.object({
  certain: count,
  review: count,
  unknown: count,
  leftOut: z.object({
    /** The list says that the person did not come. */
    absent: count,
    /** The very same row stands further up. */
    repeated: count,
    /** A day that cannot be read. */
    dayUnclear: count,
    /** The very same row is on an earlier list that was posted. */
    onEarlierList: count,
  }),
  /** Of the certain: on several rows of this list, which count once. */
  onSeveralRows: count,
  /** Of the certain: registrants whom a check-in or an earlier list places there already. */
  seenBefore: count,
  credit: z.object({
    /** Hundredths of CEC, beyond what is posted already. */
    cec: count,
    registrants: count,
    /** Have it already. */
    already: count,
    /** Earn nothing: too few minutes, or no day of the event. */
    nothing: count,
  }),
});
export type ListReport = z.infer<typeof ListReport>;

/** What is being done with a list: `share` from 0 to 1. */
const ListJob = z.object({ what: z.enum(['look-up', 'post', 'undo']), share: count });
export type ListJob = z.infer<typeof ListJob>;

export const ListSummary = z.extend(ReceivedList, {
  /** By a link; `receivedBy` is who made it then. */
  sentByOrganiser: z.boolean(),
  state: z.enum(['read', 'looked-up', 'posted', 'undone']),
  /** Who posted it, or undid that, and when. */
  last: z.nullable(z.object({ at: Instant, by: z.string() })),
  job: z.nullable(ListJob),
});
export type ListSummary = z.infer<typeof ListSummary>;

/** GET /api/attendance-lists?event= — newest first. POST, with the file's bytes as body and `name=`, adds one. */
export const ListsOfEvent = z.object({ lists: z.array(ListSummary) });
export type ListsOfEvent = z.infer<typeof ListsOfEvent>;

/** GET /api/attendance-lists/:id; POST to …/columns, /look-up, /cancel, /post and /undo answers the same. */
export const ListPage = z.extend(z.extend(ListSummary, ListReading.shape), {
  report: z.nullable(ListReport),
  /** Why the last job came to nothing, in words. */
  trouble: z.nullable(z.string()),
  /** Registrants of the event whose credit is still being settled. */
  settling: count,
});
export type ListPage = z.infer<typeof ListPage>;
