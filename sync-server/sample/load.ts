import type { CalendarDay } from '#domain/calendar.ts';
import { shippedDesignationCodes } from '#domain/designation-code.ts';
import type { Rooms } from '../rooms.ts';
import { rememberSample } from './badge-store.ts';
import { generateSample } from './generate.ts';

interface SampleSummary {
  registrants: number;
  events: number;
  badges: number;
}

/** The seed of `npm start`'s sample. */
const usualSeed = 1;

/** Fills an empty database with fictional data around `today`, a day in UTC. */
export const loadSample = async (
  rooms: Rooms,
  options: { today: CalendarDay; seed?: number; registrants?: number },
): Promise<SampleSummary> => {
  const { seed = usualSeed } = options;
  const sample = generateSample({ ...options, seed });
  await rooms.catalogue.addDesignationCodes(shippedDesignationCodes);
  await rooms.catalogue.addEvents(sample.events);
  await rooms.registry.importRegistrants(sample.registrants);
  for (const person of sample.staff) await rooms.access.addStaff(person);
  // Last: a load that was cut short is not taken for a whole one.
  await rooms.store.write((tx) => rememberSample(tx, { seed, badges: sample.badges }));
  return {
    registrants: sample.registrants.length,
    events: sample.events.length,
    badges: sample.badges.length,
  };
};
