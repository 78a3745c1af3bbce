import type { IncomingMessage, ServerResponse } from 'node:http';
import { maxBatchBytes } from '#domain/batch-bounds.ts';
import { BatchRequest } from '#domain/wire.ts';
import type { Rooms } from '../rooms.ts';
import { type BatchReply, createHandIn, damaged, headersOf, tooLarge } from './batches.ts';
import { isDamaged } from './content-digest.ts';
import { deviceOfRequest, stranger } from './device-token.ts';
import { isTooDeep, refusal, wrongIn } from './refusal.ts';

const stopped = new Error('the sender went away in the middle of its request');

/** The body; null as soon as it is larger than a batch may be. Rejects when the sender goes away. */
const readBody = (request: IncomingMessage): Promise<Buffer | null> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBatchBytes) {
      resolve(null);
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBatchBytes) resolve(null);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(stopped));
    request.on('close', () => reject(stopped));
  });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const unreadable: BatchReply = {
  status: 400,
  body: refusal('invalid-request', 'This request cannot be read.'),
};
const trouble: BatchReply = {
  status: 500,
  body: refusal('trouble', 'Something went wrong on the server. Try again.'),
};

const send = (response: ServerResponse, request: IncomingMessage, reply: BatchReply): void => {
  const body = JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    ...headersOf(reply),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // What was not read would be taken for the next request of this connection (RFC 9112, 9.6).
    ...(!request.complete && { connection: 'close' }),
  });
  response.end(body);
};

export const isBatch = ({ method, url }: IncomingMessage): boolean =>
  method === 'POST' && url === '/v1/batches';

/**
 * `POST /v1/batches` straight from the socket. Hono's way, with its request and response objects and the middlewares
 * of all other routes, costs more than everything that a record needs.
 */
export const createBatchesListener = ({
  rooms,
  wake,
  onTrouble,
}: {
  rooms: Rooms;
  wake: () => void;
  onTrouble: (error: unknown) => void;
}) => {
  const handIn = createHandIn(rooms, wake);

  const answer = async (request: IncomingMessage): Promise<BatchReply> => {
    const device = await deviceOfRequest(rooms, request.headers.authorization);
    if (!device) return { status: 401, body: stranger };
    const content = await readBody(request);
    if (content === null) return tooLarge;
    if (isDamaged(request.headers['content-digest']?.toString(), content)) return damaged;
    const json = jsonOf(content.toString());
    if (json === undefined) return unreadable;
    const batch = BatchRequest.safeParse(json);
    return batch.success ? handIn(device, batch.data) : { status: 400, body: wrongIn(batch.error.issues) };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      send(response, request, await answer(request));
    } catch (error) {
      // Nobody is there to be told, and nothing went wrong here.
      if (error === stopped) return;
      if (isTooDeep(error)) return send(response, request, unreadable);
      onTrouble(error);
      send(response, request, trouble);
    }
  };
};
