import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from './start-server.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.end());

describe('the built app', () => {
  test('has been built before these tests', () => {
    expect(existsSync(join(dist, 'index.html'))).toBe(true);
  });

  test.each(['/', '/kiosk', '/console', '/console/review', '/console/events/some-event'])(
    '%s is the page',
    async (path) => {
      const response = await fetch(`${server.url}${path}`);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="app">');
    },
  );

  test.each(['assets', 'console-assets'])(
    'what lies in /%s holds a hash and may be kept for a year',
    async (folder) => {
      const [file] = readdirSync(join(dist, folder));
      const response = await fetch(`${server.url}/${folder}/${file}`);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    },
  );

  test.each(['/service-worker.js', '/manifest.webmanifest', '/index.html'])(
    '%s is asked for anew, by its ETag',
    async (path) => {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const etag = response.headers.get('etag') ?? '';
      const again = await fetch(`${server.url}${path}`, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
    },
  );

  test.each(['/nothing-here', '/assets/../../package.json', '/%2e%2e/package.json', '/.vite/nothing'])(
    '%s is nothing',
    async (path) => {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    },
  );
});
