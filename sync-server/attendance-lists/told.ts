/** What the organiser is told of who on a list is a registrant: blurred counts, each drawn once and kept. */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { blurred, fewestRowsToldOf } from '#domain/blurred-count.ts';
import type { OrganiserList, Told } from '#domain/organiser-api.ts';
import { identified } from '../matching/index.ts';
import type { Reading as Database, Writing } from '../store/index.ts';

/** Counted so long after posting, whatever is in review by then: when it is counted must tell nothing, either. */
const outcomeAfterMs = 2 * 24 * 60 * 60_000;

const randomBits = 2 ** 47;
/** From 0 to below 1, and nobody's to guess. */
const uniform = (): number => randomInt(randomBits) / randomBits;

/** Rows of which the file itself does not say that they count for nothing. */
const rowsToTellOf = async (db: Database, list: string): Promise<number> => {
  const { rows } = await db
    .selectFrom('list_row')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .where('list', '=', list)
    .where('set_aside', 'is', null)
    .executeTakeFirstOrThrow();
  return rows;
};

const draw = async (tx: Writing, list: string, people: number): Promise<number | null> => {
  const most = await rowsToTellOf(tx, list);
  return most < fewestRowsToldOf ? null : blurred(people, { most, uniform });
};

/**
 * Draws what is told of the report, where it was not drawn yet. People and not rows: whoever writes one person in
 * twenty ways must not see twenty times as much of them.
 */
export const drawReport = async (tx: Writing, list: string): Promise<void> => {
  const { people } = await tx
    .selectFrom('list_row')
    .select(sql<number>`COUNT(DISTINCT registrant)`.as('people'))
    .where('list', '=', list)
    .where('set_aside', 'is', null)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('attendance_list')
    .set({ told_report: await draw(tx, list, people) })
    .where('id', '=', list)
    .where('link', 'is not', null)
    .where('told_report', 'is', null)
    .execute();
};

/** Draws what is told of the outcome; resolves to it. */
export const drawOutcome = async (tx: Writing, list: string): Promise<number | null> => {
  const { people } = await tx
    .selectFrom('list_row')
    .leftJoin('check_in', 'check_in.id', 'list_row.check_in')
    .leftJoin('match', 'match.check_in', 'check_in.id')
    .leftJoin('staff_decision', (join) =>
      join.onRef('staff_decision.check_in', '=', 'check_in.id').on('undone_at', 'is', null),
    )
    .select(
      // Without a check-in of its own a row said what another list had said.
      sql<number>`COUNT(DISTINCT CASE WHEN list_row.check_in IS NULL THEN list_row.registrant ELSE ${identified} END)`.as(
        'people',
      ),
    )
    .where('list_row.list', '=', list)
    .where('set_aside', 'is', null)
    .executeTakeFirstOrThrow();
  const told = await draw(tx, list, people);
  await tx
    .updateTable('attendance_list')
    .set({ told_outcome: told })
    .where('id', '=', list)
    .where('told_outcome', 'is', null)
    .execute();
  return told;
};

interface Posted {
  reported: boolean;
  /** It is being looked up just now. */
  isLookedUp: boolean;
  rowsToTellOf: number;
  postedAt: string | null;
  undoneAt: string | null;
  toldReport: number | null;
  toldOutcome: number | null;
}

const toldOf = (people: number | null, rows: number, isCounted: boolean): Told => {
  if (rows < fewestRowsToldOf) return { is: 'too-short' };
  return isCounted && people !== null ? { is: 'about', people } : { is: 'counting' };
};

export const outcomeFrom = (postedAt: string): number => Date.parse(postedAt) + outcomeAfterMs;

export const standingOf = (list: Posted): OrganiserList['standing'] => {
  if (list.undoneAt !== null) return { is: 'taken-back', at: list.undoneAt };
  if (list.postedAt === null) {
    const report = toldOf(list.toldReport, list.rowsToTellOf, list.reported);
    const isWaiting = report.is === 'counting' && !list.isLookedUp;
    return { is: 'received', report: isWaiting ? { is: 'not-counted' } : report };
  }
  return {
    is: 'posted',
    at: list.postedAt,
    outcome: toldOf(list.toldOutcome, list.rowsToTellOf, true),
    outcomeFrom: new Date(outcomeFrom(list.postedAt)).toISOString(),
  };
};
