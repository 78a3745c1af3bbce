import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ImportOutcome } from '#domain/quarantine-api.ts';
import { SealedExport } from '#domain/sealed-export.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';
import type { StaffVariables } from './staff-session.ts';

const mostBytes = 64 * 1024 * 1024;

/** `POST /api/imports`: what a tablet that will never be online again holds, as it exported it. */
export const importsRoutes = (rooms: Rooms, wake: () => void) =>
  new Hono<StaffVariables>().post(
    '/imports',
    documented("Take in a tablet's sealed export", ImportOutcome, ['console']),
    bodyLimit({
      maxSize: mostBytes,
      onError: (context) =>
        refuse(context, 413, 'too-large', 'This file is too large to be an export of a tablet.'),
    }),
    parse('json', SealedExport),
    async (context) => {
      const sealed = context.req.valid('json');
      const device = await rooms.access.deviceNamed(sealed.device);
      const event = device && (await rooms.catalogue.event(device.event));
      if (!device || !event)
        return refuse(
          context,
          404,
          'unknown-device',
          'This export is from a tablet that was never enrolled here.',
        );
      const imported = await rooms.intake.importExport(device, sealed, context.get('staff').id);
      wake();
      if (!imported.ok)
        return refuse(
          context,
          503,
          'busy',
          'The server has more to do than it can. Nothing is lost: import it again in a moment.',
        );
      const outcome: ImportOutcome = {
        station: device.station,
        event: { id: event.id, name: event.name },
        records: sealed.records.length,
        ...imported.value,
      };
      return context.json(outcome);
    },
  );
