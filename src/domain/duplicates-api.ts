/** What crosses between the console and the server about registrants who may stand in the registry twice; see `console-api.ts`. */
import * as z from 'zod/mini';
import { Instant } from './calendar.ts';
import { RegistrantSummary } from './console-api.ts';

const count = z.number();

/** Two registrants who may be one person. */
export const PossibleDuplicate = z.object({
  one: RegistrantSummary,
  other: RegistrantSummary,
  probability: z.number().check(z.gte(0), z.lte(1)),
  /** How they agree and differ, in words. */
  reasons: z.array(z.string()),
});
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>;

/** How far the search for duplicates is that staff started. POST /api/duplicates/search and …/search/cancel answer it. */
export const DuplicateSearch = z.object({
  /** From 0 to 1; null where none is running. */
  progress: z.nullable(z.number().check(z.gte(0), z.lte(1))),
  /** How the last one that was started since the server runs ended without an answer. */
  trouble: z.nullable(z.enum(['cancelled', 'failed'])),
  /** The last one that was done. */
  done: z.nullable(z.object({ endedAt: Instant, by: z.string(), registrants: count })),
});
export type DuplicateSearch = z.infer<typeof DuplicateSearch>;

/** GET /api/duplicates?from= — the likeliest first, at most 50 from this one on. GET /api/duplicates/csv: all of them. */
export const DuplicateList = z.object({
  search: DuplicateSearch,
  pairs: z.array(PossibleDuplicate),
  /** Of all pages; without those of whom staff said that they are two people. */
  total: count,
});
export type DuplicateList = z.infer<typeof DuplicateList>;

/** POST /api/duplicates/two-people — ids of two registrants, in any order: never proposed again. */
export const TwoPeopleOrder = z.object({
  one: z.string().check(z.minLength(1), z.maxLength(200)),
  other: z.string().check(z.minLength(1), z.maxLength(200)),
});
/** Names the decision for its undo: POST /api/duplicates/two-people/:id/undo, which answers 204. */
export const TwoPeopleSaid = z.object({ decision: z.string() });
export type TwoPeopleSaid = z.infer<typeof TwoPeopleSaid>;
