/** Organisers' attendance lists: kept as they came, looked up, posted as one, undone as one. */
import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { losesNames, withSaid } from '#domain/attendance-list.ts';
import type { FileRefusal } from '#domain/list-problem.ts';
import type { OrganiserColumnsOrder } from '#domain/organiser-api.ts';
import type { ColumnsOrder } from '#domain/read-list-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit, OrganiserPass } from '../access/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { readList } from '../lists/index.ts';
import { askProcess } from '../reading-process.ts';
import type { Store } from '../store/index.ts';
import { createByLink } from './by-link.ts';
import { remember, rememberedOf, rememberPosted, saidByLink } from './column-memory.ts';
import { createJobs } from './jobs.ts';
import type { LookedUp, LookUpOrder } from './look-up.ts';
import { createOpenReadings, type OpenReadingProblem } from './open-readings.ts';
import { outcomeCsv } from './outcome.ts';
import { createListPages } from './page.ts';
import { insertRows } from './posting.ts';
import { createReadAgain, type Read, type ReadAgainProblem } from './read-again.ts';
import { keepRows, keptOf } from './reading.ts';
import { letFall, letStand } from './standing.ts';
import { drawReport } from './told.ts';

const worker = new URL('./look-up-process.ts', import.meta.url);
const answersPerTransaction = 1_000;

export type ListProblem =
  | 'unknown-list'
  | 'busy'
  | 'posted-already'
  | 'posted-once'
  | 'not-looked-up'
  | 'not-posted';

/** Why what a sender says of columns is not taken. */
export type ChoiceProblem =
  | ReadAgainProblem
  | OpenReadingProblem
  | 'unknown-column'
  | 'no-names'
  | 'no-people';

interface JobHooks {
  staff: string;
  /** Called when the ledger has something to do. */
  wake: () => void;
  onTrouble: (error: unknown) => void;
}

interface NewList {
  event: string;
  name: string;
  /** Who added it, or who made the link that it came by. */
  staff: string;
  link: string | null;
}

export const createAttendanceLists = ({
  store,
  clock,
  audit,
  catalogue,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  catalogue: Catalogue;
}) => {
  const jobs = createJobs();
  const pages = createListPages({ db: store.db, jobs });

  const openReadings = createOpenReadings();
  const byLink = createByLink({ store, clock, jobs });

  const read: Read = async (bytes, { event, link }, chosen) => {
    const terms = await catalogue.event(event);
    // What staff said comes first.
    const remembered = [
      ...(terms ? await rememberedOf(store.db, terms) : []),
      ...(link === null ? [] : await saidByLink(store.db, link)),
    ];
    const list = await readList(bytes, { chosen, remembered });
    if (!list.ok) return list;
    return succeed(keptOf(list.value, { days: terms?.days ?? [] }));
  };
  const readAgain = createReadAgain({ store, catalogue, jobs, read });

  const known = (list: string) =>
    store.db
      .selectFrom('attendance_list')
      .select(['event', 'report_json', 'posted_at', 'stands'])
      .where('id', '=', list)
      .executeTakeFirst();

  /** Lists of the event that stand beside this one. */
  const othersThatStand = async (list: string, event: string): Promise<string[]> =>
    (
      await store.db
        .selectFrom('attendance_list')
        .select('id')
        .where('event', '=', event)
        .where('id', '<>', list)
        .where('stands', '=', 1)
        .orderBy('posted_at')
        .execute()
    ).map(({ id }) => id);

  /** Keeps a file as it came, if it can be read as a list; else nothing is kept. */
  const add = async (
    bytes: Uint8Array,
    { event, name, staff, link }: NewList,
  ): Promise<Result<string, FileRefusal>> => {
    const kept = await read(bytes, { event, link }, new Map());
    if (!kept.ok) return kept;
    const id = uuidv7();
    const contentHash = createHash('sha256').update(bytes).digest();
    const at = instantOf(clock);
    await store.write(async (tx) => {
      await tx
        .insertInto('attendance_list')
        .values({
          id,
          event,
          name,
          content_hash: contentHash,
          received_at: at,
          received_by: staff,
          chosen_json: '[]',
          reading_json: JSON.stringify(kept.value.reading),
          report_json: null,
          posted_at: null,
          posted_by: null,
          undone_at: null,
          undone_by: null,
          link,
          told_report: null,
          told_outcome: null,
        })
        .execute();
      await tx
        .insertInto('attendance_list_file')
        .values({ list: id, bytes: Buffer.from(bytes) })
        .execute();
      await keepRows(tx, id, kept.value.rows);
      await audit.append(tx, {
        actor: link === null ? staff : `organiser-link:${link}`,
        action: 'attendance-list-received',
        subject: id,
        detail: { event, sha256: contentHash.toString('hex'), rows: kept.value.rows.length },
      });
    });
    return succeed(id);
  };

  /** Begins to look the rows up among the registrants. Nothing is posted. */
  const lookUp = async (
    list: string,
    { onTrouble }: Pick<JobHooks, 'onTrouble'>,
  ): Promise<Result<null, ListProblem>> => {
    const row = await known(list);
    if (!row) return fail('unknown-list');
    if (row.posted_at !== null) return fail('posted-once');
    openReadings.close(list);
    const begun = jobs.begin({
      list,
      what: 'look-up',
      onTrouble,
      work: async ({ signal, onProgress }) => {
        const event = await catalogue.event(row.event);
        if (!event) throw new Error(`no approved event ${row.event}`);
        const policy = await catalogue.activePolicy();
        const { found, report } = await askProcess<LookedUp, LookUpOrder>(
          worker,
          { file: store.file, order: { list, event, policy } },
          { signal, onProgress },
        );
        for (let start = 0; start < found.length; start += answersPerTransaction) {
          // Requests come in between; a cancellation does not: the rows and the report belong together.
          await pause();
          await store.raw((connection) => {
            const keep = connection.prepare(
              'UPDATE list_row SET decision = ?, registrant = ?, found_json = ? WHERE list = ? AND position = ?',
            );
            connection
              .transaction(() => {
                for (const { position, answer } of found.slice(start, start + answersPerTransaction))
                  keep.run(answer.decision, answer.registrant, JSON.stringify(answer), list, position);
              })
              .immediate();
          });
        }
        await store.write(async (tx) => {
          await tx
            .updateTable('attendance_list')
            .set({ report_json: JSON.stringify(report) })
            .where('id', '=', list)
            .execute();
          await drawReport(tx, list);
        });
      },
    });
    return begun ? succeed(null) : fail('busy');
  };

  return {
    ofEvent: pages.ofEvent,
    page: pages.of,
    outcomeCsv: (list: string) => outcomeCsv(store.db, list),
    cancel: jobs.cancel,
    stop: jobs.stop,

    add: (bytes: Uint8Array, from: Omit<NewList, 'link'>) => add(bytes, { ...from, link: null }),

    /** The same for a file that came by an organiser's link, which it counts against. */
    addByLink: async (
      bytes: Uint8Array,
      { pass, name }: { pass: OrganiserPass; name: string },
    ): Promise<
      Result<{ list: string; key: string }, 'no-uploads-left' | 'taken-back' | { file: FileRefusal }>
    > => {
      const reserved = await byLink.reserve(pass);
      if (!reserved.ok) return reserved;
      const added = await add(bytes, { event: pass.event, name, staff: pass.madeBy, link: pass.id });
      if (!added.ok) return fail({ file: added.problem });
      return succeed({ list: added.value, key: openReadings.begin(added.value) });
    },
    organiserPage: byLink.page,
    organiserReading: byLink.reading,
    organiserLinks: byLink.linksOf,

    /** Reads the rows again by what staff say of the columns. */
    choose: (
      list: string,
      { columns, staff }: ColumnsOrder & { staff: string },
    ): Promise<Result<null, ReadAgainProblem>> => {
      openReadings.close(list);
      return readAgain(list, columns, async (tx, { event, table }) => {
        if (event) await remember(tx, { event, table, columns, staff, at: instantOf(clock) });
        return succeed(null);
      });
    },

    /** The same for who sent the file by a link: it holds for this list, and for others once staff post this one. */
    chooseByLink: async (
      pass: OrganiserPass,
      list: string,
      { key, columns }: OrganiserColumnsOrder,
    ): Promise<Result<null, ChoiceProblem>> => {
      if (!(await byLink.hasList(pass, list))) return fail('unknown-list');
      if (!openReadings.isOpen(list, key)) return fail('closed');
      const { columns: table } = await byLink.reading(list);
      if (columns.some(({ index }) => !table.some((column) => column.index === index)))
        return fail('unknown-column');
      if (losesNames(table, withSaid(table, columns))) return fail('no-names');
      return openReadings.during<null, ReadAgainProblem | 'closed' | 'no-people'>({ list, key }, () =>
        readAgain(list, columns, async (tx, { rows }) => {
          // Staff may have taken it up while it was read.
          if (!openReadings.isOpen(list, key)) return fail('closed');
          if (rows.length === 0) return fail('no-people');
          await audit.append(tx, {
            actor: `organiser-link:${pass.id}`,
            action: 'attendance-list-columns-said',
            subject: list,
            detail: { columns },
          });
          return succeed(null);
        }),
      );
    },

    /** The organiser says that a list is read as it should be: it is looked up, once. */
    countByLink: async (
      pass: OrganiserPass,
      list: string,
      hooks: Pick<JobHooks, 'onTrouble'>,
    ): Promise<Result<null, 'unknown-list'>> => {
      const standing = await byLink.hasList(pass, list);
      if (!standing) return fail('unknown-list');
      // Every look-up takes its time, and each figure that is drawn anew tells more than one.
      if (!standing.isReported) await lookUp(list, hooks);
      return succeed(null);
    },

    lookUp,

    /** Begins to post the list. Its rows count all at once, when all of them are there. */
    post: async (list: string, { staff, wake, onTrouble }: JobHooks): Promise<Result<null, ListProblem>> => {
      const row = await known(list);
      if (!row) return fail('unknown-list');
      if (row.stands) return fail('posted-already');
      if (row.report_json === null) return fail('not-looked-up');
      openReadings.close(list);
      const begun = jobs.begin({
        list,
        what: 'post',
        onTrouble,
        work: async (tools) => {
          const at = instantOf(clock);
          await insertRows(store, { list, without: '', at }, tools);
          tools.signal.throwIfAborted();
          const event = await catalogue.event(row.event);
          await store.write(async (tx) => {
            await letStand(tx, { audit, list, event: row.event, staff, at });
            if (event) await rememberPosted(tx, { event, list, staff, at });
          });
          wake();
        },
      });
      return begun ? succeed(null) : fail('busy');
    },

    /** Begins to take a posted list back as a whole. What other lists say, too, stays. */
    undo: async (list: string, { staff, wake, onTrouble }: JobHooks): Promise<Result<null, ListProblem>> => {
      const row = await known(list);
      if (!row) return fail('unknown-list');
      if (!row.stands) return fail('not-posted');
      const begun = jobs.begin({
        list,
        what: 'undo',
        onTrouble,
        work: async (tools) => {
          const at = instantOf(clock);
          const others = await othersThatStand(list, row.event);
          for (const other of others) await insertRows(store, { list: other, without: list, at }, tools);
          tools.signal.throwIfAborted();
          await store.write((tx) => letFall(tx, { audit, list, event: row.event, staff, at, others }));
          wake();
        },
      });
      return begun ? succeed(null) : fail('busy');
    },
  };
};
