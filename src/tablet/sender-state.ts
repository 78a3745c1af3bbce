import { maxRecordsPerBatch } from '#domain/batch-bounds.ts';
import type { Ack, BatchAnswer } from '#domain/wire.ts';
import { boundedMs, jitteredMs } from './backoff.ts';

/** What is known about the way to the server. */
export type Reach =
  | { is: 'unknown' }
  | { is: 'reached'; at: number }
  | { is: 'unreachable'; since: number }
  /** The server knows this tablet no more (401, 403): everything is kept, and staff are asked. */
  | { is: 'refused'; since: number };

/** The sender's memory between two requests. Times are wall clock milliseconds unless said otherwise. */
export interface SenderState {
  reach: Reach;
  /** Failed requests in a row. */
  failures: number;
  /** No request before this reading of the monotonic clock: staff may set the other one back by a year. */
  notBefore: number;
  /** How many records the next batch may hold; smaller while looking for the one the server cannot take. */
  batchLimit: number;
  /** Server clock minus tablet clock when last heard. */
  serverOffsetMs: number | null;
}

export const firstSenderState = (serverOffsetMs: number | null): SenderState => ({
  reach: { is: 'unknown' },
  failures: 0,
  notBefore: 0,
  batchLimit: maxRecordsPerBatch,
  serverOffsetMs,
});

/** What came of one request, as far as the sender cares. */
export type BatchOutcome =
  | {
      kind: 'acknowledged';
      acks: Ack[];
      serverOffsetMs: number;
      server: BatchAnswer['device'];
      order: BatchAnswer['order'];
    }
  /** No answer, or one that our server did not write (a hotel's sign-in page, a proxy). */
  | { kind: 'unreachable' }
  /** 5xx, 429, 408. */
  | { kind: 'busy'; retryAfterMs: number | null }
  /** 401, 403. */
  | { kind: 'refused' }
  /** 413. */
  | { kind: 'too-large' }
  /** Any other 4xx of our server. */
  | { kind: 'bad-request' };

/** What to do to the outbox. Only an acknowledgement by id ever removes a record. */
export interface Verdict {
  state: SenderState;
  remove: string[];
  park: string[];
}

interface Sent {
  /** Ids of the records in the request, in order. */
  ids: string[];
  nowMs: number;
  /** Readings of the monotonic clock when the request left and when its outcome was known. */
  leftAtMs: number;
  monotonicMs: number;
  random: () => number;
}

const refusedPauseMs = 5 * 60_000;

const keepAll = (state: SenderState): Verdict => ({ state, remove: [], park: [] });

/**
 * The back-off counts from when the request left: one that hung for half a minute has waited that long already. What
 * the server asks for counts from its answer.
 */
const waitAndRetry = (
  state: SenderState,
  { nowMs, leftAtMs, monotonicMs, random }: Sent,
  retryAfterMs: number | null,
): Verdict => {
  const failures = state.failures + 1;
  const since = state.reach.is === 'unreachable' ? state.reach.since : nowMs;
  return keepAll({
    ...state,
    reach: { is: 'unreachable', since },
    failures,
    notBefore: Math.max(leftAtMs + jitteredMs(failures, random), monotonicMs + boundedMs(retryAfterMs)),
  });
};

const halveOrPark = (state: SenderState, { ids, nowMs }: Sent): Verdict => {
  const reached: SenderState = { ...state, reach: { is: 'reached', at: nowMs }, failures: 0, notBefore: 0 };
  if (ids.length > 1) return keepAll({ ...reached, batchLimit: Math.floor(ids.length / 2) });
  return { state: reached, remove: [], park: ids };
};

const acknowledged = (
  state: SenderState,
  sent: Sent,
  outcome: Extract<BatchOutcome, { kind: 'acknowledged' }>,
): Verdict => {
  const named = new Set(outcome.acks.map((ack) => ack.id));
  const remove = sent.ids.filter((id) => named.has(id));
  const { serverOffsetMs } = outcome;
  // An answer that names none of what was sent must not make a loop without a pause.
  if (remove.length === 0) return waitAndRetry({ ...state, serverOffsetMs }, sent, null);
  return {
    state: {
      reach: { is: 'reached', at: sent.nowMs },
      failures: 0,
      notBefore: 0,
      batchLimit: Math.min(maxRecordsPerBatch, state.batchLimit * 2),
      serverOffsetMs,
    },
    remove,
    park: [],
  };
};

/** The rules of DESIGN 6: what an answer means for the records that were sent, and for the next request. */
export const judge = (state: SenderState, sent: Sent, outcome: BatchOutcome): Verdict => {
  switch (outcome.kind) {
    case 'acknowledged':
      return acknowledged(state, sent, outcome);
    case 'unreachable':
      return waitAndRetry(state, sent, null);
    case 'busy':
      return waitAndRetry(state, sent, outcome.retryAfterMs);
    case 'refused': {
      const since = state.reach.is === 'refused' ? state.reach.since : sent.nowMs;
      return keepAll({
        ...state,
        reach: { is: 'refused', since },
        failures: 0,
        notBefore: sent.monotonicMs + refusedPauseMs,
      });
    }
    case 'too-large':
    case 'bad-request':
      return halveOrPark(state, sent);
  }
};
