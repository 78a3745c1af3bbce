import type { BadgePayload } from '#domain/check-in.ts';
import { toBase64Url } from './base64.ts';

/**
 * The key under which a badge is remembered for the day: a hash keyed with the station's token, so that the
 * set on the tablet tells nobody who was here.
 */
export const seenKey = async (badge: BadgePayload, token: string): Promise<string> => {
  const utf8 = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8.encode(token), algorithm, false, ['sign']);
  const hash = await crypto.subtle.sign('HMAC', key, utf8.encode(`${badge.symbology ?? ''}\n${badge.bytes}`));
  return toBase64Url(new Uint8Array(hash));
};
