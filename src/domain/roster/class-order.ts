import type { CalendarDay } from '../calendar.ts';

/** When a class is, and which day it is where it is held. */
export interface ClassDates {
  first: CalendarDay;
  last: CalendarDay;
  today: CalendarDay;
}

/** Whether a class is being held, is still to come, or is over. A day of rest in the middle is part of it. */
export const timeOfClass = ({ first, last, today }: ClassDates): 'now' | 'to-come' | 'over' => {
  if (last < today) return 'over';
  return first <= today ? 'now' : 'to-come';
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The class of today first, then the next one; behind all that are to come, those that are over, the latest first. */
export const soonestFirst = (a: ClassDates, b: ClassDates): number => {
  const isOver = (dates: ClassDates): boolean => timeOfClass(dates) === 'over';
  if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1;
  if (isOver(a)) return compare(b.last, a.last) || compare(b.first, a.first);
  return compare(a.first, b.first) || compare(a.last, b.last);
};
