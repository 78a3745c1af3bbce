/** What a row says of the attendance itself: whether the person came, on which day, and for how long. */
import { plainText } from '#domain/plain-text.ts';
import type { Column } from './columns.ts';
import type { Meaning } from './header-words.ts';
import { columnLetters, type SheetRow } from './sheet.ts';

export interface Attended {
  /** The row says that the person did not come. */
  isAbsent: boolean;
  /** As written; which day it is hangs on the event. */
  day: string | null;
  minutes: number | null;
}

const absent = new Set(
  'n no none not attended did not attend absent no show noshow cancelled canceled cancel refunded nein abwesend non absente ausente abgesagt storniert annule cancelado false'
    .split(' ')
    .concat('no show', 'did not attend', 'not attended', 'no asistio', 'nicht anwesend'),
);

/** "90", "90 min", "1:30", "1h30", "1.5 h": minutes, where a bare number counts `each` minutes; null where it is no time. */
const minutesIn = (text: string, each: number): number | null => {
  const clock = /^(\d{1,3})\s*(?::|h)\s*(\d{2})\s*(?:min|h)?$/i.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const bare =
    /^(\d{1,5}(?:[.,]\d{1,4})?)\s*(?:(m|min|mins|minutes|minuten|minutos)|(h|hr|hrs|hours|heures|horas))?\.?$/i.exec(
      text,
    );
  if (!bare) return null;
  const unit = bare[2] ? 1 : bare[3] ? 60 : each;
  return Math.round(Number((bare[1] ?? '').replace(',', '.')) * unit);
};

/** Never silently: what stands in a column of minutes and is none is named. */
export const readAttended = (
  row: SheetRow,
  columns: readonly Column[],
): { attended: Attended; problems: string[] } => {
  const problems: string[] = [];
  const filledIn = (meaning: Meaning) =>
    columns
      .filter((column) => column.meaning === meaning && (row.cells[column.index] ?? '') !== '')
      .map(({ header, index }) => ({ header, index, text: row.cells[index] ?? '' }));
  const absences = filledIn('attended').filter(({ text }) => absent.has(plainText(text)));
  for (const { header, text } of absences)
    problems.push(`"${text}" stands under "${header}": the person may not have come`);
  let minutes: number | null = null;
  for (const [meaning, each] of [
    ['minutes', 1],
    ['hours', 60],
  ] as const)
    for (const { index, text } of filledIn(meaning)) {
      const read = minutesIn(text, each);
      if (read === null)
        problems.push(`column ${columnLetters(index)} holds "${text}": these are no ${meaning}`);
      else minutes ??= read;
    }
  const [day] = filledIn('day');
  return { attended: { isAbsent: absences.length > 0, day: day?.text ?? null, minutes }, problems };
};
