/** Photographs of rosters that were filled in by hand: kept as they came, told by their content, for staff only. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NewClass } from '../../src/domain/classes-api.ts';
import { mostSheetBytes, RosterSheets } from '../../src/domain/rosters-api.ts';
import { Refusal } from '../../src/domain/wire.ts';
import { classOrder } from './class-order.ts';
import { clerk, convention, openOffice, signInStaff } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
let cookie: string;
let event: string;

beforeEach(async () => {
  server = await startServer();
  await openOffice(server.rooms);
  const signedIn = await signInStaff(server);
  ask = signedIn.ask;
  cookie = signedIn.cookie.split(';')[0] ?? '';
  event = NewClass.parse(await (await ask('/classes', classOrder)).json()).event;
});
afterEach(() => server.end());

const send = (bytes: Uint8Array, { of = event, name = 'IMG_1.png' } = {}): Promise<Response> =>
  fetch(`${server.url}/api/classes/${of}/sheets?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie, origin: server.url },
    body: Buffer.from(bytes),
  });
const sheetsIn = async (answer: Response) => RosterSheets.parse(await answer.json()).sheets;
const codeIn = async (answer: Response) => [answer.status, Refusal.parse(await answer.json()).error.code];

test('a photograph is kept as it came, once, and shown to staff alone', async () => {
  await send(png, { name: 'sheet.html' });
  const sheets = await sheetsIn(await send(png));
  expect(sheets).toMatchObject([
    { name: 'sheet.html', kind: 'image/png', addedBy: clerk.name, isAside: false },
  ]);
  const path = `/roster-sheets/${sheets[0]?.id}/file`;
  const file = await ask(path);
  expect(Buffer.from(await file.arrayBuffer()).equals(png)).toBe(true);
  // Whatever it is called, it is a picture, and is never opened as a page of ours.
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  expect((await fetch(`${server.url}/api${path}`)).status).toBe(401);
  for (const act of ["UPDATE roster_sheet_file SET bytes = x'00'", 'DELETE FROM roster_sheet_file'])
    await expect(server.rooms.store.raw((connection) => connection.exec(act))).rejects.toThrow(
      'kept as it came',
    );
});

test('one of something else is set aside, and put back', async () => {
  const [sheet] = await sheetsIn(await send(png));
  const path = `/roster-sheets/${sheet?.id}/aside`;
  expect(await sheetsIn(await ask(path, { isAside: true }))).toMatchObject([{ isAside: true }]);
  expect(await sheetsIn(await ask(path, { isAside: false }))).toMatchObject([{ isAside: false }]);
  const actions = await server.rooms.store.db.selectFrom('audit').select('action').execute();
  expect(actions.map(({ action }) => action).slice(-3)).toEqual([
    'roster-sheet-added',
    'roster-sheet-set-aside',
    'roster-sheet-restored',
  ]);
});

describe('nothing is kept of', () => {
  test.each([
    ['a page', Buffer.from('<svg onload="alert(1)"/>'), 'other'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a photo that no browser shows', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'heic'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeIn(await send(bytes))).toEqual([422, code]);
    expect(await sheetsIn(await ask(`/classes/${event}/sheets`))).toEqual([]);
  });

  test('what is too large, or of no class', async () => {
    expect((await send(Buffer.alloc(mostSheetBytes + 1))).status).toBe(413);
    expect(await codeIn(await send(png, { of: convention.id }))).toEqual([404, 'unknown-class']);
  });
});
