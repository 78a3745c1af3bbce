import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { maxBatchBytes } from '#domain/batch-bounds.ts';
import { BatchAnswer, BatchRequest, type Refusal } from '#domain/wire.ts';
import type { Device } from '../access/index.ts';
import type { Rooms } from '../rooms.ts';
import { isDamaged } from './content-digest.ts';
import { type DeviceVariables, requireDevice } from './device-token.ts';
import { documented, parse, refusal } from './refusal.ts';

/** An answer before it is written to a socket or into Hono's response. */
export interface BatchReply {
  status: 200 | 400 | 401 | 413 | 500 | 503;
  body: BatchAnswer | Refusal;
}

export const tooLarge: BatchReply = {
  status: 413,
  body: refusal('too-large', 'Send fewer records at once.'),
};
const busy: BatchReply = {
  status: 503,
  body: refusal('busy', 'The server has more to do than it can. Send again in a moment.'),
};

/** Not the tablet's fault, and 4xx would make it park what it sent: it sends the same again. */
export const damaged: BatchReply = {
  status: 503,
  body: refusal('damaged', 'Something on the way changed this request. Send it again.'),
};

export const headersOf = ({ status }: BatchReply): Record<string, string> =>
  status === 503 ? { 'retry-after': '2' } : {};

/** Hands records in. `wake` is called when they came in. */
export const createHandIn =
  (rooms: Rooms, wake: () => void) =>
  async (device: Device, { records, signature = null }: BatchRequest): Promise<BatchReply> => {
    const answer = await rooms.intake.receive(device, { records, signature });
    if (!answer.ok) return busy;
    wake();
    return { status: 200, body: answer.value };
  };

/**
 * `POST /v1/batches`: check-in records of one device, answered when they are durable. Tablets get the same from
 * `batches-listener.ts`; this is for whoever has no socket, and for the OpenAPI document.
 */
export const batchesRoutes = (rooms: Rooms, wake: () => void) => {
  const handIn = createHandIn(rooms, wake);
  return new Hono<DeviceVariables>().post(
    '/batches',
    documented('Hand in check-in records; the answer names each that is durable', BatchAnswer, ['tablet']),
    bodyLimit({ maxSize: maxBatchBytes, onError: (context) => context.json(tooLarge.body, tooLarge.status) }),
    requireDevice(rooms),
    async (context, next) => {
      const content = new Uint8Array(await context.req.arrayBuffer());
      if (!isDamaged(context.req.header('content-digest'), content)) return next();
      return context.json(damaged.body, damaged.status, headersOf(damaged));
    },
    parse('json', BatchRequest),
    async (context) => {
      const reply = await handIn(context.get('device'), context.req.valid('json'));
      return context.json(reply.body, reply.status, headersOf(reply));
    },
  );
};
