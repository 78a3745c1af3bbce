import { createECDH, createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';

const Secret = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** The uncompressed point is the last 65 bytes of its SPKI (RFC 5480). */
const pointOf = (privateKey: KeyObject): Buffer =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-65);

/** The id of a key is a fingerprint of its public point. */
const idOf = (point: Buffer): string => createHash('sha256').update(point).digest('base64url').slice(0, 12);

/**
 * Whether the parts belong together: a damaged secret must show at start, not in quarantine. The point is computed
 * from the secret itself: a JWK is imported with whatever x and y stand beside it.
 */
const isWhole = ({
  id,
  publicKey,
  secret,
}: {
  id: string;
  publicKey: string;
  secret: z.infer<typeof Secret>;
}): boolean => {
  try {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(secret.d, 'base64url');
    const point = pair.getPublicKey();
    const [x, y] = [point.subarray(1, 33), point.subarray(33)];
    return (
      point.toString('base64url') === publicKey &&
      x.toString('base64url') === secret.x &&
      y.toString('base64url') === secret.y &&
      idOf(point) === id
    );
  } catch {
    return false;
  }
};

/** One pair: the raw public point and the secret as JWK (RFC 7517), both as text. */
export const StoredKey = z
  .object({ id: z.string(), publicKey: z.string(), secret: Secret })
  .check(z.refine(isWhole, 'is damaged'));
export type StoredKey = z.infer<typeof StoredKey>;

/** A new P-256 pair. */
export const makeKeyPair = (): StoredKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = pointOf(privateKey);
  return {
    id: idOf(point),
    publicKey: point.toString('base64url'),
    secret: Secret.parse(privateKey.export({ format: 'jwk' })),
  };
};
