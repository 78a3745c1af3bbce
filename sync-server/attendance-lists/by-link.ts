/** Lists that came by an organiser's link: how many may still come, and what the organiser sees of them. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import {
  mostUploadsPerLink,
  type OrganiserLink,
  type OrganiserList,
  type OrganiserPage,
  type OrganiserReading,
} from '#domain/organiser-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { OrganiserPass } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { readingOfSender } from '../lists/index.ts';
import type { Reading as Database, Store } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import { drawOutcome, outcomeFrom, standingOf } from './told.ts';

const uploadsBy = async (db: Database, link: string): Promise<number> => {
  const { uploads } = await db
    .selectFrom('organiser_upload')
    .select((eb) => eb.fn.countAll<number>().as('uploads'))
    .where('link', '=', link)
    .executeTakeFirstOrThrow();
  return uploads;
};

const setAside = (why: string) =>
  sql<number>`(SELECT COUNT(*) FROM list_row WHERE list_row.list = attendance_list.id AND set_aside IS ${why})`;

const listsBy = (db: Database, link: string) =>
  db
    .selectFrom('attendance_list')
    .select(['id', 'name', 'received_at', 'posted_at', 'undone_at', 'told_report', 'told_outcome'])
    .select([
      sql<number>`report_json IS NOT NULL`.as('reported'),
      sql<number>`(SELECT COUNT(*) FROM list_row WHERE list_row.list = attendance_list.id)`.as('rows'),
      setAside('absent').as('absent'),
      setAside('repeated').as('repeated'),
      setAside('day-unclear').as('day_unclear'),
    ])
    .where('link', '=', link)
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const createByLink = ({ store, clock, jobs }: { store: Store; clock: Clock; jobs: Jobs }) => {
  const { db } = store;

  const listOf = (row: Awaited<ReturnType<typeof listsBy>>[number]): OrganiserList => ({
    id: row.id,
    name: row.name,
    receivedAt: row.received_at,
    rows: row.rows,
    leftOut: { absent: row.absent, repeated: row.repeated, dayUnclear: row.day_unclear },
    standing: standingOf({
      reported: row.reported === 1,
      isLookedUp: jobs.of(row.id) !== null,
      rowsToTellOf: row.rows - row.absent - row.repeated - row.day_unclear,
      postedAt: row.posted_at,
      undoneAt: row.undone_at,
      toldReport: row.told_report,
      toldOutcome: row.told_outcome,
    }),
  });

  return {
    /** Counts a file before it is read. Fails where the link has taken all that it may, or was taken back meanwhile. */
    reserve: ({ id }: OrganiserPass): Promise<Result<null, 'no-uploads-left' | 'taken-back'>> =>
      store.write(async (tx) => {
        const { taken_back_at } = await tx
          .selectFrom('organiser_link')
          .select('taken_back_at')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        if (taken_back_at !== null) return fail('taken-back');
        if ((await uploadsBy(tx, id)) >= mostUploadsPerLink) return fail('no-uploads-left');
        await tx
          .insertInto('organiser_upload')
          .values({ id: uuidv7(), link: id, at: instantOf(clock) })
          .execute();
        return succeed(null);
      }),

    /** What the holder of the link sees. */
    page: async (pass: OrganiserPass, event: ApprovedEvent): Promise<OrganiserPage> => {
      const rows = await listsBy(db, pass.id);
      for (const row of rows) {
        const isDue =
          row.posted_at !== null && row.undone_at === null && outcomeFrom(row.posted_at) <= clock.now();
        if (isDue && row.told_outcome === null)
          row.told_outcome = await store.write((tx) => drawOutcome(tx, row.id));
      }
      return {
        event: {
          name: event.name,
          organiser: event.organiser,
          place: event.place,
          firstDay: event.days[0]?.date ?? '',
          lastDay: event.days.at(-1)?.date ?? '',
        },
        expiresAt: pass.expiresAt,
        uploadsLeft: Math.max(0, mostUploadsPerLink - (await uploadsBy(db, pass.id))),
        lists: rows.map(listOf),
      };
    },

    /** Null where the list did not come by this link. */
    hasList: async ({ id }: OrganiserPass, list: string): Promise<{ isReported: boolean } | null> => {
      const row = await db
        .selectFrom('attendance_list')
        .select(sql<number>`report_json IS NOT NULL`.as('reported'))
        .where('id', '=', list)
        .where('link', '=', id)
        .executeTakeFirst();
      return row ? { isReported: row.reported === 1 } : null;
    },

    /** How a list was understood, for whoever has just sent it. */
    reading: async (list: string): Promise<Omit<OrganiserReading, 'key'>> => {
      const row = await db
        .selectFrom('attendance_list')
        .select(['reading_json', 'chosen_json'])
        .where('id', '=', list)
        .executeTakeFirstOrThrow();
      const { columns, problems, problemCount } = readingOfSender(row);
      return {
        list,
        columns: columns.map(({ index, letters, header, meaning, samples }) => ({
          index,
          letters,
          header,
          meaning,
          samples,
        })),
        problems,
        problemCount,
      };
    },

    /** The links of an event, newest first. */
    linksOf: async (event: string): Promise<OrganiserLink[]> => {
      const rows = await db
        .selectFrom('organiser_link')
        .innerJoin('staff as maker', 'maker.id', 'made_by')
        .leftJoin('staff as taker', 'taker.id', 'taken_back_by')
        .select([
          'organiser_link.id',
          'made_at',
          'maker.name as made_by',
          'expires_at',
          'taken_back_at',
          'taker.name as taken_back_by',
          'last_used_at',
          sql<number>`(SELECT COUNT(*) FROM organiser_upload WHERE link = organiser_link.id)`.as('uploads'),
          sql<number>`(SELECT COUNT(*) FROM attendance_list WHERE link = organiser_link.id)`.as('lists'),
        ])
        .where('organiser_link.event', '=', event)
        .orderBy('made_at', 'desc')
        .orderBy('organiser_link.id', 'desc')
        .execute();
      const now = instantOf(clock);
      return rows.map(
        (row): OrganiserLink => ({
          id: row.id,
          madeAt: row.made_at,
          madeBy: row.made_by,
          expiresAt: row.expires_at,
          state: row.taken_back_at !== null ? 'taken-back' : row.expires_at <= now ? 'expired' : 'open',
          takenBack:
            row.taken_back_at === null ? null : { at: row.taken_back_at, by: row.taken_back_by ?? '' },
          lastUsedAt: row.last_used_at,
          uploads: row.uploads,
          lists: row.lists,
        }),
      );
    },
  };
};
