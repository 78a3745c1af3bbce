/** Rosters with a column for each day: the header names the day, and below it a tick stands for who came. */
import type { RowProblem } from '#domain/list-problem.ts';
import { plainText } from '#domain/plain-text.ts';
import { isDate } from './cell-content.ts';
import { minutesIn } from './minutes.ts';
import type { SheetRow } from './sheet.ts';

/** A day on which a row says that the person came. */
export interface DayTick {
  /** As the header writes it; which day it is hangs on the event. */
  day: string;
  minutes: number | null;
}

const month =
  /\b(?:jan|ene|feb|fev|mar|mrz|apr|abr|avr|may|mai|jun|juin|jul|juil|aug|ago|aou|sep|set|oct|okt|nov|dec|dic|dez)[a-z]*\b/;
const weekday =
  /\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b/;
const nthDay = /\b(?:day|dia|jour|tag)\s?[1-9]\b|\b[1-9](?:st|nd|rd|th)? (?:day|dia|jour|tag)\b/;

/** More words are about something else than a day. */
const mostWords = 6;

/** Whether a header names a day: "11/23", "Nov 23", "Mon", "Day 1". */
const namesDay = (header: string): boolean => {
  const plain = plainText(header);
  const list = plain.split(' ');
  if (plain === '' || list.length > mostWords) return false;
  if (isDate(header.trim()) && !header.includes(':')) return true;
  if (/^\d{1,2}[./-]\d{1,2}\.?$/.test(header.trim()) || /^[345]\d{4}$/.test(plain)) return true;
  if (nthDay.test(plain)) return true;
  if (month.test(plain)) return /\b\d{1,2}(?:st|nd|rd|th)?\b/.test(plain);
  return weekday.test(plain) && list.length <= 3;
};

const ticks = new Set(
  'x xx y yes ok 1 p present attended here there in si oui ja j o s vrai wahr true anwesend da checked signed full asistio presente v'.split(
    ' ',
  ),
);
const blanks = new Set(
  'n no 0 a absent abs none nein non ausente abwesend fehlt false falsch faux missed missing no show noshow not attended did not attend'
    .split(' ')
    .concat('no show', 'not attended', 'did not attend', 'n a'),
);

const isTickMark = (text: string): boolean => /^[✓✔☑✅●•×✗✘☒xX*+]+$/u.test(text) && !/^[✗✘]+$/u.test(text);
const isBlankMark = (text: string): boolean => /^[-–—./✗✘☐○]+$/u.test(text);

/** What stands in a cell of a day: `null` is nobody, and `unclear` what is neither a tick nor a time. */
type DayCell = { is: 'absent' } | { is: 'present'; minutes: number | null } | { is: 'unclear' };

/** A bare number is hours as long as a day has so many, else minutes; 1 is a tick. */
const readDayCell = (text: string): DayCell => {
  if (text === '' || isBlankMark(text)) return { is: 'absent' };
  if (isTickMark(text)) return { is: 'present', minutes: null };
  const plain = plainText(text);
  if (ticks.has(plain)) return { is: 'present', minutes: null };
  if (blanks.has(plain)) return { is: 'absent' };
  const bare = Number(text.replace(',', '.'));
  const minutes = minutesIn(text, bare > 24 ? 1 : 60);
  if (minutes === null) return { is: 'unclear' };
  return minutes === 0 ? { is: 'absent' } : { is: 'present', minutes };
};

interface Candidate {
  index: number;
  header: string;
  meaning: string | null;
  values: readonly string[];
}

/**
 * The columns whose headers name days and which hold ticks. A roster that nobody ticked anything in says nothing of
 * who came, and has none.
 */
export const dayColumns = (columns: readonly Candidate[]): ReadonlySet<number> => {
  const likely = columns.filter(
    ({ meaning, header, values }) =>
      (meaning === null || meaning === 'attended') &&
      namesDay(header) &&
      values.filter((text) => readDayCell(text).is !== 'unclear').length >= 0.8 * values.length,
  );
  const isTicked = likely.some(({ values }) => values.some((text) => readDayCell(text).is === 'present'));
  return new Set(isTicked ? likely.map(({ index }) => index) : []);
};

/** The days that a row is ticked on; null where the list has no columns of days. */
export const readTicks = (
  row: SheetRow,
  columns: readonly { index: number; header: string; meaning: string | null }[],
): { ticked: DayTick[] | null; problems: RowProblem[] } => {
  const days = columns.filter(({ meaning }) => meaning === 'day_tick');
  if (days.length === 0) return { ticked: null, problems: [] };
  const problems: RowProblem[] = [];
  const ticked = [...days]
    .sort((one, other) => one.index - other.index)
    .flatMap(({ index, header }): DayTick[] => {
      const text = row.cells[index] ?? '';
      const cell = readDayCell(text);
      if (cell.is === 'unclear') problems.push({ code: 'no-tick', text, header });
      return cell.is === 'present' ? [{ day: header, minutes: cell.minutes }] : [];
    });
  if (ticked.length === 0) problems.push({ code: 'no-day-ticked' });
  return { ticked, problems };
};
