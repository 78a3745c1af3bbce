/**
 * One new version of the app after another arrives while people sign in: before, during and after any step, and in
 * the moment in which a quiet kiosk lets one in. Nobody's sign-in may end with the page under it.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { type Random, randomStream } from '../../../sync-server/sample/random.ts';
import { isInviting, openStation } from '../station.ts';
import { type Visitor, vCardOf } from '../visitors.ts';

/**
 * The kiosk waits ten quiet seconds before it lets a version in. Here a moment, or each update takes half a minute; but
 * longer than a busy page waits for the rest of a scanner's burst (five late timers of 60 ms).
 */
const quietMs = 600;
/** Here the quarter of an hour between two looks for a new version. */
const lookAgainMs = 3_000;
const shortenQuiet = async (browser: BrowserContext): Promise<void> => {
  await browser.addInitScript((short) => {
    const real = window.setInterval;
    const shortened = (...[handler, ms, ...rest]: Parameters<typeof real>) =>
      real(handler, ms === 10_000 ? short : ms, ...rest);
    window.setInterval = shortened as typeof setInterval;
  }, quietMs);
};

/**
 * The browser looks for a new version, as it does every quarter of an hour; nobody waits for it. A kiosk at which nobody
 * is may be starting again at this very moment, and looks by itself then.
 */
const lookForUpdate = (page: Page): Promise<void> =>
  page
    .evaluate(() => void navigator.serviceWorker.ready.then((registration) => registration.update()))
    .catch(() => undefined);

const versionOf = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.querySelector<HTMLMetaElement>('meta[name=version]')?.content ?? 0));

/**
 * As long as it takes, looking again: a version that arrives while the one before is still being fetched makes that one
 * fail, and is found by the next look.
 */
const untilRunning = async (page: Page, version: number): Promise<void> => {
  const looking = setInterval(() => void lookForUpdate(page), lookAgainMs);
  try {
    await page.waitForFunction(
      (expected) =>
        document.querySelector<HTMLMetaElement>('meta[name=version]')?.content === String(expected),
      version,
      { timeout: 90_000 },
    );
  } finally {
    clearInterval(looking);
  }
};

/** The page keeps this mark only as long as nobody reloads it. Set in the same instant as the first touch. */
const markOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset.visitor);

/** Presses "Sign in by hand" if it is there: false while the kiosk starts again. */
const beginForm = (page: Page, visitor: string): Promise<boolean> =>
  page.evaluate((mark) => {
    const button = [...document.querySelectorAll('button')].find(
      (one) => one.textContent === 'Sign in by hand',
    );
    if (!button) return false;
    document.documentElement.dataset.visitor = mark;
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    button.click();
    return true;
  }, visitor);

/** A hand scanner's burst in one instant, if the kiosk invites. */
const beginScan = (page: Page, visitor: string, payload: string): Promise<boolean> =>
  page.evaluate(
    ({ mark, text }) => {
      if (!document.querySelector('.attract')) return false;
      document.documentElement.dataset.visitor = mark;
      window.typeLikeScanner(text);
      return true;
    },
    { mark: visitor, text: payload },
  );

const retryMs = 25;
/** A minute: a machine that does much else is slow to start a page. */
const mostTries = 2_400;

/** Tries until the page takes it; a page that is being loaded again throws meanwhile. */
const untilTaken = async (page: Page, begin: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries++) {
    if (await begin().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
  throw new Error(`The kiosk does not invite, it shows: ${await page.locator('body').textContent()}`);
};

const formSteps = (page: Page, visitor: Visitor): (() => Promise<void>)[] => {
  const press = (name: string) => () => page.getByRole('button', { name }).click();
  return [
    () => page.getByLabel('Your name').fill(visitor.name),
    press('Continue'),
    () => page.getByRole('textbox', { name: 'Registrant number' }).fill(visitor.number),
    press('Continue'),
    () => page.getByLabel('E-mail or phone number').fill(visitor.email),
    press('Continue'),
    async () => {
      for (const typed of [visitor.name, visitor.number, visitor.email])
        await page.getByText(typed, { exact: true }).waitFor();
    },
    press('Sign me in'),
  ];
};

const pause = (random: Random, mostMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, random.between(0, mostMs)));

/** Whether the page is still the one that the person began on, and what it shows. */
const whatHappened = async (page: Page, visitor: Visitor, error: unknown): Promise<string> => {
  const mark = await markOf(page).catch(() => 'a page that is being loaded');
  const shown = (await page.locator('body').textContent()) ?? '';
  const same = mark === visitor.number ? 'still the same page' : `another page (${mark ?? 'no mark'})`;
  return `${error instanceof Error ? error.message : String(error)}; ${same}, showing: ${shown.slice(0, 300)}`;
};

interface Course {
  random: Random;
  /** Makes the new version known. */
  arrive: () => Promise<void>;
}

/** One person's sign-in with a version that arrives before a step of chance. Throws when it was interrupted. */
const signIn = async (page: Page, visitor: Visitor, { random, arrive }: Course): Promise<void> => {
  const byForm = random.chance(0.6);
  const steps = byForm ? formSteps(page, visitor) : [];
  const arrivesAt = random.between(-1, steps.length);
  if (arrivesAt === -1) await arrive();
  await pause(random, 900);
  const payload = vCardOf(visitor);
  await untilTaken(page, () =>
    byForm ? beginForm(page, visitor.number) : beginScan(page, visitor.number, payload),
  );
  for (const [index, step] of steps.entries()) {
    if (index === arrivesAt) await arrive();
    if (random.chance(0.3)) await pause(random, 700);
    await step();
  }
  await page.getByText('Thank you').waitFor({ timeout: 10_000 });
  if ((await markOf(page)) !== visitor.number) throw new Error('The page was loaded again under a sign-in.');
  if (arrivesAt === steps.length) await arrive();
  await page.getByRole('button', { name: 'Done' }).click();
};

export const runUpdates = async (options: { updates: number; seed: number; afterEach?: () => void }) => {
  const random = randomStream(options.seed, 'updates');
  const station = await openStation({ prepare: shortenQuiet });
  const { kiosk, gateway, server } = station;
  kiosk.setDefaultTimeout(10_000);
  const interrupted: string[] = [];
  const seen = new Set<number>();
  try {
    for (let update = 1; update <= options.updates; update++) {
      const visitor = {
        name: `Visitor Number${update}`,
        number: String(700_000 + update),
        email: `visitor.${update}@update.example`,
      };
      const arrive = () => {
        gateway.version = update;
        return lookForUpdate(kiosk);
      };
      try {
        await signIn(kiosk, visitor, { random, arrive });
      } catch (error) {
        interrupted.push(`update ${update}: ${await whatHappened(kiosk, visitor, error)}`);
        await kiosk.goto(`${gateway.url}/kiosk`);
        await isInviting(kiosk);
      }
      // Every other one is let in before the next arrives, however slow the machine; the rest as chance has it.
      if (update % 2 === 0) await untilRunning(kiosk, update);
      else await pause(random, 2_400);
      seen.add(await versionOf(kiosk).catch(() => 0));
      options.afterEach?.();
    }
    await untilRunning(kiosk, options.updates);
    await isInviting(kiosk);
    await kiosk.getByTestId('safety').getByText('All safe').waitFor({ timeout: 30_000 });
    await server.background.idle();
    const stored = await server.rooms.store.db.selectFrom('check_in').select(['id']).execute();
    return {
      updates: options.updates,
      /** Versions that the page ran at some time; others were overtaken by the next. */
      taken: seen.size,
      interrupted,
      stored: stored.length,
      version: await versionOf(kiosk),
    };
  } finally {
    await station.end();
  }
};
