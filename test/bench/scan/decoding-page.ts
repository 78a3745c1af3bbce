/**
 * A page of Chromium that decodes pictures: by the kiosk's decoder, which is the built worker itself, and by
 * html5-qrcode as it comes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { chromium } from '@playwright/test';
import { payloadText } from '../../../src/domain/badge/payload-text.ts';
import { chromiumArguments, findChromium } from '../../chromium.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const assets = join(root, 'dist', 'assets');
const stockScript = join(root, 'node_modules', 'html5-qrcode', 'html5-qrcode.min.js');

/** What a decoder made of a picture, and how long it took until it said so or gave up. */
export interface Decoded {
  texts: string[];
  ms: number;
}

const workerFile = (): string => {
  const name = readdirSync(assets).find((file) => /^decoder-worker-.*\.js$/.test(file));
  if (!name) throw new Error('The build has no decoder worker: has it moved?');
  return name;
};

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

/** The built app's assets, html5-qrcode and one picture at a time, from one address. */
const serve = async (picture: () => string) => {
  const contentOf = (path: string): Buffer | string => {
    if (path === '/') return '<!doctype html><div id="stock"></div>';
    if (path === '/stock.js') return readFileSync(stockScript);
    if (path === '/picture') return readFileSync(picture());
    return readFileSync(join(assets, basename(path)));
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench');
    const ending = pathname === '/' ? 'html' : pathname.slice(pathname.lastIndexOf('.') + 1);
    try {
      const content = contentOf(pathname);
      response.writeHead(200, { 'content-type': types[ending] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server };
};

/** Runs in the page: the decoder's own protocol, one picture, until it has read something or tried everything. */
const decodeByWorker = async (
  worker: Worker,
): Promise<{ readings: { bytes: number[]; text: string | null }[]; ms: number }> => {
  const picture = await createImageBitmap(await (await fetch('/picture')).blob());
  type Found = { bytes: Uint8Array; text: string | null }[];
  type Said = { readings?: Found; late?: Found; exhausted?: true; failed?: string };
  const started = performance.now();
  const found = await new Promise<Found>((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.failed !== undefined) reject(new Error(data.failed));
      else if (data.exhausted) resolve([]);
      else if (data.readings?.length) resolve(data.readings);
      else if (data.late) resolve(data.late);
    };
    // A photograph has all the time that every look takes.
    worker.postMessage({ picture, onlyIfMoved: false, spareMs: Number.POSITIVE_INFINITY }, [picture]);
  });
  const ms = performance.now() - started;
  return { readings: found.map(({ bytes, text }) => ({ bytes: [...bytes], text })), ms };
};

interface StockReader {
  scanFile: (file: File, showImage: boolean) => Promise<string>;
}

/** Runs in the page: html5-qrcode's own way to read a picture from a file. */
const decodeByStock = async (stock: StockReader): Promise<Decoded> => {
  const file = new File([await (await fetch('/picture')).blob()], 'picture');
  const started = performance.now();
  // It rejects where it finds nothing.
  const texts = await stock.scanFile(file, false).then(
    (text) => [text],
    () => [],
  );
  return { texts, ms: performance.now() - started };
};

/** Opens the page with both decoders warm. */
export const openDecodingPage = async () => {
  let file = '';
  const { url, server } = await serve(() => file);
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: chromiumArguments(),
  });
  const page = await browser.newPage();
  await page.goto(url);
  await page.addScriptTag({ url: '/stock.js' });
  const worker = await page.evaluateHandle(
    (name) => new Worker(`/assets/${name}`, { type: 'module' }),
    workerFile(),
  );
  const stock = await page.evaluateHandle(
    () => new (window as unknown as { Html5Qrcode: new (id: string) => StockReader }).Html5Qrcode('stock'),
  );
  return {
    kiosk: async (picture: string): Promise<Decoded> => {
      file = picture;
      const { readings, ms } = await page.evaluate(decodeByWorker, worker);
      // As the kiosk makes text of it: src/domain/badge.
      return { texts: readings.map(({ bytes, text }) => text ?? payloadText(Uint8Array.from(bytes))), ms };
    },
    stock: (picture: string): Promise<Decoded> => {
      file = picture;
      return page.evaluate(decodeByStock, stock);
    },
    close: async (): Promise<void> => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
