import { createHash, randomBytes } from 'node:crypto';

/** A secret of so many random bits, base64url: what a link, a token or a cookie carries. */
export const newSecret = (bits: 128 | 256): string => randomBytes(bits / 8).toString('base64url');

/** What the database keeps of a secret. Plain SHA-256 is enough: the secret is random, not a password. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
