import { fromBase64Url, toBase64Url } from '../base64.ts';
import type { RosterPageRow } from '../store.ts';

const cipher = 'AES-GCM';
const nonceBytes = 12;

/** Bound to its place: a page that somebody moves to another name does not open. */
const bindingOf = ({ device, id }: Omit<RosterPageRow, 'sealed'>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(['rollcall roster page', device, id]));

/** Seals `content` as a page of the working copy. */
export const sealPage = async (
  key: CryptoKey,
  place: Omit<RosterPageRow, 'sealed'>,
  content: unknown,
): Promise<RosterPageRow> => {
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const text = new TextEncoder().encode(JSON.stringify(content));
  const box = await crypto.subtle.encrypt({ name: cipher, iv, additionalData: bindingOf(place) }, key, text);
  return { ...place, sealed: `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(box))}` };
};

/** What a page holds; null where it does not open with this key. */
export const openPage = async (key: CryptoKey, page: RosterPageRow): Promise<unknown> => {
  const [iv = '', box = ''] = page.sealed.split('.');
  try {
    const how = { name: cipher, iv: fromBase64Url(iv), additionalData: bindingOf(page) };
    const text = await crypto.subtle.decrypt(how, key, fromBase64Url(box));
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return null;
  }
};
