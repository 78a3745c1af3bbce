import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { buildNumberFilter } from '#domain/number-filter.ts';
import { createNumberCheck } from '../../../src/tablet/number-check.ts';
import type { Fetch } from '../../../src/tablet/post-batch.ts';
import { enrolment, openStation } from './station.ts';

const filter = buildNumberFilter(['50621'], 'salt');
const answering = (): { fetch: Fetch; tags: string[] } => {
  const tags: string[] = [];
  const fetch: Fetch = async (_url, request) => {
    const tag = new Headers(request.headers).get('if-none-match') ?? '';
    tags.push(tag);
    return tag === '"1"'
      ? new Response(null, { status: 304 })
      : Response.json(filter, { headers: { etag: '"1"' } });
  };
  return { fetch, tags };
};
const noNetwork: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));

test('before a filter has come no number is doubted', async () => {
  const { store } = await openStation();
  const numbers = createNumberCheck({ store, fetch: noNetwork });
  await numbers.start();
  await numbers.refresh(enrolment);
  expect(numbers.isKnown('50612')).toBe(true);
});

test('a filter doubts a wrong number, also after a restart without a network', async () => {
  const { store } = await openStation();
  const numbers = createNumberCheck({ store, fetch: answering().fetch });
  await numbers.refresh(enrolment);
  expect(['50621', '50612'].map(numbers.isKnown)).toEqual([true, false]);
  const again = createNumberCheck({ store, fetch: noNetwork });
  await again.start();
  await again.refresh(enrolment);
  expect(['50621', '50612'].map(again.isKnown)).toEqual([true, false]);
});

test('the newest filter is not sent twice', async () => {
  const { store } = await openStation();
  const { fetch, tags } = answering();
  const numbers = createNumberCheck({ store, fetch });
  await numbers.refresh(enrolment);
  await numbers.refresh(enrolment);
  expect(tags).toEqual(['', '"1"']);
  expect(numbers.isKnown('50612')).toBe(false);
});

test('an answer that is no filter changes nothing', async () => {
  const { store } = await openStation();
  const numbers = createNumberCheck({ store, fetch: async () => Response.json({ bits: 1 }) });
  await numbers.refresh(enrolment);
  expect(numbers.isKnown('50612')).toBe(true);
});
