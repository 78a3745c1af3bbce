import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enrolTablet, openOffice, sendBatch, sendBody } from '../office.ts';
import { batchOf, makeRecords, type Tablet } from '../records.ts';
import { startServer, type TestServer } from '../start-server.ts';

let server: TestServer;
let tablet: Tablet;

beforeEach(async () => {
  server = await startServer();
  await openOffice(server.rooms);
  tablet = await enrolTablet(server);
  // From now on for a minute a request of this tablet writes nothing but its records.
  await sendBatch(server.url, tablet, await makeRecords(tablet, 1));
});
afterEach(() => server.end());

describe('a commit that takes long', () => {
  test('lets 5,000 records wait, asks for the rest later, and keeps what it took', async () => {
    let goOn = (): void => {};
    const held = server.rooms.store.write(() => new Promise<void>((resolve) => (goOn = resolve)));
    const body = JSON.stringify(await batchOf(tablet, Array(100).fill({ junk: true })));
    const sent = Array.from({ length: 60 }, () => sendBody(server.url, tablet.token, body));
    const refused: Response[] = [];
    const kept: Response[] = [];
    for (const answer of sent)
      void answer.then((response) => (response.status === 503 ? refused : kept).push(response));
    await expect.poll(() => refused.length, { timeout: 10_000 }).toBe(10);
    expect(refused.map(({ headers }) => Number(headers.get('retry-after')))).toEqual(Array(10).fill(2));
    expect(kept).toEqual([]);
    goOn();
    await held;
    await Promise.all(sent);
    expect(kept.map(({ status }) => status)).toEqual(Array(50).fill(200));
  });
});
