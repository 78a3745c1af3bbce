/** A class as the office sets it up. */
import type { ClassOrder } from '../../src/domain/classes-api.ts';

/** A day of seven hours of class. */
export const classDay = (date: string): ClassOrder['days'][number] => ({
  date,
  from: '08:30',
  until: '16:30',
  breaks: [{ from: '12:00', until: '13:00' }],
});

export const classOrder: ClassOrder = {
  name: 'Water Damage Restoration Technician',
  place: 'Reno, NV',
  timeZone: 'America/Los_Angeles',
  approvedValue: null,
  category: 'WRT',
  school: 'High Desert Drying School',
  instructor: 'Ina Instructor',
  language: 'English',
  delivery: 'in-person',
  signatures: 'daily',
  days: [classDay('2026-11-23'), classDay('2026-11-24')],
};
