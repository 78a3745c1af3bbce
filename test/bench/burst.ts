/**
 * `npm run --silent burst -- [--visitors N] [--seed S]`: visitors one after another at a kiosk, by badge in front of the
 * camera, by hand scanner and by form, in real Chromium against the real server. How long each takes from the first
 * frame, key or tap until the kiosk has saved it and takes the next; how many taps; and whether the database holds
 * exactly the people who were thanked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { Claim } from '../../src/domain/claim-schema.ts';
import { makeRegistrants } from '../../sync-server/sample/people.ts';
import { killBrowser, openBrowser } from '../browser/browser.ts';
import { isInviting } from '../browser/station.ts';
import { fillForm, typeLikeScanner } from '../browser/visitors.ts';
import { clerk, convention, openOffice } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { wholeNumberOption } from '../sim/whole-number-option.ts';
import { type Moment, patches, patchPixels, writeBurstFilm } from './burst/film.ts';
import { type BurstVisitor, makeBurst } from './burst/visitors.ts';

const { values } = parseArgs({
  options: { visitors: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const count = wholeNumberOption('visitors', values.visitors, 1);
const seed = wholeNumberOption('seed', values.seed, 0);

/** Seconds from first frame or key to saved, 95th percentile. */
const limits = { badge: 3, wedge: 2 };
/** Beside typing. */
const mostTapsOfForm = 8;

interface Thanked {
  atMs: number;
  title: string;
}

declare global {
  interface Window {
    /** Of the measuring script: moments of the film as the page saw them, sign-ins as the visitor saw them, taps. */
    burst: { moments: { moment: string; atMs: number }[]; thanked: Thanked[]; taps: number };
  }
}

/** Notes in the page what the film shows, what the screen says and who taps. */
const watchPage = (page: Page): Promise<void> =>
  page.evaluate(
    ({ lumas, pixels }) => {
      window.burst = { moments: [], thanked: [], taps: 0 };
      const canvas = new OffscreenCanvas(pixels, pixels);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      const look = (): void => {
        const video = document.querySelector('video');
        if (!video || !context) return;
        const middle = pixels / 2;
        context.drawImage(video, 0, 0, pixels, pixels, 0, 0, pixels, pixels);
        const [luma = 0] = context.getImageData(middle, middle, 1, 1).data;
        const [moment] = Object.entries(lumas).toSorted(
          ([, one], [, other]) => Math.abs(one - luma) - Math.abs(other - luma),
        )[0] ?? [''];
        const { moments } = window.burst;
        if (moments.at(-1)?.moment !== moment) moments.push({ moment, atMs: performance.now() });
        video.requestVideoFrameCallback(look);
      };
      document.querySelector('video')?.requestVideoFrameCallback(look);
      let shown: Element | null = null;
      new MutationObserver(() => {
        const saved = document.querySelector('.saved');
        if (saved && saved !== shown)
          window.burst.thanked.push({
            atMs: performance.now(),
            title: saved.querySelector('h1')?.textContent ?? '',
          });
        shown = saved;
      }).observe(document.body, { childList: true, subtree: true });
      addEventListener('click', () => window.burst.taps++, true);
    },
    { lumas: patches, pixels: patchPixels },
  );

/** Waits until the film shows the n-th moment of a kind, and returns when it did. */
const momentOf = async (page: Page, moment: Moment, nth: number): Promise<number> => {
  const found = await page.waitForFunction(
    ({ kind, index }) => window.burst.moments.filter((one) => one.moment === kind)[index]?.atMs ?? null,
    { kind: moment, index: nth },
    { timeout: 120_000, polling: 'raf' },
  );
  return Number(await found.jsonValue());
};

interface Visit {
  by: BurstVisitor['by'];
  seconds: number;
  taps: number;
  title: string;
}

const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 100) / 100;
};

const folder = mkdtempSync(join(tmpdir(), 'rollcall-burst-'));
const profile = join(folder, 'profile');
const film = join(folder, 'burst.y4m');
const today = new Date().toISOString().slice(0, 10);
const registrants = makeRegistrants({ seed, today, count });
const visitors = makeBurst(registrants, seed);
const filmSeconds = writeBurstFilm(film, visitors);
console.log(`${count} visitors in a film of ${Math.round(filmSeconds)} seconds.`);
const server = await startServer({ prepare: (rooms) => openOffice(rooms, registrants) });
const browser = await openBrowser({ profile, cameraFilm: film });

/** What one visitor does once the film has come to them; resolves to the moment at which they began. */
const visit = async (
  page: Page,
  { by, payload, ...visitor }: BurstVisitor,
  began: number,
): Promise<number> => {
  if (by === 'badge') return began;
  const now = await page.evaluate(() => performance.now());
  if (by === 'wedge') await page.evaluate(typeLikeScanner, payload);
  else {
    await page.locator('.saved').waitFor({ state: 'detached' });
    await fillForm(page, visitor);
    await page.getByRole('button', { name: 'Sign me in' }).click();
  }
  return now;
};

try {
  const page = browser.pages()[0] ?? (await browser.newPage());
  const { code } = await server.rooms.access.createEnrolment({
    event: convention.id,
    station: 'Booth 7',
    by: clerk.id,
  });
  await page.goto(`${server.url}/kiosk#enrol=${code}`);
  await isInviting(page);
  await page.locator('.viewfinder-live video').waitFor({ state: 'attached' });
  await watchPage(page);

  const visits: Visit[] = [];
  const came = { badge: 0, wedge: 0, form: 0 };
  for (const visitor of visitors) {
    const began = await momentOf(page, visitor.by, came[visitor.by]++);
    const tapsBefore = await page.evaluate(() => window.burst.taps);
    const start = await visit(page, visitor, began);
    const thanked = await page
      .waitForFunction((index) => window.burst.thanked[index] ?? null, visits.length, { timeout: 15_000 })
      .then((handle) => handle.jsonValue());
    if (!thanked) throw new Error('Nobody was thanked.');
    const taps = (await page.evaluate(() => window.burst.taps)) - tapsBefore;
    visits.push({ by: visitor.by, seconds: (thanked.atMs - start) / 1_000, taps, title: thanked.title });
  }

  await page.getByTestId('safety').getByText('All safe').waitFor({ timeout: 60_000 });
  await server.background.idle();
  const rows = await server.rooms.store.db
    .selectFrom('check_in')
    .select(['claim_json', 'seq'])
    .orderBy('seq')
    .execute();
  const claims = rows.map((row) => Claim.parse(JSON.parse(row.claim_json)));
  const stored = claims.map(({ given_name, surname, full_name }) => full_name ?? `${given_name} ${surname}`);
  const wrong = visitors.flatMap(({ name }, index) => {
    const given = name.split(' ')[0] ?? '';
    const isThanked = visits[index]?.title.includes(given) ?? false;
    return isThanked && stored[index]?.includes(given) ? [] : [name];
  });

  const figures = Object.fromEntries(
    (['badge', 'wedge', 'form'] as const).map((by) => {
      const own = visits.filter((one) => one.by === by);
      const times = own.map(({ seconds }) => seconds);
      const taps = own.map((one) => one.taps);
      return [
        by,
        {
          visitors: own.length,
          secondsP50: percentile(times, 0.5),
          secondsP95: percentile(times, 0.95),
          tapsP50: percentile(taps, 0.5),
          tapsP95: percentile(taps, 0.95),
        },
      ];
    }),
  );
  console.log(JSON.stringify({ visitors: count, ...figures, stored: stored.length, wrong, limits }));
  const isFast =
    (figures.badge?.secondsP95 ?? 0) <= limits.badge && (figures.wedge?.secondsP95 ?? 0) <= limits.wedge;
  const isEasy = (figures.form?.tapsP95 ?? 0) <= mostTapsOfForm && (figures.badge?.tapsP95 ?? 0) === 0;
  process.exitCode = isFast && isEasy && wrong.length === 0 && stored.length === count ? 0 : 1;
} finally {
  killBrowser(profile);
  await server.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
