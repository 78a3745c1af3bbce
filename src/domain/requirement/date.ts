/** How requirement dates move. */
import { addYears, type CalendarDay } from '../calendar.ts';

/** The day a cycle ends that begins on `day`; 29 February becomes 28 where the year has none. */
export const cycleEnd = (day: CalendarDay, cycleYears: number): CalendarDay => addYears(day, cycleYears);

/**
 * The requirement date after completing: from the *old requirement date*, cycle by cycle, until it lies after the
 * completing day (someone years overdue). A 29 February that became 28 stays 28.
 */
export const dateAfterCompleting = (
  oldDate: CalendarDay,
  cycleYears: number,
  completedOn: CalendarDay,
): CalendarDay => {
  let date = cycleEnd(oldDate, cycleYears);
  while (date <= completedOn) date = cycleEnd(date, cycleYears);
  return date;
};
