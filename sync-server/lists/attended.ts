/** What a row says of the attendance itself: whether the person came, on which day, and for how long. */
import type { RowProblem } from '#domain/list-problem.ts';
import { plainText } from '#domain/plain-text.ts';
import type { Column } from './columns.ts';
import { type DayTick, readTicks } from './day-columns.ts';
import type { Meaning } from './header-words.ts';
import { minutesIn } from './minutes.ts';
import { columnLetters, type SheetRow } from './sheet.ts';

export interface Attended {
  /** The row says that the person did not come. */
  isAbsent: boolean;
  /** As written; which day it is hangs on the event. */
  day: string | null;
  minutes: number | null;
  /** The days that are ticked, where the list has a column for each; null where it has none. */
  ticked: DayTick[] | null;
}

const absent = new Set(
  'n no none not attended did not attend absent no show noshow cancelled canceled cancel refunded nein abwesend non absente ausente abgesagt storniert annule cancelado false'
    .split(' ')
    .concat('no show', 'did not attend', 'not attended', 'no asistio', 'nicht anwesend'),
);

/** Never silently: what stands in a column of minutes and is none is named. */
export const readAttended = (
  row: SheetRow,
  columns: readonly Column[],
): { attended: Attended; problems: RowProblem[] } => {
  const problems: RowProblem[] = [];
  const filledIn = (meaning: Meaning) =>
    columns
      .filter((column) => column.meaning === meaning && (row.cells[column.index] ?? '') !== '')
      .map(({ header, index }) => ({ header, index, text: row.cells[index] ?? '' }));
  const absences = filledIn('attended').filter(({ text }) => absent.has(plainText(text)));
  for (const { header, text } of absences) problems.push({ code: 'did-not-come', text, header });
  let minutes: number | null = null;
  for (const [meaning, each, code] of [
    ['minutes', 1, 'no-minutes'],
    ['hours', 60, 'no-hours'],
  ] as const)
    for (const { index, text } of filledIn(meaning)) {
      const read = minutesIn(text, each);
      if (read === null) problems.push({ code, letters: columnLetters(index), text });
      else minutes ??= read;
    }
  const [day] = filledIn('day');
  const { ticked, problems: unclear } = readTicks(row, columns);
  const isAbsent = absences.length > 0 || ticked?.length === 0;
  return {
    attended: { isAbsent, day: day?.text ?? null, minutes, ticked },
    problems: [...problems, ...unclear],
  };
};
