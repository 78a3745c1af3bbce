/** Whom staff ruled out: "not this person", said of a check-in and meant of its words, whoever says them. */
import type SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import type { RuledOut } from '#domain/console-api.ts';
import { type Registry, summaryOf } from '../registry/index.ts';
import type { Reading } from '../store/index.ts';

/** One registrant who is not meant. */
export interface NotThis {
  registrant: string;
  /** Who said so, and on which day. */
  said: string;
}

interface Said {
  registrant: string;
  said_at: string;
  name: string | null;
}

const notThisOf = ({ registrant, said_at, name }: Said): NotThis => ({
  registrant,
  said: `${name ?? 'staff'} on ${said_at.slice(0, 10)}`,
});

/** What stands about a check-in and about all of its print, the latest first. */
export const ruledOutFor = async (
  db: Reading,
  { checkIn, print }: { checkIn: string; print: string | null },
): Promise<NotThis[]> => {
  const rows = await db
    .selectFrom('ruled_out')
    .leftJoin('staff', 'staff.id', 'ruled_out.staff')
    .select(['registrant', 'said_at', 'staff.name'])
    .where('undone_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('check_in', '=', checkIn),
        eb('check_in', 'in', eb.selectFrom('claim_print').select('check_in').where('print', '=', print)),
      ]),
    )
    .orderBy('ruled_out.id', 'desc')
    .execute();
  return rows.map(notThisOf);
};

/** The same for all prints at once: for a list, whose rows are not check-ins yet. */
export const ruledOutByPrint = (connection: SqliteDatabase.Database): Map<string, NotThis[]> => {
  const rows = connection
    .prepare<[], Said & { print: string }>(
      `SELECT print, registrant, said_at, staff.name FROM ruled_out
      JOIN claim_print ON claim_print.check_in = ruled_out.check_in
      LEFT JOIN staff ON staff.id = ruled_out.staff
      WHERE undone_at IS NULL ORDER BY ruled_out.id DESC`,
    )
    .all();
  const byPrint = Map.groupBy(rows, ({ print }) => print);
  return new Map([...byPrint].map(([print, said]) => [print, said.map(notThisOf)]));
};

/**
 * What was said of these check-ins, oldest first: of each itself, taken back or not, and what stands of others of its
 * print.
 */
export const rulingsOf = async (
  { db, registry }: { db: Reading; registry: Pick<Registry, 'several'> },
  checkIns: readonly string[],
): Promise<Map<string, RuledOut[]>> => {
  const { rows } = await sql<{
    about: string;
    id: string;
    registrant: string;
    of_same_words: 0 | 1;
    by: string;
    said_at: string;
    undone_by: string | null;
    undone_at: string | null;
  }>`
    WITH asked AS (SELECT value AS id FROM json_each(${JSON.stringify(checkIns)})),
    said AS (
      SELECT asked.id AS about, 0 AS of_same_words, ruled_out.* FROM asked
      JOIN ruled_out ON ruled_out.check_in = asked.id
      UNION ALL
      SELECT asked.id, 1, ruled_out.* FROM asked
      JOIN claim_print AS own ON own.check_in = asked.id
      JOIN claim_print AS other ON other.print = own.print AND other.check_in <> asked.id
      JOIN ruled_out ON ruled_out.check_in = other.check_in AND undone_at IS NULL
    )
    SELECT about, said.id, registrant, of_same_words, sayer.name AS by, said_at, undoer.name AS undone_by, undone_at
    FROM said JOIN staff AS sayer ON sayer.id = said.staff LEFT JOIN staff AS undoer ON undoer.id = said.undone_by
    ORDER BY said.id`.execute(db);
  const people = await registry.several([...new Set(rows.map(({ registrant }) => registrant))]);
  const summaries = new Map(people.map((one) => [one.id, summaryOf(one)]));
  const rulings = new Map<string, RuledOut[]>();
  for (const { about, id, registrant, of_same_words, by, said_at, undone_by, undone_at } of rows) {
    const summary = summaries.get(registrant);
    if (!summary) continue;
    const ruling = {
      ruling: id,
      registrant: summary,
      by,
      at: said_at,
      ofSameWords: of_same_words === 1,
      takenBack: undone_at === null ? null : { by: undone_by ?? '', at: undone_at },
    };
    rulings.set(about, [...(rulings.get(about) ?? []), ruling]);
  }
  return rulings;
};

export const stands = ({ takenBack }: Pick<RuledOut, 'takenBack'>): boolean => takenBack === null;
