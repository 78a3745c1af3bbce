import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import * as z from 'zod/mini';

/** One pair: the raw public point and the secret as JWK (RFC 7517), both as text. */
export const StoredKey = z.object({
  id: z.string(),
  publicKey: z.string(),
  secret: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    d: z.string(),
  }),
});
export type StoredKey = z.infer<typeof StoredKey>;

/** A new P-256 pair; its id is a fingerprint of the public point. */
export const makeKeyPair = async (): Promise<StoredKey> => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  // The uncompressed point is the last 65 bytes of its SPKI (RFC 5480).
  const point = spki.subarray(-65);
  return StoredKey.parse({
    id: createHash('sha256').update(point).digest('base64url').slice(0, 12),
    publicKey: point.toString('base64url'),
    secret: { kty, crv, x, y, d },
  });
};
