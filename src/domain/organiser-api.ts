/** What crosses between an organiser, who has a link and no account, and the server; and what the console says of links. */
import * as z from 'zod/mini';
import { columnMeanings } from './attendance-list.ts';
import { CalendarDay, Instant } from './calendar.ts';
import { fileRefusals, ListProblem } from './list-problem.ts';
import { ColumnsOrder } from './read-list-api.ts';

/** The page that a link leads to. The token is in the fragment: it reaches no log. */
export const organiserPath = '/organiser';

/** No list of a convention is larger. */
export const mostOrganiserBytes = 10 * 1024 * 1024;

/** Files by one link, those that were refused among them. */
export const mostUploadsPerLink = 5;

/** So often one list is read again by what its sender says of the columns. */
export const mostReadingsPerList = 20;

export const OrganiserToken = z.string().check(z.regex(/^[\w-]{43}$/, 'this link is not complete'));

const count = z.number();
const Id = z.string().check(z.minLength(1), z.maxLength(200));

/** How many people of the list are registrants, as `blurred-count.ts` tells it. */
const Told = z.discriminatedUnion('is', [
  /** Nobody has said yet that it is read as it should be. */
  z.object({ is: z.literal('not-counted') }),
  /** It is still being counted. */
  z.object({ is: z.literal('counting') }),
  /** Of so short a list nothing is told. */
  z.object({ is: z.literal('too-short') }),
  z.object({ is: z.literal('about'), people: count }),
]);
export type Told = z.infer<typeof Told>;

/** What became of a list. */
const Standing = z.discriminatedUnion('is', [
  /** The office has not posted it yet. */
  z.object({ is: z.literal('received'), report: Told }),
  z.object({ is: z.literal('posted'), at: Instant, outcome: Told, outcomeFrom: Instant }),
  z.object({ is: z.literal('taken-back'), at: Instant }),
]);

/** A list that came by this link, in counts. All but what `Told` says comes from the file alone. */
export const OrganiserList = z.object({
  id: z.string(),
  name: z.string(),
  receivedAt: Instant,
  rows: count,
  leftOut: z.object({ absent: count, repeated: count, dayUnclear: count }),
  standing: Standing,
});
export type OrganiserList = z.infer<typeof OrganiserList>;

/** GET /v1/organiser — what the holder of a link sees. */
export const OrganiserPage = z.object({
  event: z.object({
    name: z.string(),
    organiser: z.string(),
    place: z.string(),
    firstDay: CalendarDay,
    lastDay: CalendarDay,
  }),
  expiresAt: Instant,
  uploadsLeft: count,
  /** Newest first. */
  lists: z.array(OrganiserList),
});
export type OrganiserPage = z.infer<typeof OrganiserPage>;

/** How a file was understood. Told once, to whoever sent it: the link alone leads to nobody's name. */
export const OrganiserReading = z.object({
  list: z.string(),
  /** By it the sender, and no other holder of the link, may say what columns hold. */
  key: z.string(),
  columns: z.array(
    z.object({
      /** From 0. */
      index: count,
      letters: z.string(),
      header: z.string(),
      meaning: z.nullable(z.enum(columnMeanings)),
      samples: z.array(z.string()),
    }),
  ),
  /** The first of them. */
  problems: z.array(ListProblem),
  problemCount: count,
});
export type OrganiserReading = z.infer<typeof OrganiserReading>;

export const OrganiserListName = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'name the list'), z.maxLength(200)),
});
/** POST /v1/organiser/lists?name= — the body is the file as it is. */
export const OrganiserAnswer = z.object({ page: OrganiserPage, reading: OrganiserReading });
export type OrganiserAnswer = z.infer<typeof OrganiserAnswer>;

/** Why a file is no list, with what is wrong with it. */
export const FileRefused = z.object({
  error: z.object({ code: z.literal('no-list'), message: z.string(), file: z.enum(fileRefusals) }),
});
export type FileRefused = z.infer<typeof FileRefused>;

/** POST /v1/organiser/lists/:id/columns — the rows are read again. */
export const OrganiserColumnsOrder = z.object({
  key: z.string().check(z.minLength(1), z.maxLength(100)),
  columns: ColumnsOrder.shape.columns.check(
    z.minLength(1, 'say what at least one column holds'),
    z.refine(
      (columns) => new Set(columns.map(({ index }) => index)).size === columns.length,
      'a column is named twice',
    ),
  ),
});
export type OrganiserColumnsOrder = z.infer<typeof OrganiserColumnsOrder>;

/** POST /api/organiser-links */
export const OrganiserLinkOrder = z.object({
  event: Id,
  /** How long it is good for. */
  days: z.number().check(z.int(), z.gte(1), z.lte(90, 'a link is good for at most 90 days')),
});

const OrganiserLink = z.object({
  id: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  expiresAt: Instant,
  state: z.enum(['open', 'expired', 'taken-back']),
  takenBack: z.nullable(z.object({ at: Instant, by: z.string() })),
  lastUsedAt: z.nullable(Instant),
  /** Files that came by it, and how many of them became lists. */
  uploads: count,
  lists: count,
});
export type OrganiserLink = z.infer<typeof OrganiserLink>;

/** GET /api/organiser-links?event= — newest first. */
export const OrganiserLinks = z.object({ links: z.array(OrganiserLink) });
export type OrganiserLinks = z.infer<typeof OrganiserLinks>;

/** The only time that the link itself is told. */
export const NewOrganiserLink = z.object({ id: z.string(), url: z.string(), expiresAt: Instant });
export type NewOrganiserLink = z.infer<typeof NewOrganiserLink>;
