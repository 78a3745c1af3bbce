import type { CalendarDay } from '../calendar.ts';
import type { RosterPerson } from './roster.ts';

/** Where somebody stands at a class, by its roster. */
export interface ClassStanding {
  /** `open`: it is not known yet. `none`: they do not take it. */
  exam: 'eligible' | 'not-eligible' | 'open' | 'none';
  /** Days without a minute of class: whoever misses one is not admitted to the exam. */
  missed: CalendarDay[];
  /** Days that nobody has marked, or on which devices disagree. */
  open: CalendarDay[];
}

const isOpen = ({ marks }: RosterPerson['days'][number]): boolean =>
  marks.length > 1 || marks.some(({ is }) => is === 'open');

/**
 * Who missed a day is not eligible for the exam, whatever the other days; what they attended earns all the same. Coming
 * late or leaving early is no day missed.
 */
export const classStanding = ({ purpose, days }: Pick<RosterPerson, 'purpose' | 'days'>): ClassStanding => {
  const open = days.filter(isOpen).map(({ date }) => date);
  const missed = days.filter((day) => !isOpen(day) && day.minutes === 0).map(({ date }) => date);
  const exam = (): ClassStanding['exam'] => {
    if (purpose === 'cec-only') return 'none';
    if (missed.length > 0) return 'not-eligible';
    return open.length > 0 || purpose === null ? 'open' : 'eligible';
  };
  return { exam: exam(), missed, open };
};
