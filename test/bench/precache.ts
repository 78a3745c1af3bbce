/** What a tablet's service worker puts by when it is installed, as the real server sends it. */
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { startServer } from '../server/start-server.ts';

const serviceWorker = join(import.meta.dirname, '..', '..', 'dist', 'service-worker.js');

/** The addresses in the list that the build wrote into the service worker. */
const precachedPaths = (): string[] => {
  const list = readFileSync(serviceWorker, 'utf8').matchAll(/"?url"?:\s*["'`]([\w./-]+)["'`]/g);
  const paths = [...list].map(([, path]) => `/${path}`);
  if (!paths.includes('/index.html'))
    throw new Error('The service worker holds no list: has its form changed?');
  return paths;
};

/** Bytes of the body on the wire, and how they are coded: `fetch` would unpack them. */
const transferred = (url: string): Promise<{ bytes: number; coding: string }> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once('error', reject);
      answer.once('end', () => {
        if (answer.statusCode === 200)
          resolve({ bytes, coding: answer.headers['content-encoding'] ?? 'raw' });
        else reject(new Error(`${url}: ${answer.statusCode}`));
      });
    }).once('error', reject);
  });

/** The whole precache over HTTP, summed by coding (`gzip` or `raw`) and for the decoder's WebAssembly by itself. */
export const measurePrecache = async () => {
  const server = await startServer();
  try {
    const paths = precachedPaths();
    const sum = { files: paths.length, bytes: 0, wasm: 0, coded: {} as Record<string, number> };
    for (const path of paths) {
      const { bytes, coding } = await transferred(server.url + path);
      sum.bytes += bytes;
      sum.coded[coding] = (sum.coded[coding] ?? 0) + bytes;
      if (path.endsWith('.wasm')) sum.wasm += bytes;
    }
    return sum;
  } finally {
    await server.end();
  }
};
