import { BatchAnswer, type CheckInRecord, Refusal } from '#domain/wire.ts';
import { readRetryAfterMs } from './backoff.ts';
import { toBase64 } from './base64.ts';
import { deviceTimer, type TabletClock } from './clock.ts';
import type { BatchOutcome } from './sender-state.ts';
import { signBatch } from './signing.ts';

/** The network, as a thing that is passed in. */
export type Fetch = (url: string, request: RequestInit) => Promise<Response>;

interface Batch {
  token: string;
  /** Null where the browser cannot keep a key: then the token alone speaks for the tablet. */
  key: CryptoKey | null;
  records: CheckInRecord[];
}

const requestTimeoutMs = 30_000;

/** RFC 9530: something between that changes a request, and even speaks TLS with both sides, is noticed by the server. */
const contentDigest = async (body: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return `sha-256=:${toBase64(new Uint8Array(digest))}:`;
};

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return null;
  }
};

const readAcknowledgement = async (
  response: Response,
  sentAt: number,
  clock: TabletClock,
): Promise<BatchOutcome> => {
  const answer = BatchAnswer.safeParse(await jsonOf(response));
  if (!answer.success) return { kind: 'unreachable' };
  const halfwayMs = (sentAt + clock.now()) / 2;
  return {
    kind: 'acknowledged',
    acks: answer.data.acks,
    server: answer.data.device,
    order: answer.data.order,
    serverOffsetMs: Math.round(Date.parse(answer.data.serverTime) - halfwayMs),
  };
};

const readRefusal = async (response: Response, clock: TabletClock): Promise<BatchOutcome> => {
  const { status } = response;
  if (status >= 500 || status === 429 || status === 408)
    return { kind: 'busy', retryAfterMs: readRetryAfterMs(response.headers.get('retry-after'), clock.now()) };
  // Somebody else's 4xx says nothing about our records: a hotel's network answers every address with one.
  if (!Refusal.safeParse(await jsonOf(response)).success && status !== 413) return { kind: 'unreachable' };
  if (status === 401 || status === 403) return { kind: 'refused' };
  return { kind: status === 413 ? 'too-large' : 'bad-request' };
};

/** Sends one batch and says what came of it. Never throws: a broken network is an outcome. */
export const createPostBatch =
  (fetch: Fetch, clock: TabletClock, timer = deviceTimer) =>
  async ({ token, key, records }: Batch): Promise<BatchOutcome> => {
    const sentAt = clock.now();
    const patience = new AbortController();
    const stopWaiting = timer.after(requestTimeoutMs, () => patience.abort());
    try {
      const body = JSON.stringify({ records, signature: key && (await signBatch(key, records)) });
      const response = await fetch('/v1/batches', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-digest': await contentDigest(body),
        },
        body,
        redirect: 'error',
        cache: 'no-store',
        credentials: 'omit',
        signal: patience.signal,
      });
      if (response.ok) return await readAcknowledgement(response, sentAt, clock);
      return await readRefusal(response, clock);
    } catch {
      return { kind: 'unreachable' };
    } finally {
      stopWaiting();
    }
  };

export type PostBatch = ReturnType<typeof createPostBatch>;
