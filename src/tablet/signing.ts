import { batchText, recordText } from '#domain/record-chain.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import { toBase64Url, toHex } from './base64.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const signature = { name: 'ECDSA', hash: 'SHA-256' };

/** The hash that the next record's `prev` holds, hex. */
export const hashOfRecord = async (record: CheckInRecord): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(recordText(record)))));

export interface SigningKey {
  privateKey: CryptoKey;
  /** SPKI in base64url: what the server is told. */
  publicKey: string;
}

/** A key that never leaves this tablet: the browser does not give it out. Null where it cannot make one. */
export const makeSigningKey = async (): Promise<SigningKey | null> => {
  try {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
    const spki = await crypto.subtle.exportKey('spki', publicKey);
    return { privateKey, publicKey: toBase64Url(new Uint8Array(spki)) };
  } catch {
    return null;
  }
};

/** Raw r||s as base64url. */
export const signText = async (privateKey: CryptoKey, text: string): Promise<string> =>
  toBase64Url(
    new Uint8Array(await crypto.subtle.sign(signature, privateKey, new TextEncoder().encode(text))),
  );

/** Signs a batch over its last record. */
export const signBatch = async (
  privateKey: CryptoKey,
  records: readonly CheckInRecord[],
): Promise<string | null> => {
  const last = records.at(-1);
  return last ? signText(privateKey, batchText(last.device, await hashOfRecord(last))) : null;
};
