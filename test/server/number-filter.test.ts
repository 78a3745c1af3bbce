import { afterAll, beforeAll, expect, test } from 'vitest';
import { NumberFilter, openNumberFilter } from '#domain/number-filter.ts';
import { enrolTablet, openOffice, registrant } from './office.ts';
import type { Tablet } from './records.ts';
import { startServer, type TestServer } from './start-server.ts';

let server: TestServer;
let tablet: Tablet;
beforeAll(async () => {
  server = await startServer();
  await openOffice(server.rooms, [registrant('R70012')]);
  tablet = await enrolTablet(server);
});
afterAll(() => server.end());

const ask = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/v1/number-filter`, {
    headers: { authorization: `Bearer ${tablet.token}`, ...headers },
  });

test('a tablet gets the numbers of all registrants, and nobody else does', async () => {
  const isKnown = openNumberFilter(NumberFilter.parse(await (await ask()).json()));
  expect(isKnown('70012')).toBe(true);
  expect((await ask({ authorization: 'Bearer nobody' })).status).toBe(401);
});

test('the filter that a tablet has is not sent again until registrants change', async () => {
  const tag = (await ask()).headers.get('etag') ?? '';
  expect((await ask({ 'if-none-match': tag })).status).toBe(304);
  await server.rooms.registry.importRegistrants([registrant('R70013')]);
  const changed = await ask({ 'if-none-match': tag });
  expect(changed.status).toBe(200);
  const isKnown = openNumberFilter(NumberFilter.parse(await changed.json()));
  expect(isKnown('70013')).toBe(true);
});
