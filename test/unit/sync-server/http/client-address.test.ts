import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { clientAddressOf } from '../../../../sync-server/http/client-address.ts';

const asked = async (
  peer: string,
  { isBehindProxy, forwarded }: { isBehindProxy: boolean; forwarded?: string },
): Promise<string> => {
  const app = new Hono().get('/', (context) => context.text(clientAddressOf(context, isBehindProxy)));
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } });
  return answer.text();
};

describe('the address that a request came from', () => {
  test.each([
    ['the peer, where no proxy stands', '198.51.100.7', false, '203.0.113.9', '198.51.100.7'],
    ['what the proxy wrote', '127.0.0.1', true, '203.0.113.9', '203.0.113.9'],
    ['what the proxy wrote last', '127.0.0.1', true, '1.2.3.4, 203.0.113.9', '203.0.113.9'],
    ['the same in IPv6', '::ffff:10.0.0.2', true, '2001:db8::9', '2001:db8::9'],
    ['the peer, when it is no proxy of ours', '198.51.100.7', true, '203.0.113.9', '198.51.100.7'],
    ['the peer, when the proxy wrote none', '127.0.0.1', true, undefined, '127.0.0.1'],
    ['the peer, when it wrote no address', '127.0.0.1', true, 'unknown', '127.0.0.1'],
  ])('is %s', async (_, peer, isBehindProxy, forwarded, address) => {
    expect(await asked(peer, { isBehindProxy, ...(forwarded !== undefined && { forwarded }) })).toBe(address);
  });
});
