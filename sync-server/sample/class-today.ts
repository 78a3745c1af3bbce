import type { CalendarDay } from '#domain/calendar.ts';
import type { Claim } from '#domain/claim.ts';
import type { ClassOrder } from '#domain/classes-api.ts';
import { isOnePerson } from '../lists/index.ts';
import type { Rooms } from '../rooms.ts';
import { type EventOfToday, eventOnToday } from './events-today.ts';

const expectedPeople = 14;

/** Hours of a day of seven hours of class, with an hour for lunch. */
const hours = { from: '08:30', until: '16:30', breaks: [{ from: '12:00', until: '13:00' }] };

/** As people write themselves down: some with their number, some with an e-mail address. */
const expectedClaims = async ({ store }: Rooms): Promise<Claim[]> => {
  const people = await store.db
    .selectFrom('registrant')
    .select(['given_name', 'surname', 'registrant_number', 'email'])
    .orderBy('id')
    .limit(expectedPeople)
    .execute();
  return people.map(({ given_name, surname, registrant_number, email }, nth) => ({
    full_name: `${given_name} ${surname}`,
    ...(nth % 3 !== 0 && { registrant_number }),
    ...(nth % 2 === 0 && email !== null && { email }),
  }));
};

/** The sample's class that is on during all of `today` (a day in UTC), null when there is none. */
export const classOn = (rooms: Rooms, today: CalendarDay): Promise<EventOfToday | null> =>
  eventOnToday(rooms, 'class', today);

/** Gives the sample's class of `today` a plan and people who are expected, where it has none yet. */
export const ensureClassToday = async (rooms: Rooms, today: CalendarDay, by: string): Promise<void> => {
  const found = await classOn(rooms, today);
  const event = found && (await rooms.catalogue.event(found.id));
  if (!event || (await rooms.catalogue.classPlan(event.id))) return;
  const order: ClassOrder = {
    name: event.name,
    place: event.place,
    timeZone: event.timeZone,
    approvedValue: event.approvedValue,
    category: 'WRT',
    school: event.organiser,
    instructor: 'Ina Okafor',
    language: 'English',
    delivery: 'in-person',
    signatures: 'daily',
    days: event.days.map(({ date }) => ({ date, ...hours })),
  };
  await rooms.catalogue.changeClass(event.id, order, by);
  const claims = await expectedClaims(rooms);
  await rooms.catalogue.expectPeople(event.id, { claims, isSame: isOnePerson, by });
};
