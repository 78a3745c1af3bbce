import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { createEnrolling, type EnrolmentProblem } from '../../../src/tablet/enrolment.ts';
import { takeEnrolmentLink } from '../../../src/tablet/enrolment-link.ts';
import type { Fetch } from '../../../src/tablet/post-batch.ts';
import { openStation, pack } from './station.ts';

const code = 'AAAAAAAAAAAAAAAAAAAAAA';
const answer = { device: 'tablet-9', token: 'fresh', pack, serverTime: '2026-09-10T17:00:00Z' };
const refusal = (status: number) => Response.json({ error: { code: 'no', message: 'No.' } }, { status });

const enrolThrough = async (fetch: Fetch, withCode = code) => {
  const { store, clock } = await openStation();
  return { store, result: await createEnrolling({ store, fetch, clock }).enrol(withCode) };
};

describe('enrolling', () => {
  test('keeps the station before it says so', async () => {
    const { store, result } = await enrolThrough(async () => Response.json(answer));
    expect(result).toMatchObject({ ok: true, value: { device: 'tablet-9' } });
    expect(await store.readEnrolment()).toMatchObject({ ok: true, value: { token: 'fresh', pack } });
  });

  test.each<{ name: string; respond: () => Response; problem: EnrolmentProblem }>([
    { name: 'unknown code', respond: () => refusal(404), problem: 'unknown' },
    { name: 'used code', respond: () => refusal(410), problem: 'used-or-expired' },
    { name: 'server trouble', respond: () => refusal(500), problem: 'server-trouble' },
    { name: 'an answer in another form', respond: () => Response.json({}), problem: 'server-trouble' },
  ])('$name', async ({ respond, problem }) => {
    expect((await enrolThrough(async () => respond())).result).toEqual({ ok: false, problem });
  });

  test('no network', async () => {
    const { result } = await enrolThrough(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(result).toEqual({ ok: false, problem: 'no-network' });
  });

  test('half a code is not sent at all', async () => {
    const { result } = await enrolThrough(() => Promise.reject(new Error('was sent')), 'AAAA');
    expect(result).toEqual({ ok: false, problem: 'incomplete' });
  });
});

test.each([
  { hash: `#enrol=${code}`, expected: { code, name: null }, cleared: true },
  {
    hash: `#enrol=${code}&for=Water%20%26%20Mold`,
    expected: { code, name: 'Water & Mold' },
    cleared: true,
  },
  { hash: '', expected: null, cleared: false },
  { hash: '#other=1', expected: null, cleared: true },
])('takes the code out of the address bar: $hash', ({ hash, expected, cleared }) => {
  const urls: string[] = [];
  const bar = {
    location: { hash, pathname: '/kiosk' },
    history: { replaceState: (_data: null, _unused: string, url: string) => void urls.push(url) },
  };
  expect(takeEnrolmentLink(bar)).toEqual(expected);
  expect(urls).toEqual(cleared ? ['/kiosk'] : []);
});
