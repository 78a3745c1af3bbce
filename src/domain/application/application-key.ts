/** What opens an application without an account: its reference number, and a key that only its sender has. */
import * as z from 'zod/mini';
import { receiptCodePattern } from '../receipt-code.ts';

/** Crockford's base32 without the letters that people take for digits: as receipt codes have it. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five groups of four: 100 bits, which nobody guesses and everybody can copy from paper. */
export const applicationKeyBytes = 20;
const keyPattern = new RegExp(`^[${alphabet}]{4}(-[${alphabet}]{4}){4}$`);

export const ApplicationKey = z.string().check(z.regex(keyPattern, 'this key is not complete'));
const ApplicationReference = z
  .string()
  .check(z.regex(receiptCodePattern, 'this reference number is not complete'));

/** The key that twenty random bytes make. */
export const applicationKeyOf = (random: Uint8Array): string =>
  Array.from(random.subarray(0, applicationKeyBytes), (byte) => alphabet[byte & 31])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

const readAs: Record<string, string> = { O: '0', I: '1', L: '1' };

/** A reference number or a key however it was typed: small letters, without hyphens, with O for 0. */
export const typedCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[OIL]/g, (letter) => readAs[letter] ?? letter)
    .replace(/(.{4})(?=.)/g, '$1-');

/** As the `Authorization` header and the link's fragment carry both. */
export const passOf = (reference: string, key: string): string => `${reference}.${key}`;

/** Null: these are not a reference number and a key. */
export const readPass = (text: string): { reference: string; key: string } | null => {
  const [reference, key] = text.split('.');
  const read = [ApplicationReference.safeParse(reference), ApplicationKey.safeParse(key)] as const;
  return read[0].success && read[1].success ? { reference: read[0].data, key: read[1].data } : null;
};
