import { describe, expect, test } from 'vitest';
import {
  type BatchOutcome,
  firstSenderState,
  judge,
  type SenderState,
} from '../../../src/tablet/sender-state.ts';

const nowMs = 1_000_000;
const leftAtMs = 2_900;
const monotonicMs = 3_000;
const first = firstSenderState(null);
const acknowledge = (...ids: (string | null)[]): BatchOutcome => ({
  kind: 'acknowledged',
  acks: ids.map((id) => ({ id, status: 'stored' })),
  serverOffsetMs: 42,
  server: { contiguousSeq: ids.length, gaps: [] },
  order: null,
});
const decide = (outcome: BatchOutcome, ids: string[], state: Partial<SenderState> = {}) =>
  judge({ ...first, ...state }, { ids, nowMs, leftAtMs, monotonicMs, random: () => 1 }, outcome);

describe('judge', () => {
  test.each<{
    name: string;
    outcome: BatchOutcome;
    sent: string[];
    before?: Partial<SenderState>;
    remove?: string[];
    park?: string[];
    after: Partial<SenderState>;
  }>([
    {
      name: 'acknowledged records go, and the way is known',
      outcome: acknowledge('a', 'b'),
      sent: ['a', 'b'],
      before: { failures: 3, reach: { is: 'unreachable', since: 5 } },
      remove: ['a', 'b'],
      after: { reach: { is: 'reached', at: nowMs }, failures: 0, notBefore: 0, serverOffsetMs: 42 },
    },
    {
      name: 'only the ids that an ack names go',
      outcome: acknowledge('b', null, 'somebody-else'),
      sent: ['a', 'b', 'c'],
      remove: ['b'],
      after: { failures: 0 },
    },
    {
      name: 'an answer that names nothing of ours waits like a failure',
      outcome: acknowledge('x'),
      sent: ['a'],
      after: { failures: 1, notBefore: leftAtMs + 1_000 },
    },
    {
      name: 'no network: keep, wait, remember since when',
      outcome: { kind: 'unreachable' },
      sent: ['a'],
      before: { failures: 2, reach: { is: 'unreachable', since: 7 } },
      after: { failures: 3, notBefore: leftAtMs + 4_000, reach: { is: 'unreachable', since: 7 } },
    },
    {
      name: 'a busy server says when',
      outcome: { kind: 'busy', retryAfterMs: 30_000 },
      sent: ['a'],
      after: { failures: 1, notBefore: monotonicMs + 30_000 },
    },
    {
      name: 'a Retry-After does not shorten the back-off',
      outcome: { kind: 'busy', retryAfterMs: 2_000 },
      sent: ['a'],
      before: { failures: 6 },
      after: { failures: 7, notBefore: leftAtMs + 60_000 },
    },
    {
      name: 'refused: keep everything, pause, ask staff',
      outcome: { kind: 'refused' },
      sent: ['a', 'b'],
      after: { reach: { is: 'refused', since: nowMs }, notBefore: monotonicMs + 300_000 },
    },
    {
      name: 'too large: halve',
      outcome: { kind: 'too-large' },
      sent: ['a', 'b', 'c', 'd', 'e'],
      after: { batchLimit: 2, notBefore: 0 },
    },
    {
      name: 'a bad request of several: look for the one in the first half',
      outcome: { kind: 'bad-request' },
      sent: ['a', 'b', 'c', 'd'],
      after: { batchLimit: 2 },
    },
    {
      name: 'a bad request of one: park it, go on',
      outcome: { kind: 'bad-request' },
      sent: ['c'],
      before: { batchLimit: 1 },
      park: ['c'],
      after: { reach: { is: 'reached', at: nowMs }, notBefore: 0 },
    },
    {
      name: 'after success batches grow again',
      outcome: acknowledge('a'),
      sent: ['a'],
      before: { batchLimit: 1 },
      remove: ['a'],
      after: { batchLimit: 2 },
    },
  ])('$name', ({ outcome, sent, before, remove = [], park = [], after }) => {
    const verdict = decide(outcome, sent, before);
    expect(verdict.remove).toEqual(remove);
    expect(verdict.park).toEqual(park);
    expect(verdict.state).toMatchObject(after);
  });
});
