/** What changes when people reach the server over TLS, through a proxy that ends it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../sync-server/app.ts';
import { systemClock } from '../../sync-server/clock.ts';
import { createLog } from '../../sync-server/log.ts';
import { openRooms, type Rooms } from '../../sync-server/rooms.ts';
import { clerk, openOffice } from './office.ts';

let rooms: Rooms;
beforeEach(async () => {
  rooms = await openRooms({ file: ':memory:', clock: systemClock });
  await openOffice(rooms);
});
afterEach(() => rooms.store.close());

const appAt = (publicUrl: string) =>
  createApp({
    rooms,
    log: createLog('silent'),
    version: '0.0.0',
    wake: () => undefined,
    publicUrl: () => publicUrl,
    withSamplePages: false,
  });

/** As the proxy passes it on: in plain http, with the origin that the browser saw. */
const signIn = async (publicUrl: string): Promise<Response> => {
  const { code } = await rooms.access.createSignInLink(clerk.id);
  return appAt(publicUrl).request('http://rollcall.internal/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl },
    body: JSON.stringify({ code }),
  });
};

describe('behind TLS', () => {
  test('the session cookie is bound to this host and never sent in the clear', async () => {
    const cookie = (await signIn('https://rollcall.example')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-rollcall=/);
    for (const flag of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain');
  });

  test('the cookie lets its owner in', async () => {
    const [cookie = ''] =
      (await signIn('https://rollcall.example')).headers.get('set-cookie')?.split(';') ?? [];
    const session = await appAt('https://rollcall.example').request('/api/session', { headers: { cookie } });
    expect(session.status).toBe(200);
  });

  test('a cookie without the prefix, which another host could have set, is nobody', async () => {
    const [cookie = ''] =
      (await signIn('https://rollcall.example')).headers.get('set-cookie')?.split(';') ?? [];
    const session = await appAt('https://rollcall.example').request('/api/session', {
      headers: { cookie: cookie.replace('__Host-', '') },
    });
    expect(session.status).toBe(401);
  });

  test('browsers are told to stay with https', async () => {
    const { headers } = await appAt('https://rollcall.example').request('/healthz');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  });
});

describe('in plain http', () => {
  test('the cookie has neither prefix nor Secure, which browsers would refuse', async () => {
    const cookie = (await signIn('http://localhost:8787')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^rollcall=/);
    expect(cookie).not.toContain('Secure');
  });

  test('nobody is told to stay with https', async () => {
    const { headers } = await appAt('http://localhost:8787').request('/healthz');
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});
