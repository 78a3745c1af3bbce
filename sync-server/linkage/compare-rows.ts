/** Compares rows of one list with all candidates of another. */
import type { Evidence } from './evidence.ts';
import { shuffledRows, type Table } from './table.ts';
import { type Compared, codesOf } from './weights.ts';

/** So many attendees, spread over the list, teach the weights. */
const mostTeachers = 2_000;

type CandidatesOf = (table: Table, row: number) => readonly number[];

/** The levels of all candidates of one attendee, in a buffer that grows. */
export const createComparing = (evidence: Evidence, attendees: Table, candidatesOf: CandidatesOf) => {
  let levels = new Int8Array(1 << 16);
  return (attendee: number): { rows: number[]; levels: Int8Array } => {
    const found = candidatesOf(attendees, attendee);
    const room = found.length * evidence.width;
    if (room > levels.length) levels = new Int8Array(room * 2);
    const codes = codesOf(attendees, attendee);
    const rows: number[] = [];
    for (const row of found)
      if (evidence.compare(codes, row, levels, rows.length * evidence.width)) rows.push(row);
    return { rows, levels };
  };
};

export const compareTeachers = (
  { width }: Evidence,
  attendees: Table,
  compare: ReturnType<typeof createComparing>,
): Compared => {
  const count = Math.min(mostTeachers, attendees.ids.length);
  const people = shuffledRows(attendees).slice(0, count);
  const starts = [0];
  const rows: number[] = [];
  const parts: Int8Array[] = [];
  for (const person of people) {
    const found = compare(person);
    for (const row of found.rows) rows.push(row);
    parts.push(found.levels.slice(0, found.rows.length * width));
    starts.push(rows.length);
  }
  const levels = new Int8Array(rows.length * width);
  let at = 0;
  for (const part of parts) {
    levels.set(part, at);
    at += part.length;
  }
  return { people, starts, rows, levels };
};
