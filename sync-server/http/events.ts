import { Hono } from 'hono';
import * as z from 'zod/mini';
import { EnrolmentLink, EnrolmentOrder, EventList, EventPage } from '#domain/console-api.ts';
import { eventList, eventPage } from '../live/index.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({
  q: z.optional(z.string().check(z.maxLength(100, 'ask with at most 100 letters'))),
  when: z.optional(z.enum(['today', 'upcoming', 'past'])),
});

/** Approved events: the list, the live page of one, and enrolment links for its stations. */
export const eventsRoutes = (rooms: Rooms, publicUrl: () => string) =>
  new Hono<StaffVariables>()
    .get(
      '/events',
      documented('Approved events', EventList, ['console']),
      parse('query', Question),
      async (context) => context.json(await eventList(rooms, context.req.valid('query'))),
    )
    .get('/events/:id', documented('The live page of one event', EventPage, ['console']), async (context) => {
      const page = await eventPage(rooms, context.req.param('id'));
      return page ? context.json(page) : refuse(context, 404, 'unknown-event', 'There is no such event.');
    })
    .post(
      '/events/:id/enrolments',
      documented('A one-time enrolment link for one station', EnrolmentLink, ['console']),
      parse('json', EnrolmentOrder),
      async (context) => {
        const event = await rooms.catalogue.event(context.req.param('id'));
        if (!event) return refuse(context, 404, 'unknown-event', 'There is no such event.');
        const { station, otherEvents = [] } = context.req.valid('json');
        for (const other of otherEvents)
          if (!(await rooms.catalogue.event(other)))
            return refuse(context, 404, 'unknown-event', 'One of the other events does not exist.');
        const { code, expiresAt } = await rooms.access.createEnrolment({
          event: event.id,
          otherEvents: [...new Set(otherEvents)].filter((other) => other !== event.id),
          station,
          by: context.get('staff').id,
        });
        const link: EnrolmentLink = { url: `${publicUrl()}/kiosk#enrol=${code}`, station, expiresAt };
        return context.json(link);
      },
    );
