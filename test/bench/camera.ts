/**
 * `npm run --silent bench:camera -- [--badges N]`: from the first frame that shows any of a badge to "saved", at the
 * kiosk and in html5-qrcode's own loop, on the same film of badges that move, tilt, blur and dim; how long the kiosk's
 * page was blocked; and what waiting costs. Real Chromium with a fake camera, real server.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { portrait } from '../browser/browser.ts';
import { isInviting } from '../browser/station.ts';
import { chromiumArguments, findChromium } from '../chromium.ts';
import { clerk, convention, openOffice } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { names, payloadOf, writeBadgeFilm, writeWallFilm } from './camera/film.ts';
import {
  type Blocks,
  readBlocks,
  readWatched,
  timeBlocks,
  type Watched,
  watchPage,
} from './camera/watch-page.ts';

const { values } = parseArgs({ options: { badges: { type: 'string', default: '24' } } });
const wantedBadges = Number(values.badges);
if (!Number.isSafeInteger(wantedBadges) || wantedBadges < 1) {
  console.error('--badges is a whole number from 1 on.');
  process.exit(2);
}
const waitingSeconds = 10;
const limits = { longestTaskMs: 50 };

/** When something said that it has read a badge: the name on it, and the page's clock. */
interface Read {
  name: string;
  atMs: number;
}

const openBrowser = async (film: string): Promise<Browser> => {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: [
      ...chromiumArguments(),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
};

/** Runs in the kiosk's page: notes the moment at which each name is thanked. */
const noteThanks = (known: string[]): void => {
  const reads: Read[] = [];
  Object.assign(window, { reads });
  let last: string | null = null;
  new MutationObserver(() => {
    const text = document.querySelector('.saved')?.textContent ?? '';
    const name = known.find((one) => text.includes(`${one} Q.`)) ?? null;
    if (name !== null && name !== last) reads.push({ name, atMs: performance.now() });
    last = name;
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
};

interface StockReader {
  start: (
    camera: object,
    settings: object,
    onRead: (text: string) => void,
    onNothing: () => void,
  ) => Promise<void>;
}

/** Runs in a page of its own: html5-qrcode as its guide starts it. */
const startStock = async (payloads: [name: string, payload: string][]): Promise<void> => {
  const reads: Read[] = [];
  Object.assign(window, { reads });
  const { Html5Qrcode } = window as unknown as { Html5Qrcode: new (id: string) => StockReader };
  let last = '';
  await new Html5Qrcode('reader').start(
    { facingMode: 'user' },
    { fps: 10 },
    (text) => {
      const [name] = payloads.find(([, payload]) => payload === text) ?? [];
      if (name !== undefined && name !== last) reads.push({ name, atMs: performance.now() });
      last = name ?? last;
    },
    () => undefined,
  );
};

const readReads = (page: Page): Promise<Read[]> =>
  page.evaluate(() => (window as unknown as { reads: Read[] }).reads);

const percentile = (sorted: number[], share: number): number | null =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? null;

/** Pairs every appearance with the next read of its name, if it came before the badge was seen anew. */
const delaysOf = ({ seen }: Watched, reads: Read[]) => {
  const delays: number[] = [];
  const whole = seen.slice(0, wantedBadges);
  for (const { badge, atMs } of whole) {
    const read = reads.find((one) => one.name === names[badge - 1] && one.atMs >= atMs);
    if (read && read.atMs - atMs < 3_000) delays.push(read.atMs - atMs);
  }
  const sorted = delays.toSorted((a, b) => a - b);
  const round = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));
  return {
    appearances: whole.length,
    read: delays.length,
    p50ms: round(percentile(sorted, 0.5)),
    p95ms: round(percentile(sorted, 0.95)),
  };
};

/** Waits until the film has shown so many badges, and a while for the last one. */
const watchBadges = async (page: Page) => {
  await watchPage(page);
  for (;;) {
    const watched = await readWatched(page);
    if (watched.seen.length > wantedBadges) return delaysOf(watched, await readReads(page));
    await page.waitForTimeout(500);
  }
};

/**
 * The page's longest blocks while badges pass by and are thanked. Apart from the delays: to look at the film's mark, the
 * measuring script draws every frame, which blocks the page itself.
 */
const watchBlocks = async (page: Page): Promise<Blocks> => {
  await timeBlocks(page);
  await page.waitForFunction(
    (enough) => (window as unknown as { reads: unknown[] }).reads.length >= enough,
    wantedBadges / 2,
  );
  return readBlocks(page);
};

/** Share of one processor that the browser's processes took while nothing happened. */
const measureWaiting = async (browser: Browser): Promise<number> => {
  const devtools = await browser.newBrowserCDPSession();
  const cpuSeconds = async (): Promise<number> => {
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  // What came with the start has to be over.
  await new Promise((resolve) => setTimeout(resolve, waitingSeconds * 1_000));
  const before = await cpuSeconds();
  const startedMs = performance.now();
  await new Promise((resolve) => setTimeout(resolve, waitingSeconds * 1_000));
  const seconds = (performance.now() - startedMs) / 1_000;
  return Math.round((((await cpuSeconds()) - before) / seconds) * 100);
};

const stockScript = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  'html5-qrcode',
  'html5-qrcode.min.js',
);

/** A page with nothing but html5-qrcode on it. */
const serveStock = async () => {
  const server = createServer((request, response) => {
    if (request.url === '/stock.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(stockScript));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        '<!doctype html><div id="reader" style="width: 640px"></div><script src="/stock.js"></script>',
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}/` };
};

const folder = mkdtempSync(join(tmpdir(), 'rollcall-camera-'));
const badgeFilm = join(folder, 'badges.y4m');
const wallFilm = join(folder, 'wall.y4m');
writeBadgeFilm(badgeFilm);
writeWallFilm(wallFilm);
const server = await startServer({ prepare: (rooms) => openOffice(rooms) });
const stock = await serveStock();

const openKiosk = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: portrait, permissions: ['camera'] })).newPage();
  page.setDefaultTimeout(120_000);
  const enrolment = await server.rooms.access.createEnrolment({
    event: convention.id,
    station: 'Booth 7',
    by: clerk.id,
  });
  await page.goto(`${server.url}/kiosk#enrol=${enrolment.code}`);
  await page.locator('.viewfinder-live').waitFor();
  return page;
};

const openStock = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: portrait, permissions: ['camera'] })).newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(stock.url);
  await page.evaluate(
    startStock,
    names.map((name): [string, string] => [name, payloadOf(name)]),
  );
  return page;
};

/** One page in a browser of its own, with this film. */
const inBrowser = async <Measured>(
  film: string,
  open: (browser: Browser) => Promise<Page>,
  measure: (page: Page, browser: Browser) => Promise<Measured>,
): Promise<Measured> => {
  const browser = await openBrowser(film);
  try {
    return await measure(await open(browser), browser);
  } finally {
    await browser.close();
  }
};

try {
  const kiosk = await inBrowser(badgeFilm, openKiosk, async (page) => {
    await page.evaluate(noteThanks, names);
    return watchBadges(page);
  });
  const blocks = await inBrowser(badgeFilm, openKiosk, async (page) => {
    await page.evaluate(noteThanks, names);
    return watchBlocks(page);
  });
  const stockLoop = await inBrowser(badgeFilm, openStock, watchBadges);
  const waitingCpuPercent = await inBrowser(wallFilm, openKiosk, async (page, browser) => {
    await isInviting(page);
    return measureWaiting(browser);
  });
  const stockWaitingCpuPercent = await inBrowser(wallFilm, openStock, (_page, browser) =>
    measureWaiting(browser),
  );
  console.log(
    JSON.stringify({
      kiosk: { ...kiosk, ...blocks, waitingCpuPercent },
      stock: { ...stockLoop, waitingCpuPercent: stockWaitingCpuPercent },
      limits,
      // Above 1, what is measured here has waited for others.
      loadPerProcessor: Math.round(((loadavg()[0] ?? 0) / availableParallelism()) * 10) / 10,
    }),
  );
  process.exitCode = blocks.longestTaskMs <= limits.longestTaskMs && kiosk.read === kiosk.appearances ? 0 : 1;
} finally {
  await server.end();
  stock.server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
