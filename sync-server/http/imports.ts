import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ImportOutcome } from '#domain/console-api.ts';
import { SealedExport } from '#domain/sealed-export.ts';
import { type AckStatus, maxRecordsPerBatch } from '#domain/wire.ts';
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
      const { device: id, records } = context.req.valid('json');
      const device = await rooms.access.deviceNamed(id);
      if (!device)
        return refuse(
          context,
          404,
          'unknown-device',
          'This export is from a tablet that was never enrolled here.',
        );
      const count: Record<AckStatus, number> = { stored: 0, duplicate: 0, quarantined: 0 };
      for (let start = 0; start < records.length; start += maxRecordsPerBatch) {
        const answer = await rooms.intake.importRecords(
          device,
          records.slice(start, start + maxRecordsPerBatch),
        );
        if (!answer.ok)
          return refuse(
            context,
            503,
            'busy',
            'The server has more to do than it can. Import the file again.',
          );
        for (const { status } of answer.value.acks) count[status]++;
      }
      wake();
      return context.json({ station: device.station, records: records.length, ...count });
    },
  );
