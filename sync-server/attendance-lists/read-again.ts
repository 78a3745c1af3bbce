/** Reading a list again by what a person says of its columns: the rows that it gave before make way. */
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { FileRefusal } from '#domain/list-problem.ts';
import type { ColumnsOrder } from '#domain/read-list-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type ChosenMeanings, chosenOf, type KeptReading } from '../lists/index.ts';
import type { Store, Writing } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import { type KeptRow, keepRows } from './reading.ts';

export type ReadAgainProblem = 'unknown-list' | 'posted-once' | 'busy' | { file: FileRefusal };

export type Read = (
  bytes: Uint8Array,
  from: { event: string; link: string | null },
  chosen: ChosenMeanings,
) => Promise<Result<{ reading: KeptReading; rows: KeptRow[] }, FileRefusal>>;

/** Called in the transaction in which the rows change, before they do; they stay where it fails. */
type OnKeep<Problem> = (
  tx: Writing,
  read: { event: ApprovedEvent | null; table: KeptReading['columns']; rows: readonly KeptRow[] },
) => Promise<Result<null, Problem>>;

interface Rooms {
  store: Store;
  catalogue: Catalogue;
  jobs: Jobs;
  read: Read;
}

export const createReadAgain =
  ({ store, catalogue, jobs, read }: Rooms) =>
  async <Problem = never>(
    list: string,
    columns: ColumnsOrder['columns'],
    onKeep: OnKeep<Problem>,
  ): Promise<Result<null, ReadAgainProblem | Problem>> => {
    const row = await store.db
      .selectFrom('attendance_list')
      .select(['event', 'link', 'chosen_json', 'posted_at'])
      .where('id', '=', list)
      .executeTakeFirst();
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
    const kept = await read(bytes, row, chosen);
    if (!kept.ok) return fail({ file: kept.problem });
    const event = await catalogue.event(row.event);
    const { reading, rows } = kept.value;
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
      const may = await onKeep(tx, { event, table: reading.columns, rows });
      if (!may.ok) return may;
      await tx
        .updateTable('attendance_list')
        .set({
          chosen_json: JSON.stringify([...chosen]),
          reading_json: JSON.stringify(reading),
          report_json: null,
          // Read otherwise, it is another list to tell of.
          told_report: null,
        })
        .where('id', '=', list)
        .execute();
      await tx.deleteFrom('list_row').where('list', '=', list).execute();
      await keepRows(tx, list, rows);
      return succeed(null);
    });
  };
