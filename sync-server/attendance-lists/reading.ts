/** What was read of a list, as rows to keep. */
import { createHash } from 'node:crypto';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { type Claim, claimFields } from '#domain/claim.ts';
import type { ListProblem } from '#domain/list-problem.ts';
import { plainText } from '#domain/plain-text.ts';
import { type KeptReading, keptReading, type ReadList } from '../lists/index.ts';
import type { Database, Writing } from '../store/index.ts';
import { daysAttended } from './days.ts';

export type KeptRow = Omit<Database['list_row'], 'list'>;

/** Rows a statement: SQLite binds at most 32,766 values. */
const rowsPerStatement = 1_000;

/** Whatever is written differently only by case, accents and punctuation says the same. */
const printOf = (claim: Claim, days: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([claimFields.map((field) => plainText(claim[field] ?? '')), days]))
    .digest('base64url');

/** The rows of a list as they are kept, and what a person is shown of columns and problems. */
export const keptOf = (
  list: ReadList,
  { days: eventDays }: Pick<ApprovedEvent, 'days'>,
): { reading: KeptReading; rows: KeptRow[] } => {
  const { rows, places } = list;
  const seen = new Set<string>();
  const unclear: ListProblem[] = [];
  const kept = rows.map((claim, position): KeptRow => {
    const { row, sheet, attended } = places[position] ?? {
      row: 0,
      sheet: null,
      attended: { isAbsent: false, day: null, minutes: null, ticked: null },
    };
    const days = daysAttended(attended, eventDays);
    const daysJson = days.ok && days.value !== null ? JSON.stringify(days.value) : null;
    const print = printOf(claim, daysJson);
    const isRepeated = seen.has(print);
    seen.add(print);
    if (!days.ok) unclear.push({ row, sheet: null, problem: { code: 'day-unclear', day: days.problem } });
    const setAside = (): KeptRow['set_aside'] => {
      if (attended.isAbsent) return 'absent';
      if (!days.ok) return 'day-unclear';
      return isRepeated ? 'repeated' : null;
    };
    return {
      position,
      row,
      sheet,
      claim_json: JSON.stringify(claim),
      days_json: daysJson,
      set_aside: setAside(),
      print,
      decision: null,
      registrant: null,
      found_json: null,
      check_in: null,
    };
  });
  return { reading: keptReading(list, unclear), rows: kept };
};

export const keepRows = async (tx: Writing, list: string, rows: readonly KeptRow[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await tx
      .insertInto('list_row')
      .values(rows.slice(start, start + rowsPerStatement).map((row) => ({ list, ...row })))
      .execute();
};
