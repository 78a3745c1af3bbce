import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { batchText } from '#domain/record-chain.ts';

const imported = new Map<string, KeyObject | null>();

const importKey = (publicKey: string): KeyObject | null => {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
};

const keyOf = (publicKey: string): KeyObject | null => {
  const key = imported.has(publicKey) ? (imported.get(publicKey) ?? null) : importKey(publicKey);
  imported.set(publicKey, key);
  return key;
};

/** Whether text is an ECDSA P-256 key that batches can be checked with: SPKI in base64url. */
export const isPublicKey = (publicKey: string): boolean =>
  importKey(publicKey)?.asymmetricKeyDetails?.namedCurve === 'prime256v1';

const scalarBytes = 32;

/** An INTEGER of DER: no zeros in front but the one that keeps it positive. */
const derInteger = (scalar: Buffer): Buffer => {
  const start = scalar.findIndex((byte, at) => byte !== 0 || at === scalar.length - 1);
  const bytes = scalar.subarray(start);
  const isPositive = (bytes[0] ?? 0) < 0x80;
  return Buffer.concat([Buffer.from(isPositive ? [2, bytes.length] : [2, bytes.length + 1, 0]), bytes]);
};

/**
 * ECDSA-Sig-Value (RFC 3279, 2.2.3) of a raw signature r||s; null when it has not their length. Node converts by
 * itself, too, but on the main thread and at five times the price of everything else there.
 */
const derOf = (raw: Buffer): Buffer | null => {
  if (raw.length !== 2 * scalarBytes) return null;
  const [r, s] = [derInteger(raw.subarray(0, scalarBytes)), derInteger(raw.subarray(scalarBytes))];
  return Buffer.concat([Buffer.from([0x30, r.length + s.length]), r, s]);
};

/**
 * Whether a text was signed by a tablet's key (raw r||s, base64url). Checked by one of Node's threads: on the main one
 * it was a quarter of what a batch of one record costs.
 */
export const isTextSigned = (
  text: string,
  { publicKey, signature }: { publicKey: string; signature: string | null },
): Promise<boolean> => {
  const key = keyOf(publicKey);
  const der = signature === null ? null : derOf(Buffer.from(signature, 'base64url'));
  if (!key || der === null) return Promise.resolve(false);
  return new Promise((resolve) =>
    verify('sha256', Buffer.from(text), key, der, (error, isValid) => resolve(error === null && isValid)),
  );
};

/** Whether the batch was signed by the tablet's key over its last record. */
export const isSigned = (
  { device, publicKey }: { device: string; publicKey: string },
  { lastRecordHash, signature }: { lastRecordHash: string; signature: string | null },
): Promise<boolean> => isTextSigned(batchText(device, lastRecordHash), { publicKey, signature });
