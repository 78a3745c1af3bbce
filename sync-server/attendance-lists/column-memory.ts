/**
 * What was said of the columns of one organiser's files, kept as the first guess for the next one: what staff said at
 * once, what the holder of a link said when staff post the list, and until then for files by the same link only.
 */
import * as z from 'zod/mini';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { columnMeanings } from '#domain/attendance-list.ts';
import { plainText } from '#domain/plain-text.ts';
import type { ColumnsOrder } from '#domain/read-list-api.ts';
import { chosenOf, type Headers, headersOf, type RememberedColumns, shownReading } from '../lists/index.ts';
import type { Reading as Database, Writing } from '../store/index.ts';

/** The newest so many kinds of file of one organiser are known again. */
const mostKinds = 100;
/** Longer headers are no headers, and not worth a place. */
const mostHeaderLetters = 20_000;

const KeptHeaders = z.array(z.tuple([z.number(), z.string()]));
const KeptMeanings = z.array(z.tuple([z.number(), z.nullable(z.enum(columnMeanings))]));

/** An organiser however it is written; empty where the event names none: then nothing is remembered. */
const organiserOf = ({ organiser }: Pick<ApprovedEvent, 'organiser'>): string => plainText(organiser);

/** What was said of this organiser's files, newest first. */
export const rememberedOf = async (
  db: Database,
  event: Pick<ApprovedEvent, 'organiser'>,
): Promise<RememberedColumns[]> => {
  const rows = await db
    .selectFrom('column_memory')
    .select(['headers_json', 'meanings_json'])
    .where('organiser', '=', organiserOf(event))
    .orderBy('said_at', 'desc')
    .limit(mostKinds)
    .execute();
  return rows.map(({ headers_json, meanings_json }) => ({
    headers: KeptHeaders.parse(JSON.parse(headers_json)),
    meanings: new Map(KeptMeanings.parse(JSON.parse(meanings_json))),
  }));
};

/** What was said of files that came by one link, newest first. */
export const saidByLink = async (db: Database, link: string): Promise<RememberedColumns[]> => {
  const rows = await db
    .selectFrom('attendance_list')
    .select(['reading_json', 'chosen_json'])
    .where('link', '=', link)
    .where('chosen_json', '<>', '[]')
    .orderBy('received_at', 'desc')
    .execute();
  return rows.map((row) => ({
    headers: headersOf(shownReading(row).columns),
    meanings: chosenOf(row.chosen_json),
  }));
};

interface Said {
  event: Pick<ApprovedEvent, 'organiser'>;
  /** All columns of the list, as it was read. */
  table: readonly { index: number; header: string }[];
  columns: ColumnsOrder['columns'];
  staff: string;
  at: string;
}

const meaningsOf = (headers: Headers, columns: ColumnsOrder['columns']): z.infer<typeof KeptMeanings> => {
  const withHeader = new Set(headers.map(([index]) => index));
  return columns.flatMap(({ index, meaning }) => (withHeader.has(index) ? [[index, meaning]] : []));
};

/** Keeps what was said beside what was said earlier of files with the same headers; the newest word counts. */
export const remember = async (tx: Writing, { event, table, columns, staff, at }: Said): Promise<void> => {
  const organiser = organiserOf(event);
  const headers = headersOf(table);
  const said = meaningsOf(headers, columns);
  const headersJson = JSON.stringify(headers);
  if (organiser === '' || said.length === 0 || headersJson.length > mostHeaderLetters) return;
  const before = await tx
    .selectFrom('column_memory')
    .select('meanings_json')
    .where('organiser', '=', organiser)
    .where('headers_json', '=', headersJson)
    .executeTakeFirst();
  const earlier = before ? KeptMeanings.parse(JSON.parse(before.meanings_json)) : [];
  const meanings_json = JSON.stringify([...new Map([...earlier, ...said])]);
  await tx
    .insertInto('column_memory')
    .values({ organiser, headers_json: headersJson, meanings_json, said_at: at, said_by: staff })
    .onConflict((conflict) =>
      conflict
        .columns(['organiser', 'headers_json'])
        .doUpdateSet({ meanings_json, said_at: at, said_by: staff }),
    )
    .execute();
};

/** A link may be in anybody's hands: what its holder said counts for other lists when staff have posted this one. */
export const rememberPosted = async (
  tx: Writing,
  { list, ...said }: Pick<Said, 'event' | 'staff' | 'at'> & { list: string },
): Promise<void> => {
  const row = await tx
    .selectFrom('attendance_list')
    .select(['reading_json', 'chosen_json'])
    .where('id', '=', list)
    .where('link', 'is not', null)
    .executeTakeFirst();
  if (!row) return;
  const columns = [...chosenOf(row.chosen_json)].map(([index, meaning]) => ({ index, meaning }));
  await remember(tx, { ...said, table: shownReading(row).columns, columns });
};
