/**
 * `npm run --silent bench:camera-day -- [--hours N]`: a day with the camera on, by the kiosk's clock. A badge every few
 * minutes, a rest every hour, and in between the clock is put forward: what leaks by check-in, by camera restart or by
 * rest, and what freezes, shows. The frames are real and so fewer than a day has: the figures say how many were read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { killBrowser, openBrowser } from '../browser/browser.ts';
import { drawWall, writeFilm } from '../browser/camera-film.ts';
import { isInviting, openBooth } from '../browser/station.ts';
import { vCardOf } from '../browser/visitors.ts';
import { wholeNumberOption } from '../sim/whole-number-option.ts';

const { values } = parseArgs({ options: { hours: { type: 'string', default: '8' } } });
const hours = wholeNumberOption('hours', values.hours, 2);

const minutesBetween = 3;
/** So many pictures are looked at before the clock is put forward: the wall, and the next badge on its way. */
const framesBetween = 30;
const visitsOfHour = 60 / minutesBetween;
/** Longer than the ten minutes after which the camera rests. */
const alone = '11:00';
const limits = { heapGrowthMB: 5, processGrowthMB: 60 };

const size = { width: 320, height: 240 };
const perSecond = 10;
const people = 20;

/** Badge after badge with the wall in between, again and again. */
function* passingBy(): Generator<Buffer> {
  const wall = drawWall(size, null);
  for (let nth = 0; nth < people; nth++) {
    const payload = vCardOf({ name: `Vera Visitor${nth}`, number: '', email: `v${nth}@bench.example` });
    const badge = drawWall(size, { payload, share: 1, at: 'middle' });
    for (let frame = 0; frame < 1.5 * perSecond; frame++) yield badge;
    for (let frame = 0; frame < perSecond; frame++) yield wall;
  }
}

declare global {
  interface Window {
    /** Of the measuring script. */
    cameraDay: { thanked: number; frames: number };
  }
}

/** Every picture that the kiosk looks at is taken as a VideoFrame. */
const countFrames = (): void => {
  window.cameraDay = { thanked: 0, frames: 0 };
  window.VideoFrame = new Proxy(window.VideoFrame, {
    construct: (target, given) => {
      window.cameraDay.frames++;
      return Reflect.construct(target, given);
    },
  });
};

const watchPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let shown: Element | null = null;
    new MutationObserver(() => {
      const saved = document.querySelector('.saved');
      if (saved && saved !== shown) window.cameraDay.thanked++;
      shown = saved;
    }).observe(document.body, { childList: true, subtree: true });
  });

const counted = (page: Page): Promise<Window['cameraDay']> => page.evaluate(() => window.cameraDay);

const heapMB = async (devtools: CDPSession): Promise<number> => {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
};

/** What the page's process holds, the decoder's thread and its WebAssembly included; null where the system does not tell. */
const processMB = (profile: string): number | null => {
  try {
    const pages = readdirSync('/proc').filter((pid) => {
      if (!/^\d+$/.test(pid)) return false;
      const command = readFileSync(join('/proc', pid, 'cmdline'), 'utf8');
      return command.includes(`user-data-dir=${profile}`) && command.includes('--type=renderer');
    });
    const kilobytes = pages.map((pid) =>
      Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(join('/proc', pid, 'status'), 'utf8'))?.[1] ?? 0),
    );
    return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
  } catch {
    return null;
  }
};

const rounded = (megabytes: number): number => Math.round(megabytes * 10) / 10;

const booth = await openBooth();
const profile = join(booth.folder, 'profile');
try {
  const cameraFilm = join(booth.folder, 'day.y4m');
  writeFilm(cameraFilm, { ...size, perSecond, frames: passingBy() });
  const browser = await openBrowser({ profile, cameraFilm });
  await browser.clock.install();
  await browser.addInitScript(countFrames);
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(30_000);
  await page.goto(await booth.enrolmentLink());
  await isInviting(page);
  await page.locator('.viewfinder-live video').waitFor({ state: 'attached' });
  await watchPage(page);
  const devtools = await browser.newCDPSession(page);

  const heaps: number[] = [];
  const processes: (number | null)[] = [];
  let visits = 0;
  for (let hour = 0; hour < hours; hour++) {
    for (let visit = 0; visit < visitsOfHour; visit++) {
      await page.waitForFunction((before) => window.cameraDay.thanked > before, visits, { timeout: 60_000 });
      const { thanked, frames } = await counted(page);
      visits = thanked;
      await page.waitForFunction((enough) => window.cameraDay.frames >= enough, frames + framesBetween);
      await page.clock.fastForward(minutesBetween * 60_000);
    }
    // At the end of the hour nobody comes for a while, and then somebody does.
    await page.clock.fastForward(alone);
    await page.mouse.click(20, 20);
    await page.locator('.viewfinder-live').waitFor();
    heaps.push(await heapMB(devtools));
    processes.push(processMB(profile));
    console.error(
      `Hour ${hour + 1} of ${hours}: ${visits} check-ins, ${rounded(heaps.at(-1) ?? 0)} MB of heap, ${rounded(processes.at(-1) ?? 0)} MB in all`,
    );
  }
  const { thanked, frames } = await counted(page);
  await page.getByTestId('safety').getByText('All safe').waitFor({ timeout: 60_000 });
  await booth.server.background.idle();
  const stored = (await booth.server.rooms.store.db.selectFrom('check_in').select('id').execute()).length;

  // The first quarter is for warming up.
  const growth = (figures: readonly number[]): number =>
    rounded((figures.at(-1) ?? 0) - (figures[Math.floor(hours / 4)] ?? 0));
  const held = processes.filter((figure) => figure !== null);
  const figures = {
    hours,
    thanked,
    stored,
    frames,
    heapMB: rounded(heaps.at(-1) ?? 0),
    heapGrowthMB: growth(heaps),
    processMB: held.length > 0 ? rounded(held.at(-1) ?? 0) : null,
    processGrowthMB: held.length > 0 ? growth(held) : null,
    limits,
  };
  console.log(JSON.stringify(figures));
  const isMet =
    figures.heapGrowthMB <= limits.heapGrowthMB &&
    (figures.processGrowthMB ?? 0) <= limits.processGrowthMB &&
    stored >= thanked;
  process.exitCode = isMet ? 0 : 1;
} finally {
  killBrowser(profile);
  await booth.end();
}
