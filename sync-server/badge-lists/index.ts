/** Badge lists of shows' vendors: kept as they came, applied and withdrawn as one. */
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { FileRefusal } from '#domain/list-problem.ts';
import type { ColumnsOrder } from '#domain/read-list-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { type ChosenMeanings, chosenOf, readList } from '../lists/index.ts';
import type { Store, Writing } from '../store/index.ts';
import { createBadgePages } from './page.ts';
import { type KeptRow, keptOf } from './reading.ts';
import { change } from './standing.ts';

/** Rows a statement: SQLite binds at most 32,766 values. */
const rowsPerStatement = 1_000;

export type BadgeListProblem = 'unknown-list' | 'applied' | 'applied-already' | 'no-badges' | 'not-applied';

const keepRows = async (tx: Writing, list: string, rows: readonly KeptRow[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await tx
      .insertInto('badge_list_row')
      .values(rows.slice(start, start + rowsPerStatement).map((row) => ({ list, ...row })))
      .execute();
};

export const createBadgeLists = ({ store, clock, audit }: { store: Store; clock: Clock; audit: Audit }) => {
  const pages = createBadgePages({ db: store.db });

  const read = async (bytes: Uint8Array, event: string, chosen: ChosenMeanings) => {
    const seen = await store.db
      .selectFrom('claim_badge')
      .innerJoin('check_in', 'check_in.id', 'claim_badge.check_in')
      .select('badge')
      .distinct()
      .where('event', '=', event)
      .execute();
    const list = await readList(bytes, { chosen, badges: new Set(seen.map(({ badge }) => badge)) });
    return list.ok ? succeed(keptOf(list.value)) : list;
  };

  const known = (db: Pick<Writing, 'selectFrom'>, list: string) =>
    db
      .selectFrom('badge_list')
      .select(['event', 'chosen_json', 'stands'])
      .where('id', '=', list)
      .executeTakeFirst();

  const usable = async (tx: Writing, list: string): Promise<number> =>
    (
      await tx
        .selectFrom('badge_list_row')
        .select((eb) => eb.fn.countAll<number>().as('badges'))
        .where('list', '=', list)
        .where('set_aside', 'is', null)
        .executeTakeFirstOrThrow()
    ).badges;

  return {
    ofEvent: pages.ofEvent,
    page: pages.of,

    /** Keeps a file as it came, if it can be read as a list; else nothing is kept. */
    add: async (
      bytes: Uint8Array,
      { event, name, staff }: { event: string; name: string; staff: string },
    ): Promise<Result<string, FileRefusal>> => {
      const kept = await read(bytes, event, new Map());
      if (!kept.ok) return kept;
      const id = uuidv7();
      const contentHash = createHash('sha256').update(bytes).digest();
      await store.write(async (tx) => {
        await tx
          .insertInto('badge_list')
          .values({
            ...{ id, event, name, content_hash: contentHash },
            ...{ received_at: instantOf(clock), received_by: staff },
            ...{ chosen_json: '[]', reading_json: JSON.stringify(kept.value.reading) },
          })
          .execute();
        await tx
          .insertInto('badge_list_file')
          .values({ list: id, bytes: Buffer.from(bytes) })
          .execute();
        await keepRows(tx, id, kept.value.rows);
        await audit.append(tx, {
          actor: staff,
          action: 'badge-list-received',
          subject: id,
          detail: { event, sha256: contentHash.toString('hex'), rows: kept.value.rows.length },
        });
      });
      return succeed(id);
    },

    /** Reads the rows again by what a person says of the columns; not while anything rests on them. */
    choose: async (
      list: string,
      { columns }: ColumnsOrder,
    ): Promise<Result<null, BadgeListProblem | { file: FileRefusal }>> => {
      const row = await known(store.db, list);
      if (!row) return fail('unknown-list');
      const chosen = new Map(chosenOf(row.chosen_json));
      for (const { index, meaning } of columns) chosen.set(index, meaning);
      const { bytes } = await store.db
        .selectFrom('badge_list_file')
        .select('bytes')
        .where('list', '=', list)
        .executeTakeFirstOrThrow();
      const kept = await read(bytes, row.event, chosen);
      if (!kept.ok) return fail({ file: kept.problem });
      return store.write(async (tx) => {
        if ((await known(tx, list))?.stands) return fail('applied');
        await tx
          .updateTable('badge_list')
          .set({
            chosen_json: JSON.stringify([...chosen]),
            reading_json: JSON.stringify(kept.value.reading),
          })
          .where('id', '=', list)
          .execute();
        await tx.deleteFrom('badge_list_row').where('list', '=', list).execute();
        await keepRows(tx, list, kept.value.rows);
        return succeed(null);
      });
    },

    /** From now on check-ins with its badges gain what it says, those that come later, too. */
    apply: (list: string, staff: string): Promise<Result<null, BadgeListProblem>> =>
      store.write(async (tx) => {
        const row = await known(tx, list);
        if (!row) return fail('unknown-list');
        if (row.stands) return fail('applied-already');
        const badges = await usable(tx, list);
        if (badges === 0) return fail('no-badges');
        await change(tx, { list, event: row.event, what: 'applied', staff, at: instantOf(clock) });
        await audit.append(tx, {
          actor: staff,
          action: 'badge-list-applied',
          subject: list,
          // Rows can be read anew while a list is withdrawn: how they were read when it counted.
          detail: { event: row.event, badges, columns: JSON.parse(row.chosen_json) },
        });
        return succeed(null);
      }),

    /** Takes back all that rests on the list. What staff decided stays, and so does what other lists say. */
    withdraw: (list: string, staff: string): Promise<Result<null, BadgeListProblem>> =>
      store.write(async (tx) => {
        const row = await known(tx, list);
        if (!row) return fail('unknown-list');
        if (!row.stands) return fail('not-applied');
        await change(tx, { list, event: row.event, what: 'withdrawn', staff, at: instantOf(clock) });
        await audit.append(tx, {
          actor: staff,
          action: 'badge-list-withdrawn',
          subject: list,
          detail: { event: row.event },
        });
        return succeed(null);
      }),
  };
};
