/**
 * What stands between a tablet and the server in these tests: it serves one build of the app after another, lets the
 * wire through to the real server, and cuts it.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** `refusing`: every batch is answered as a server does that will not take any of its records. */
type Wire = 'open' | 'down' | 'refusing';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const isText = (path: string): boolean => /\.(html|js|css|webmanifest)$/.test(path);

/** Every address of the build with a version's name in it, as a new build names its files anew. */
const renamed = (text: string, version: number): string =>
  text
    .replaceAll(/(?<![\w-])assets\//g, `assets/${version}/`)
    .replaceAll(/("revision":")([0-9a-f]{32})/g, `$1${version}-$2`)
    .replace('<head>', `<head><meta name="version" content="${version}" />`);

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export interface Gateway {
  url: string;
  wire: Wire;
  /** The build that is served; 0 is the build as it is. */
  version: number;
  /** What each file waits for before it is served: a slow network, at one place. */
  delay: (path: string) => Promise<void>;
  /** Every address that was asked for. */
  asked: string[];
  close: () => Promise<void>;
}

export const openGateway = async (options: { server: string; dist: string }): Promise<Gateway> => {
  const headers = [...(await fetch(`${options.server}/`)).headers].filter(
    ([name]) =>
      !/^(content-|date|etag|connection|keep-alive|transfer-|vary)/.test(name) ||
      name === 'content-security-policy',
  );

  const passOn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { authorization, 'content-type': type } = request.headers;
    const body = await bodyOf(request);
    const answer = await fetch(options.server + request.url, {
      method: request.method ?? 'GET',
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };

  const serve = (path: string, response: ServerResponse): void => {
    const { version } = gateway;
    const file =
      /^\/(kiosk|roster|console|here)?(\/.*)?$/.test(path) && extname(path) === '' ? '/index.html' : path;
    const own = version === 0 ? file : file.replace(`assets/${version}/`, 'assets/');
    // What an older build called a file is gone from the server, as in life.
    if (version !== 0 && own === file && /assets\//.test(file)) throw new Error('of another build');
    const content = readFileSync(join(options.dist, own));
    response.writeHead(200, {
      ...Object.fromEntries(headers),
      'content-type': types[extname(own)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    response.end(isText(own) && version !== 0 ? renamed(content.toString(), version) : content);
  };

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gateway').pathname;
    gateway.asked.push(request.url ?? '');
    if (gateway.wire === 'down') return void request.socket.destroy();
    if (path === '/v1/batches' && gateway.wire === 'refusing') {
      response.writeHead(400, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ error: { code: 'invalid-request', message: 'No.' } }));
    }
    if (path.startsWith('/v1/')) return void passOn(request, response).catch(() => request.socket.destroy());
    void gateway.delay(path).then(() => {
      try {
        serve(path, response);
      } catch {
        response.writeHead(404).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway: Gateway = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    wire: 'open',
    version: 0,
    delay: () => Promise.resolve(),
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return gateway;
};
