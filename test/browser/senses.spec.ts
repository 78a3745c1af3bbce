/** Screen, sound and buzz, asked of the real browser: calls are noted and go on to where they went before. */
import { expect, type Page, test } from '@playwright/test';
import { hasApps, openBrowser, whyNoApps } from './browser.ts';
import { isInviting, openStation } from './station.ts';
import { scanByWedge, vCardOf } from './visitors.ts';

interface Senses {
  wakeLocks: WakeLockSentinel[];
  fullScreens: (FullscreenOptions | undefined)[];
  buzzes: unknown[];
  /** The loudest sample of what was heard in the last two thirds of a second, 0 for silence. */
  loudest: () => number;
}
declare global {
  interface Window {
    senses: Senses;
  }
}

/** Runs in the page before anything of ours. */
const noteSenses = (): void => {
  let ear: AnalyserNode | null = null;
  const senses: Senses = {
    wakeLocks: [],
    fullScreens: [],
    buzzes: [],
    loudest: () => {
      if (!ear) return 0;
      const samples = new Float32Array(ear.fftSize);
      ear.getFloatTimeDomainData(samples);
      return Math.max(...samples.map(Math.abs));
    },
  };
  window.senses = senses;
  const askLock = WakeLock.prototype.request;
  WakeLock.prototype.request = async function (...given) {
    const lock = await askLock.apply(this, given);
    senses.wakeLocks.push(lock);
    return lock;
  };
  const askFullScreen = Element.prototype.requestFullscreen;
  Element.prototype.requestFullscreen = function (options) {
    senses.fullScreens.push(options);
    return askFullScreen.call(this, options);
  };
  const buzz = Navigator.prototype.vibrate as (this: Navigator, pattern: unknown) => boolean;
  Navigator.prototype.vibrate = function (pattern: unknown) {
    senses.buzzes.push(pattern);
    return buzz.call(this, pattern);
  };
  const connect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode) => AudioNode;
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode): AudioNode {
    if (to instanceof AudioDestinationNode) {
      ear ??= new AnalyserNode(to.context, { fftSize: 32_768 });
      connect.call(this, ear);
    }
    return connect.call(this, to);
  } as typeof AudioNode.prototype.connect;
};

const maria = vCardOf({ name: 'Maria Kowalczyk', number: '50621', email: 'maria@dry.example' });
const tomas = vCardOf({ name: 'Tomás Echeverría', number: '50622', email: 'tomas@dry.example' });

let station: Awaited<ReturnType<typeof openStation>>;
test.beforeAll(async () => {
  station = await openStation({
    prepare: async (browser) => {
      await browser.clock.install();
      // Granted on people's devices; Playwright refuses what is not named.
      await browser.grantPermissions(['camera', 'screen-wake-lock']);
      await browser.addInitScript(noteSenses);
    },
  });
});
test.beforeEach(async () => {
  await station.kiosk.reload();
  await isInviting(station.kiosk);
});
test.afterAll(() => station.end());

/** A finger on the heading, where nothing else happens. */
const touch = async (page: Page): Promise<void> => {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const box = await page.getByRole('heading').first().boundingBox();
  const touchPoints = [{ x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 }];
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
};

const heldLocks = (page: Page): Promise<number> =>
  page.evaluate(() => window.senses.wakeLocks.filter(({ released }) => !released).length);

test('the screen is kept on, and again after the system took the lock back', async () => {
  const { kiosk } = station;
  await expect.poll(() => heldLocks(kiosk)).toBe(1);
  await kiosk.evaluate(async () => {
    // As a system does when the tablet sleeps; the page is told when it wakes.
    await window.senses.wakeLocks[0]?.release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => heldLocks(kiosk)).toBe(1);
  expect(await kiosk.evaluate(() => window.senses.wakeLocks.length)).toBe(2);
});

test('a touch fills the screen in a browser’s tab, a mouse does not', async () => {
  const { kiosk } = station;
  const isFull = () => kiosk.evaluate(() => document.fullscreenElement === document.documentElement);
  await kiosk.getByRole('heading').first().click();
  expect(await kiosk.evaluate(() => window.senses.fullScreens)).toEqual([]);
  await touch(kiosk);
  await expect.poll(isFull).toBe(true);
  await touch(kiosk);
  expect(await kiosk.evaluate(() => window.senses.fullScreens)).toEqual([{ navigationUI: 'hide' }]);
});

test('each outcome is felt differently', async () => {
  const { kiosk } = station;
  const scan = async (payload: string, shows: string): Promise<void> => {
    await scanByWedge(kiosk, payload);
    await expect(kiosk.getByRole('status')).toContainText(shows);
  };
  await scan(maria, 'Thank you, Maria K.');
  await scan(tomas, 'Thank you, Tomás E.');
  await scan('4711-0815', 'We will match it');
  // One badge held in view is one scan for five seconds.
  await kiosk.clock.runFor(5_500);
  await scan(maria, 'You are already signed in today');
  await kiosk.getByRole('button', { name: 'This is not me' }).click();
  await kiosk.getByRole('button', { name: 'No, this is not me' }).click();
  await expect(kiosk.getByRole('status')).toContainText('That sign-in will not count');
  await expect
    .poll(() => kiosk.evaluate(() => window.senses.buzzes))
    .toEqual([[60], [60], [60, 60, 60], [30], [120]]);
});

test('staff choose how loud it is, hear it at once, and the tablet remembers', async () => {
  const { kiosk } = station;
  const loudest = () => kiosk.evaluate(() => window.senses.loudest());
  await kiosk.keyboard.press('Control+Alt+s');
  await kiosk.getByLabel('Choose a station PIN').fill('418257');
  await kiosk.getByLabel('Enter it once more').fill('418257');
  const heard: number[] = [];
  for (const volume of ['Quiet', 'Loud', 'Normal']) {
    // Silence again, so that what is heard next is the next tone.
    await expect.poll(loudest).toBe(0);
    await kiosk.getByLabel(volume, { exact: true }).check();
    await expect.poll(loudest).toBeGreaterThan(0);
    await kiosk.waitForTimeout(250);
    heard.push(await loudest());
  }
  const [quiet = 0, loud = 0, normal = 0] = heard;
  expect(quiet).toBeGreaterThan(0.02);
  expect(normal).toBeGreaterThan(1.5 * quiet);
  expect(loud).toBeGreaterThan(1.5 * normal);

  await kiosk.getByLabel('Off', { exact: true }).check();
  await kiosk.reload();
  await isInviting(kiosk);
  await kiosk.getByRole('heading').first().click();
  await scanByWedge(kiosk, maria);
  await kiosk.getByRole('status').waitFor();
  await kiosk.waitForTimeout(400);
  expect(await loudest()).toBe(0);
});

test('an installed app asks for no full screen', async () => {
  test.skip(!hasApps, whyNoApps);
  const { browser, profile, gateway } = station;
  await browser.close();
  const installed = await openBrowser({ profile, app: `${gateway.url}/kiosk` });
  await installed.addInitScript(noteSenses);
  const app = installed.pages()[0];
  if (!app) throw new Error('the app has no window');
  await app.reload();
  await isInviting(app);
  await touch(app);
  await app.waitForTimeout(500);
  expect(await app.evaluate(() => window.senses.fullScreens)).toEqual([]);
});
