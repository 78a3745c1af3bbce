import { createMiddleware } from 'hono/factory';

/** About what a socket buffers: a shorter rest of a request is here by the time that it is answered. */
const shortBytes = 64 * 1024;

/**
 * Says that the connection ends where a large request was answered without being read, as most refusals are. What
 * is left of it is waited for at most half a second (@hono/node-server), so that the next request on the same
 * connection would be answered late or by a reset (RFC 9112, 9.6).
 */
export const endConnectionOfUnread = createMiddleware(async ({ req, header }, next) => {
  await next();
  const isLarge = Number(req.header('content-length') ?? 0) > shortBytes || req.header('transfer-encoding');
  const isUnread = Object.keys(req.bodyCache).length === 0;
  if (isLarge && isUnread) header('connection', 'close');
});
