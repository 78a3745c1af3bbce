/** RFC 9530: the sender says what its content hashes to. What damages a request between the two is noticed by it. */
import { hash } from 'node:crypto';

const sha256 = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/;

/** Whether a request's content is another one than its `Content-Digest` says. Without a SHA-256 in it nobody knows. */
export const isDamaged = (digest: string | undefined, content: Uint8Array): boolean => {
  const said = sha256.exec(digest ?? '')?.[1];
  return said !== undefined && said !== hash('sha256', content, 'base64');
};
