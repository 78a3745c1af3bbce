import { Hono } from 'hono';
import * as z from 'zod/mini';
import {
  NewOrganiserLink,
  OrganiserLinkOrder,
  OrganiserLinks,
  organiserPath,
} from '#domain/organiser-api.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const OfEvent = z.pick(OrganiserLinkOrder, { event: true });

/** Links for organisers: making one, taking it back, and which there are. */
export const organiserLinksRoutes = (rooms: Rooms, publicUrl: () => string) =>
  new Hono<StaffVariables>()
    .get(
      '/organiser-links',
      documented('The links of an event for its organiser', OrganiserLinks, ['console']),
      parse('query', OfEvent),
      async (context) =>
        context.json({ links: await rooms.attendanceLists.organiserLinks(context.req.valid('query').event) }),
    )
    .post(
      '/organiser-links',
      documented('Make a link by which the organiser of an event sends lists', NewOrganiserLink, ['console']),
      parse('json', OrganiserLinkOrder),
      async (context) => {
        const order = context.req.valid('json');
        if (!(await rooms.catalogue.event(order.event)))
          return refuse(context, 404, 'unknown-event', 'There is no such event.');
        const by = context.get('staff').id;
        const { id, token, expiresAt } = await rooms.access.createOrganiserLink({ ...order, by });
        const link: NewOrganiserLink = { id, url: `${publicUrl()}${organiserPath}#${token}`, expiresAt };
        return context.json(link);
      },
    )
    .post(
      '/organiser-links/:id/take-back',
      documented('Take a link back: it opens nothing from now on', OrganiserLinks, ['console']),
      async (context) => {
        const by = context.get('staff').id;
        const taken = await rooms.access.takeOrganiserLinkBack(context.req.param('id'), by);
        if (!taken.ok) return refuse(context, 404, 'unknown-link', 'There is no such link.');
        return context.json({ links: await rooms.attendanceLists.organiserLinks(taken.value.event) });
      },
    );
