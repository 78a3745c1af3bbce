import { Hono } from 'hono';
import * as z from 'zod/mini';
import { RegistrantList, RegistrantPage } from '#domain/console-api.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const Question = z.object({
  q: z._default(z.string().check(z.maxLength(100, 'ask with at most 100 letters')), ''),
});

/** Registrants: search, and the page of one with every fact behind every credit. */
export const registrantsRoutes = (rooms: Rooms) =>
  new Hono<StaffVariables>()
    .get(
      '/registrants',
      documented('Find registrants', RegistrantList, ['console']),
      parse('query', Question),
      async (context) => context.json(await rooms.registry.find(context.req.valid('query').q)),
    )
    .get('/registrants/:id', documented('One registrant', RegistrantPage, ['console']), async (context) => {
      const registrant = await rooms.registry.get(context.req.param('id'));
      if (!registrant) return refuse(context, 404, 'unknown-registrant', 'There is no such registrant.');
      const page: RegistrantPage = {
        registrant,
        requirement: await rooms.ledger.requirementOf(registrant),
        policy: (await rooms.catalogue.activePolicy()).id,
        credits: await rooms.ledger.creditsOf(registrant.id),
        ledger: await rooms.ledger.entriesOf(registrant.id),
      };
      return context.json(page);
    });
