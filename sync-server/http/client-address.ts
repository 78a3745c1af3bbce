import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** A proxy stands on the same machine or in the same network. */
const isNear = (address: string): boolean =>
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address);

/**
 * The network address that a request came from. Behind a proxy it is what the proxy wrote last: whatever stands before
 * that, the sender may have written.
 */
export const clientAddressOf = (context: Context, isBehindProxy: boolean): string => {
  const peer = getConnInfo(context).remote.address ?? '';
  if (!isBehindProxy || !isNear(peer)) return peer;
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(forwarded) ? forwarded : peer;
};
