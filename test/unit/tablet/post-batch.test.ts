import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createPostBatch, type Fetch } from '../../../src/tablet/post-batch.ts';
import type { BatchOutcome } from '../../../src/tablet/sender-state.ts';
import { handClock } from './station.ts';

const refusal = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ error: { code: 'no', message: 'No.' } }, { status, headers });
const answer = {
  serverTime: '2026-09-10T17:00:02Z',
  acks: [{ id: 'a', status: 'stored' }],
  order: 'wipe',
  device: { contiguousSeq: 1, gaps: [] },
};
const postThrough = (fetch: Fetch): Promise<BatchOutcome> =>
  createPostBatch(fetch, handClock())({ token: 't', key: null, records: [] });

describe('what an answer means', () => {
  test.each<{ name: string; response: () => Response; expected: BatchOutcome }>([
    {
      name: 'acknowledgements, and how far the clocks are apart',
      response: () => Response.json(answer),
      expected: {
        kind: 'acknowledged',
        acks: [{ id: 'a', status: 'stored' }],
        serverOffsetMs: 2_000,
        server: { contiguousSeq: 1, gaps: [] },
        order: 'wipe',
      },
    },
    {
      name: "a hotel's sign-in page with status 200",
      response: () => new Response('<html>'),
      expected: { kind: 'unreachable' },
    },
    {
      name: 'a 200 in another form',
      response: () => Response.json({ ok: true }),
      expected: { kind: 'unreachable' },
    },
    {
      name: "a proxy's 404",
      response: () => new Response('not here', { status: 404 }),
      expected: { kind: 'unreachable' },
    },
    {
      name: "a proxy's 403",
      response: () => new Response('blocked', { status: 403 }),
      expected: { kind: 'unreachable' },
    },
    {
      name: '500',
      response: () => new Response('', { status: 500 }),
      expected: { kind: 'busy', retryAfterMs: null },
    },
    {
      name: '503 with Retry-After',
      response: () => refusal(503, { 'retry-after': '9' }),
      expected: { kind: 'busy', retryAfterMs: 9_000 },
    },
    {
      name: '429',
      response: () => refusal(429, { 'retry-after': '3' }),
      expected: { kind: 'busy', retryAfterMs: 3_000 },
    },
    { name: '401', response: () => refusal(401), expected: { kind: 'refused' } },
    { name: '403', response: () => refusal(403), expected: { kind: 'refused' } },
    { name: '413', response: () => refusal(413), expected: { kind: 'too-large' } },
    { name: '422', response: () => refusal(422), expected: { kind: 'bad-request' } },
  ])('$name', async ({ response, expected }) => {
    expect(await postThrough(async () => response())).toEqual(expected);
  });

  test('a network that breaks', async () => {
    expect(await postThrough(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual({
      kind: 'unreachable',
    });
  });
});

test('says what its content hashes to', async () => {
  let asked: RequestInit = {};
  await createPostBatch(async (_path, request) => {
    asked = request;
    return new Response('');
  }, handClock())({ token: 't', key: null, records: [] });
  const { body, headers } = asked as { body: string; headers: Record<string, string> };
  expect(headers['content-digest']).toBe(`sha-256=:${hash('sha256', body, 'base64')}:`);
});
