import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { BatchAnswer, BatchRequest, maxBatchBytes } from '#domain/wire.ts';
import type { Rooms } from '../rooms.ts';
import { type DeviceVariables, requireDevice } from './device-token.ts';
import { documented, parse, refuse } from './refusal.ts';

/** `POST /v1/batches`: check-in records of one device, answered when they are durable. */
export const batchesRoutes = (rooms: Rooms, wake: () => void) =>
  new Hono<DeviceVariables>().post(
    '/batches',
    documented('Hand in check-in records; the answer names each that is durable', BatchAnswer, ['tablet']),
    bodyLimit({
      maxSize: maxBatchBytes,
      onError: (context) => refuse(context, 413, 'too-large', 'Send fewer records at once.'),
    }),
    requireDevice(rooms),
    parse('json', BatchRequest),
    async (context) => {
      const { records, signature = null } = context.req.valid('json');
      const answer = await rooms.intake.receive(context.get('device'), { records, signature });
      if (!answer.ok) {
        context.header('retry-after', '2');
        return refuse(context, 503, 'busy', 'The server has more to do than it can. Send again in a moment.');
      }
      wake();
      return context.json(answer.value);
    },
  );
