/**
 * The way by the visitor's own phone: the kiosk shows a code, a second browser the size of a phone opens what it says
 * and signs in, and the office has the check-in.
 */
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { slotMs } from '../../src/domain/own-phone.ts';
import { findIn } from './axe.ts';
import { killBrowser, landscape, openBrowser, portrait } from './browser.ts';
import { readCodes } from './read-code.ts';
import { openStation } from './station.ts';

type Station = Awaited<ReturnType<typeof openStation>>;

const phoneSize = { width: 390, height: 844 };

const openPhone = async (
  { folder }: Station,
  options: { viewport?: { width: number; height: number }; colorScheme?: 'light' | 'dark' } = {},
): Promise<{ phone: Page; browser: BrowserContext; end: () => void }> => {
  const profile = join(folder, `phone-${options.colorScheme ?? 'light'}`);
  const browser = await openBrowser({ viewport: phoneSize, ...options, profile });
  return {
    browser,
    phone: browser.pages()[0] ?? (await browser.newPage()),
    end: () => killBrowser(profile),
  };
};

/** What a phone's camera reads from the whole screen. */
const linkOn = async (kiosk: Page): Promise<string> => {
  await kiosk.getByRole('img', { name: 'Code for the camera of your own phone' }).waitFor();
  const [link = ''] = await readCodes(await kiosk.screenshot());
  return link;
};

const fill = async (phone: Page, name: string, contact: string): Promise<void> => {
  await phone.getByLabel('Your name').fill(name);
  await phone.getByLabel('I don’t know my number').check();
  await phone.getByLabel('E-mail or phone number').fill(contact);
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByRole('heading', { name: 'Is this right?' }).waitFor();
};

const checkIns = async ({ server }: Station) => {
  server.background.wake();
  await server.background.idle();
  return server.rooms.store.db
    .selectFrom('check_in')
    .innerJoin('device', 'device.id', 'check_in.device')
    .select(['method', 'claim_json', 'check_in.event', 'device.station'])
    .execute();
};

let station: Station;
test.beforeAll(async () => {
  // Time goes by as everywhere, and faster where a test only waits.
  station = await openStation({ prepare: (browser) => browser.clock.install() });
});
test.afterAll(() => station.end());

test('a visitor signs in on their own phone, and the office has the check-in', async () => {
  const { phone, end } = await openPhone(station);
  try {
    const link = await linkOn(station.kiosk);
    expect(link).toMatch(/^http:\/\/localhost:\d+\/here#d=[\w-]+&s=\d+&g=[\w-]{86}$/);
    await phone.goto(link);
    await expect(phone.getByRole('heading', { name: 'Sign in at Cleaning Expo' })).toBeVisible();
    // Nothing of the code is left where people copy addresses from; the page outlives being loaded again.
    expect(phone.url()).toMatch(/\/here$/);
    await phone.reload();
    await expect(phone.getByRole('heading', { name: 'Sign in at Cleaning Expo' })).toBeVisible();

    await phone.getByRole('button', { name: 'Continue' }).click();
    await expect(phone.getByRole('alert')).toContainText('Enter your name');
    await phone.getByRole('link', { name: 'Enter your name' }).click();
    await expect(phone.getByLabel('Your name')).toBeFocused();

    await fill(phone, 'Siobhán O’Neill', 'siobhan@dry.example');
    // The server is away: what was typed stays, and trying again is one check-in.
    station.gateway.wire = 'down';
    await phone.getByRole('button', { name: 'Sign me in' }).click();
    await expect(phone.getByRole('alert')).toContainText('What you typed is kept');
    station.gateway.wire = 'open';
    await phone.getByRole('button', { name: 'Try again' }).click();
    await expect(
      phone.getByRole('heading', { name: 'Thank you, you are signed in at Cleaning Expo' }),
    ).toBeFocused();
    await expect(phone.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
    expect(await checkIns(station)).toEqual([
      {
        method: 'own-phone',
        claim_json: JSON.stringify({ full_name: 'Siobhán O’Neill', email: 'siobhan@dry.example' }),
        event: 'convention',
        station: 'Booth 7, own phones',
      },
    ]);
  } finally {
    end();
  }
});

test('a code that is no station’s, and none at all, are told in words', async () => {
  const { phone, end } = await openPhone(station);
  try {
    const link = await linkOn(station.kiosk);
    await phone.goto(link.replace(/#.*/, ''));
    await expect(phone.getByRole('heading', { name: 'Scan the code at the booth' })).toBeVisible();
    await phone.goto('about:blank');
    await phone.goto(link.replace(/d=[\w-]+/, 'd=nobody'));
    await expect(phone.getByRole('heading', { name: 'We do not know this code' })).toBeVisible();
    // Signed for another slot.
    await phone.goto('about:blank');
    await phone.goto(link.replace(/s=\d/, 's=4'));
    await fill(phone, 'Ann', 'ann@dry.example');
    await phone.getByRole('button', { name: 'Sign me in' }).click();
    await expect(phone.getByRole('heading', { name: 'This code cannot be used' })).toBeVisible();
  } finally {
    end();
  }
});

test('the kiosk’s code is another one after its slot, without a network, and moves nothing', async () => {
  const { kiosk, gateway } = station;
  const canvas = kiosk.getByRole('img', { name: 'Code for the camera of your own phone' });
  gateway.wire = 'down';
  try {
    const [before, placeBefore] = [await linkOn(kiosk), await canvas.boundingBox()];
    const slotOf = (link: string): number => Number(/s=(\d+)/.exec(link)?.[1]);
    const toNextMs = (slotOf(before) + 1) * slotMs - (await kiosk.evaluate(() => Date.now()));
    await kiosk.clock.runFor(Math.max(0, toNextMs) + 1_000);
    await expect.poll(async () => slotOf(await linkOn(kiosk))).toBe(slotOf(before) + 1);
    expect(await canvas.boundingBox()).toEqual(placeBefore);
    for (const viewport of [
      portrait,
      landscape,
      { width: 1024, height: 768 },
      { width: 768, height: 1024 },
    ]) {
      await kiosk.setViewportSize(viewport);
      const box = await canvas.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(180);
      expect(await linkOn(kiosk)).toContain('/here#d=');
      const overflows = () => document.documentElement.scrollHeight > document.documentElement.clientHeight;
      expect(await kiosk.evaluate(overflows)).toBe(false);
    }
  } finally {
    gateway.wire = 'open';
    await kiosk.setViewportSize(portrait);
  }
});

for (const { colorScheme, textPercent } of [
  { colorScheme: 'light', textPercent: 100 },
  { colorScheme: 'dark', textPercent: 200 },
] as const) {
  test(`axe finds nothing on the page for own phones, ${colorScheme}, text at ${textPercent} %`, async () => {
    const { phone, end } = await openPhone(station, {
      colorScheme,
      viewport: { width: 320, height: 640 },
    });
    const found: string[] = [];
    const look = async (screen: string): Promise<void> => {
      await phone.evaluate((size) => {
        document.documentElement.style.fontSize = `${size}%`;
      }, textPercent);
      found.push(...(await findIn(phone)).map((finding) => `${screen}: ${finding}`));
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (wide) found.push(`${screen}: wider than the phone`);
      if (process.env.ROLLCALL_PICTURES)
        await phone.screenshot({
          path: join(process.env.ROLLCALL_PICTURES, `here-${screen}-${colorScheme}-${textPercent}.png`),
          fullPage: true,
        });
    };
    try {
      const link = await linkOn(station.kiosk);
      await phone.goto(link.replace(/#.*/, ''));
      await phone.getByRole('heading').waitFor();
      await look('no-code');
      await phone.goto('about:blank');
      await phone.goto(link);
      await phone.getByRole('heading', { name: 'Sign in at' }).waitFor();
      await look('form');
      await phone.getByRole('button', { name: 'Continue' }).click();
      await phone.getByRole('alert').waitFor();
      await look('problems');
      await fill(phone, `Visitor ${textPercent}`, 'visitor@dry.example');
      await look('check');
      station.gateway.wire = 'down';
      await phone.getByRole('button', { name: 'Sign me in' }).click();
      await phone.getByText('What you typed is kept').waitFor();
      await look('away');
      station.gateway.wire = 'open';
      await phone.getByRole('button', { name: 'Try again' }).click();
      await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
      await look('thanks');
      expect(found).toEqual([]);
    } finally {
      station.gateway.wire = 'open';
      end();
    }
  });
}
