import { toBase64Url } from './base64.ts';
import type { SignIn } from './outbox.ts';
import type { Enrolment } from './store.ts';

/** What tells one visitor from another: the badge, or what was typed. */
const traitsOf = ({ badge, claim }: Pick<SignIn, 'badge' | 'claim'>): string => {
  if (badge) return `${badge.symbology ?? ''}\n${badge.bytes}`;
  const name = (claim.full_name ?? '').normalize('NFC').toLowerCase();
  return `form\n${name}\n${claim.registrant_number ?? claim.email ?? claim.phone ?? ''}`;
};

/**
 * The key under which a visitor is remembered for the day at one event: a hash keyed with the station's token, so that
 * the set on the tablet tells nobody who was here.
 */
export const seenKey = async (
  signIn: Pick<SignIn, 'badge' | 'claim'>,
  { token, pack }: Pick<Enrolment, 'token' | 'pack'>,
): Promise<string> => {
  const utf8 = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8.encode(token), algorithm, false, ['sign']);
  const hash = await crypto.subtle.sign('HMAC', key, utf8.encode(`${pack.event.id}\n${traitsOf(signIn)}`));
  return toBase64Url(new Uint8Array(hash));
};
