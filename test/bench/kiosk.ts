/**
 * `npm run --silent bench:kiosk -- [--check-ins N]`: what a day asks of a slow tablet (a quarter of this processor), in
 * real Chromium: the start without a network, how soon the screen answers a touch, and whether memory stays flat.
 */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { isInviting, openStation } from '../browser/station.ts';
import { fillForm, typeLikeScanner } from '../browser/visitors.ts';
import { wholeNumberOption } from '../sim/whole-number-option.ts';

const { values } = parseArgs({ options: { 'check-ins': { type: 'string', default: '5000' } } });
const checkIns = wholeNumberOption('check-ins', values['check-ins'], 200);

const slowdown = 4;
const starts = 5;
const forms = 20;
/** From then on code and caches are warm. */
const warmedUpAfter = 100;
const limits = { offlineStartMs: 1_000, interactionP95Ms: 100, heapGrowthMB: 5 };

const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.ceil(numbers.length * share) - 1] ?? 0;

/** From the page's request to the invitation, milliseconds, with the server gone. */
const startOffline = async (page: Page): Promise<number> => {
  await page.reload({ waitUntil: 'commit' });
  const shown = await page.waitForFunction(
    () => (document.querySelector('.attract h1') ? performance.now() : null),
    undefined,
    { polling: 'raf' },
  );
  return Number(await shown.jsonValue());
};

/** Event Timing: how long each touch and key took until the next picture (W3C Event Timing, which INP is made of). */
const watchInteractions = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const found: number[] = [];
    Object.assign(window, { interactions: found });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('interactionId' in entry && Number(entry.interactionId) > 0) found.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });

const heapMB = async (devtools: CDPSession): Promise<number> => {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
};

/** Scans badge after badge, each as soon as the one before is saved. */
const scanMany = async (page: Page, first: number, last: number): Promise<void> => {
  for (let badge = first; badge < last; badge++) {
    const payload = `BEGIN:VCARD\nVERSION:3.0\nN:V;Vera${badge};;;\nEMAIL:v${badge}@bench.example\nEND:VCARD`;
    await page.evaluate(typeLikeScanner, payload);
    await page.waitForFunction(
      (name) => document.querySelector('.saved')?.textContent?.includes(name),
      `Vera${badge} `,
      { polling: 'raf' },
    );
  }
};

const station = await openStation();
try {
  const { kiosk: page, browser, gateway } = station;
  page.setDefaultTimeout(120_000);
  const devtools = await browser.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });

  gateway.wire = 'down';
  const offline: number[] = [];
  for (let start = 0; start < starts; start++) offline.push(await startOffline(page));
  gateway.wire = 'open';
  await page.reload();
  await isInviting(page);

  await watchInteractions(page);
  for (let person = 0; person < forms; person++) {
    await fillForm(page, {
      name: `Maria Bench${person}`,
      number: String(50_000 + person),
      email: 'm@bench.example',
    });
    await page.getByRole('button', { name: 'Sign me in' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
  }
  const interactions = await page.evaluate(
    () => (window as unknown as { interactions: number[] }).interactions,
  );
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });

  await scanMany(page, 0, warmedUpAfter);
  const before = await heapMB(devtools);
  await scanMany(page, warmedUpAfter, checkIns);
  const after = await heapMB(devtools);

  const figures = {
    slowdown,
    offlineStartMs: Math.round(percentile(offline, 0.5)),
    interactions: interactions.length,
    interactionP95Ms: percentile(interactions, 0.95),
    checkIns,
    heapMB: Math.round(after * 10) / 10,
    heapGrowthMB: Math.round((after - before) * 10) / 10,
    limits,
  };
  console.log(JSON.stringify(figures));
  const isMet =
    figures.offlineStartMs <= limits.offlineStartMs &&
    figures.interactionP95Ms <= limits.interactionP95Ms &&
    figures.heapGrowthMB <= limits.heapGrowthMB;
  process.exitCode = isMet ? 0 : 1;
} finally {
  await station.end();
}
