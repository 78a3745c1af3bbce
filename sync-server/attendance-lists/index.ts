/** Organisers' attendance lists: kept as they came, looked up, posted as one, undone as one. */
import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { ColumnsOrder } from '#domain/read-list-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit, OrganiserPass } from '../access/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { type ChosenMeanings, chosenOf, readList } from '../lists/index.ts';
import { askProcess } from '../reading-process.ts';
import type { Store, Writing } from '../store/index.ts';
import { createByLink } from './by-link.ts';
import { remember, rememberedOf } from './column-memory.ts';
import { createJobs } from './jobs.ts';
import type { LookedUp, LookUpOrder } from './look-up.ts';
import { outcomeCsv } from './outcome.ts';
import { createListPages } from './page.ts';
import { insertRows } from './posting.ts';
import { type KeptRow, keptOf } from './reading.ts';
import { letFall, letStand } from './standing.ts';
import { drawReport } from './told.ts';

const worker = new URL('./look-up-process.ts', import.meta.url);
/** Rows a statement: SQLite binds at most 32,766 values. */
const rowsPerStatement = 1_000;
const answersPerTransaction = 1_000;

export type ListProblem =
  | 'unknown-list'
  | 'busy'
  | 'posted-already'
  | 'posted-once'
  | 'not-looked-up'
  | 'not-posted';

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

const keepRows = async (tx: Writing, list: string, rows: readonly KeptRow[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await tx
      .insertInto('list_row')
      .values(rows.slice(start, start + rowsPerStatement).map((row) => ({ list, ...row })))
      .execute();
};

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

  const byLink = createByLink({ store, clock });

  const read = async (bytes: Uint8Array, event: string, chosen: ChosenMeanings) => {
    const terms = await catalogue.event(event);
    const remembered = terms ? await rememberedOf(store.db, terms) : [];
    const list = await readList(bytes, { chosen, remembered });
    if (!list.ok) return list;
    return succeed(keptOf(list.value, { days: terms?.days ?? [] }));
  };

  const known = (list: string) =>
    store.db
      .selectFrom('attendance_list')
      .select(['id', 'event', 'chosen_json', 'report_json', 'posted_at', 'stands'])
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

  /** Keeps a file as it came, if it can be read as a list. The problem is a sentence; then nothing is kept. */
  const add = async (
    bytes: Uint8Array,
    { event, name, staff, link }: NewList,
  ): Promise<Result<string, string>> => {
    const kept = await read(bytes, event, new Map());
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
    ): Promise<Result<string, 'no-uploads-left' | 'taken-back' | { sentence: string }>> => {
      const reserved = await byLink.reserve(pass);
      if (!reserved.ok) return reserved;
      const added = await add(bytes, { event: pass.event, name, staff: pass.madeBy, link: pass.id });
      return added.ok ? added : fail({ sentence: added.problem });
    },
    organiserPage: byLink.page,
    organiserReading: byLink.reading,
    organiserLinks: byLink.linksOf,

    /** Reads the rows again by what a person says of the columns. */
    choose: async (
      list: string,
      { columns, staff }: ColumnsOrder & { staff: string },
    ): Promise<Result<null, ListProblem | { sentence: string }>> => {
      const row = await known(list);
      if (!row) return fail('unknown-list');
      if (row.posted_at !== null) return fail('posted-once');
      if (jobs.of(list)) return fail('busy');
      const chosen = new Map(chosenOf(row.chosen_json));
      for (const { index, meaning } of columns) chosen.set(index, meaning);
      const { bytes } = await store.db
        .selectFrom('attendance_list_file')
        .select('bytes')
        .where('list', '=', list)
        .executeTakeFirstOrThrow();
      const kept = await read(bytes, row.event, chosen);
      if (!kept.ok) return fail({ sentence: kept.problem });
      const event = await catalogue.event(row.event);
      return store.write(async (tx) => {
        if (jobs.of(list)) return fail('busy');
        // A posting that was stopped left check-ins, which must not lose the rows that say they do not count.
        const posted = await tx
          .selectFrom('list_row')
          .select('check_in')
          .where('list', '=', list)
          .where('check_in', 'is not', null)
          .executeTakeFirst();
        if (posted) return fail('posted-once');
        await tx
          .updateTable('attendance_list')
          .set({
            chosen_json: JSON.stringify([...chosen]),
            reading_json: JSON.stringify(kept.value.reading),
            report_json: null,
            // Read otherwise, it is another list to tell of.
            told_report: null,
          })
          .where('id', '=', list)
          .execute();
        if (event) {
          const { columns: table } = kept.value.reading;
          await remember(tx, { event, table, columns, staff, at: instantOf(clock) });
        }
        await tx.deleteFrom('list_row').where('list', '=', list).execute();
        await keepRows(tx, list, kept.value.rows);
        return succeed(null);
      });
    },

    /** Begins to look the rows up among the registrants. Nothing is posted. */
    lookUp: async (
      list: string,
      { onTrouble }: Pick<JobHooks, 'onTrouble'>,
    ): Promise<Result<null, ListProblem>> => {
      const row = await known(list);
      if (!row) return fail('unknown-list');
      if (row.posted_at !== null) return fail('posted-once');
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
    },

    /** Begins to post the list. Its rows count all at once, when all of them are there. */
    post: async (list: string, { staff, wake, onTrouble }: JobHooks): Promise<Result<null, ListProblem>> => {
      const row = await known(list);
      if (!row) return fail('unknown-list');
      if (row.stands) return fail('posted-already');
      if (row.report_json === null) return fail('not-looked-up');
      const begun = jobs.begin({
        list,
        what: 'post',
        onTrouble,
        work: async (tools) => {
          const at = instantOf(clock);
          await insertRows(store, { list, without: '', at }, tools);
          tools.signal.throwIfAborted();
          await store.write((tx) => letStand(tx, { audit, list, event: row.event, staff, at }));
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
