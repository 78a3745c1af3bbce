import { dayInZone } from '#domain/calendar.ts';
import { instantOf } from './clock.ts';
import type { Rooms } from './rooms.ts';
import { classOn, conventionOn, isSampleLoaded } from './sample/index.ts';

/** Whoever starts the server on their own machine is its first administrator. */
export const firstAdministrator = {
  id: 'administrator',
  name: 'Administrator',
  email: 'administrator@rollcall.invalid',
  role: 'administrator',
} as const;

/** What `npm start` prints: one-time links, made anew at every start. */
export const startLinks = async (rooms: Rooms, url: string): Promise<{ what: string; link: string }[]> => {
  const today = dayInZone(instantOf(rooms.clock), 'UTC');
  const signIn = await rooms.access.createSignInLink(firstAdministrator.id);
  const links = [
    { what: 'Console (signs you in once, within the hour)', link: `${url}/console#sign-in=${signIn.code}` },
  ];
  if (!(await isSampleLoaded(rooms.store.db))) return links;
  const course = await classOn(rooms, today);
  if (course) {
    const { code } = await rooms.access.createEnrolment({
      ...{ event: course.id, station: 'Instructor’s tablet', by: firstAdministrator.id },
    });
    links.unshift({
      what: `Roster of the class ${course.name} (on another device, or in a private window: a browser is either; within ten minutes)`,
      link: `${url}/roster#enrol=${code}`,
    });
  }
  const convention = await conventionOn(rooms, today);
  if (convention) {
    const { code } = await rooms.access.createEnrolment({
      event: convention.id,
      station: 'Booth 1',
      by: firstAdministrator.id,
    });
    links.unshift({
      what: `Kiosk at ${convention.name} (enrols once, within ten minutes)`,
      link: `${url}/kiosk#enrol=${code}`,
    });
  }
  return [
    ...links,
    { what: 'Sample badges to print or to hold in front of the camera', link: `${url}/sample-badges` },
  ];
};
