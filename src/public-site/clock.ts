/** The one place on the public site that reads the device's clock. */
import type { CalendarDay } from '#domain/calendar.ts';

/** By this device's own calendar. */
export const todayHere = (): CalendarDay => {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
};
