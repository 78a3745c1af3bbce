/** Looks the rows of a list up among the registrants, and counts what posting them would do. Nothing is written. */
import type SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { AttendanceFact } from '#domain/attendance.ts';
import type { ListReport } from '#domain/attendance-lists-api.ts';
import { Claim } from '#domain/claim-schema.ts';
import type { Policy } from '#domain/policy.ts';
import { expectedCredit, factOfListRow } from '../ledger/index.ts';
import { type ListAnswer, matchList } from '../matching/index.ts';
import type { Database } from '../store/index.ts';

export interface LookUpOrder {
  list: string;
  event: ApprovedEvent;
  policy: Policy;
}

/** Of one row. */
interface Found {
  position: number;
  answer: ListAnswer;
}

export interface LookedUp {
  found: Found[];
  report: ListReport;
}

interface Row {
  position: number;
  claim_json: string;
  days_json: string | null;
  set_aside: 'absent' | 'repeated' | 'day-unclear' | null;
  on_earlier_list: number;
}

const rowsOf = (connection: SqliteDatabase.Database, { list, event }: LookUpOrder): Row[] =>
  connection
    .prepare<[string, string], Row>(
      `SELECT position, claim_json, days_json, set_aside, EXISTS (
        SELECT 1 FROM list_row AS other JOIN attendance_list ON attendance_list.id = other.list
        WHERE other.print = list_row.print AND other.list <> list_row.list AND other.check_in IS NOT NULL
        AND attendance_list.event = ? AND attendance_list.stands) AS on_earlier_list
      FROM list_row WHERE list = ? ORDER BY position`,
    )
    .all(event.id, list);

/** `onProgress` is told the share that is done, 0 to 1. */
export const lookUp = async (
  connection: SqliteDatabase.Database,
  order: LookUpOrder,
  onProgress: (share: number) => void,
): Promise<LookedUp> => {
  const rows = rowsOf(connection, order);
  const claims = rows.map(({ claim_json }) => Claim.parse(JSON.parse(claim_json)));
  const answers = matchList(connection, { claims, event: order.event.id }, (share) =>
    onProgress(0.1 + 0.8 * share),
  );
  const facts = new Map<string, AttendanceFact[]>();
  const report: ListReport = {
    certain: 0,
    review: 0,
    unknown: 0,
    leftOut: { absent: 0, repeated: 0, dayUnclear: 0, onEarlierList: 0 },
    onSeveralRows: 0,
    seenBefore: 0,
    credit: { cec: 0, registrants: 0, already: 0, nothing: 0 },
  };
  const found = rows.flatMap((row, index): Found[] => {
    const answer = answers[index];
    if (!answer) return [];
    if (row.set_aside === 'absent') report.leftOut.absent += 1;
    else if (row.set_aside === 'repeated') report.leftOut.repeated += 1;
    else if (row.set_aside === 'day-unclear') report.leftOut.dayUnclear += 1;
    else if (row.on_earlier_list) report.leftOut.onEarlierList += 1;
    else if (answer.registrant === null) report[answer.decision === 'none' ? 'unknown' : 'review'] += 1;
    else {
      report.certain += 1;
      const own = facts.get(answer.registrant) ?? [];
      if (own.length > 0) report.onSeveralRows += 1;
      facts.set(answer.registrant, [
        ...own,
        factOfListRow({ ...row, id: `row ${row.position}`, event: order.event.id }),
      ]);
    }
    return [{ position: row.position, answer }];
  });
  onProgress(0.95);
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: connection }) });
  const { seenBefore, ...credit } = await expectedCredit(db, { ...order, facts });
  return { found, report: { ...report, seenBefore: seenBefore.size, credit } };
};
