import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, systemClock } from '../../sync-server/clock.ts';
import { clerk, convention, enrolTablet, openOffice, signInStaff } from './office.ts';
import { startServer, type TestServer } from './start-server.ts';

let now = systemClock.now();
const clock: Clock = { now: () => now };
const minutes = 60_000;
let server: TestServer;

beforeEach(async () => {
  server = await startServer({ clock });
  await openOffice(server.rooms);
});
afterEach(() => server.end());

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('an enrolment code', () => {
  const newCode = async () =>
    (await server.rooms.access.createEnrolment({ event: convention.id, station: 'Booth 1', by: clerk.id }))
      .code;
  const enrol = async (code: string): Promise<number> => (await post('/v1/enrolments', { code })).status;

  test('works once', async () => {
    const code = await newCode();
    expect([await enrol(code), await enrol(code)]).toEqual([200, 410]);
  });

  test('works for ten minutes', async () => {
    const [early, late] = [await newCode(), await newCode()];
    now += 10 * minutes - 1;
    expect(await enrol(early)).toBe(200);
    now += 1;
    expect(await enrol(late)).toBe(410);
  });

  test('that nobody made is not known', async () => {
    expect(await enrol('AAAAAAAAAAAAAAAAAAAAAA')).toBe(404);
  });

  test('is not complete: the answer says so', async () => {
    const response = await post('/v1/enrolments', { code: 'short' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('this enrolment code is not complete');
  });

  test('and token are kept hashed only', async () => {
    const code = await newCode();
    const { token } = (await (await post('/v1/enrolments', { code })).json()) as { token: string };
    const rows = JSON.stringify([
      await server.rooms.store.db.selectFrom('enrolment_code').selectAll().execute(),
      await server.rooms.store.db.selectFrom('device').selectAll().execute(),
      await server.rooms.store.db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(token);
  });

  test('gives a token that fetches the pack again', async () => {
    const { token } = await enrolTablet(server);
    const response = await fetch(`${server.url}/v1/pack`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ event: { id: convention.id }, station: 'Booth 1' });
  });
});

describe('staff', () => {
  test('sign in with a link once, within the hour', async () => {
    const origin = { origin: server.url };
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    expect((await post('/api/sign-in', { code }, origin)).status).toBe(200);
    expect((await post('/api/sign-in', { code }, origin)).status).toBe(410);
    const late = await server.rooms.access.createSignInLink(clerk.id);
    now += 60 * minutes;
    expect((await post('/api/sign-in', { code: late.code }, origin)).status).toBe(410);
  });

  test('have a session in a cookie that scripts and other sites do not get', async () => {
    const { ask, cookie } = await signInStaff(server);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(await (await ask('/session')).json()).toEqual({
      staff: { id: 'clerk', name: clerk.name, role: 'clerk' },
    });
  });

  test('are out after twelve hours, and when they sign out', async () => {
    const first = await signInStaff(server);
    now += 12 * 60 * minutes;
    expect((await first.ask('/session')).status).toBe(401);
    const second = await signInStaff(server);
    expect((await second.ask('/sign-out', {})).status).toBe(204);
    expect((await second.ask('/session')).status).toBe(401);
  });

  test.each([['/session'], ['/events'], ['/review'], ['/registrants?q=a'], ['/quarantine']])(
    'only: %s is refused without a session',
    async (path) => {
      expect((await fetch(`${server.url}/api${path}`)).status).toBe(401);
    },
  );

  test.each([[undefined], ['https://elsewhere.example'], ['null']])(
    'an unsafe request from origin %s is refused',
    async (origin) => {
      const response = await post('/api/sign-out', {}, origin === undefined ? {} : { origin });
      expect(response.status).toBe(403);
    },
  );
});

describe('the audit log', () => {
  test('notices a row that was changed behind its back', async () => {
    await enrolTablet(server);
    await signInStaff(server);
    expect(await server.rooms.access.audit.verify()).toBeNull();
    await server.rooms.store.raw((connection) => {
      connection.exec(
        "DROP TRIGGER audit_never_changes; UPDATE audit SET subject = 'other' WHERE position = 2",
      );
    });
    expect(await server.rooms.access.audit.verify()).toBe(2);
  });
});

describe('every answer', () => {
  test('carries the strict policy', async () => {
    const policy = (await fetch(`${server.url}/healthz`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test.each([['/v1/nothing'], ['/api/nothing']])('%s is a refusal in JSON', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect([401, 404]).toContain(response.status);
    expect(await response.json()).toHaveProperty('error.message');
  });

  test('is described by the OpenAPI document', async () => {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { responses: object }>>;
    };
    expect(Object.keys(document.paths).toSorted()).toMatchSnapshot();
    const answers = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ responses }) => Object.keys(responses).join(' ')),
    );
    // One form of refusal for all: no route promises another one for 400.
    expect([...new Set(answers)].toSorted()).toEqual(['200 default', '204 default']);
  });
});
