/**
 * A tablet that goes to two shows in the same hall: the office enrols it for both, it goes on from the first to the
 * second at midnight without a person and without a network, staff switch it by hand, and the office adds a third.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { clerk, convention, openOffice } from '../server/office.ts';
import { startServer, type TestServer } from '../server/start-server.ts';
import { findIn } from './axe.ts';
import { killBrowser, landscape, openBrowser } from './browser.ts';
import { readCodes } from './read-code.ts';
import { emptyFilm, isInviting } from './station.ts';
import { scanByWedge } from './visitors.ts';

const on = (id: string, name: string, date: string) => ({
  event: { ...convention, id, name, days: [{ date, minutes: 420 }] },
  decodeRules: [],
});
const first = on('first', 'Flooring Expo', '2027-03-10');
const second = on('second', 'Restoration Show', '2027-03-11');
const third = on('third', 'Water Damage Days', '2027-03-20');
/** In Los Angeles, eight hours behind. */
const midnightMs = Date.parse('2027-03-11T08:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'rollcall-two-events-'));
let server: TestServer;
/** The server's clock is ahead of the tablet's by so much: months, so that the tablet must go by the server's. */
let aheadMs = 0;
const beforeMidnight = (ms: number): void => {
  aheadMs = midnightMs - ms - Date.now();
};

test.beforeAll(async () => {
  beforeMidnight(4 * 60 * 60_000);
  server = await startServer({
    clock: { now: () => Date.now() + aheadMs },
    prepare: async (rooms) => {
      await openOffice(rooms);
      await rooms.catalogue.addEvents([first, second, third]);
    },
  });
});
test.afterAll(async () => {
  for (const profile of ['office', 'tablet']) killBrowser(join(folder, profile));
  await server.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const openOfficePage = async (): Promise<Page> => {
  const office = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  return office.pages()[0] ?? (await office.newPage());
};

const enrolByConsole = async (page: Page): Promise<string> => {
  const { code } = await server.rooms.access.createSignInLink(clerk.id);
  await page.goto(`${server.url}/console#sign-in=${code}`);
  await page.getByRole('link', { name: 'Flooring Expo' }).click();
  await page.getByLabel('Name of the station').fill('Booth 7');
  await page.getByText('The tablet goes to other events too').click();
  await page.getByLabel('Find by name, place or organiser').fill('restor');
  await page.getByRole('checkbox', { name: /Restoration Show/ }).check();
  await picture(page, 'console-other-events');
  await page.getByRole('button', { name: 'Make an enrolment code' }).click();
  await expect(page.getByText('It also goes to Restoration Show.')).toBeVisible();
  const link = await page.getByText(/#enrol=/).textContent();
  return link?.trim() ?? '';
};

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.ROLLCALL_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

const checkIns = async () => {
  server.background.wake();
  await server.background.idle();
  return server.rooms.store.db
    .selectFrom('check_in')
    .innerJoin('device', 'device.id', 'check_in.device')
    .select(['station', 'check_in.event', 'seq'])
    .orderBy('seq')
    .execute();
};

const signsIn = async (kiosk: Page, badge: string): Promise<void> => {
  await scanByWedge(kiosk, badge);
  await kiosk.getByText('We will match it').waitFor();
  await kiosk.getByRole('button', { name: 'Done' }).click();
  await isInviting(kiosk);
};

/** For the tablet and the server alike, as if nobody had been there meanwhile. */
const passTime = async (kiosk: Page, ms: number): Promise<void> => {
  aheadMs += ms;
  await kiosk.clock.fastForward(ms);
};

const ownPhoneLink = async (kiosk: Page): Promise<string> =>
  (await readCodes(await kiosk.screenshot()))[0] ?? '';

test('a tablet goes on to the next event at midnight by itself, and staff can switch it', async () => {
  test.setTimeout(240_000);
  const console_ = await openOfficePage();
  const link = await enrolByConsole(console_);
  const tablet = await openBrowser({ profile: join(folder, 'tablet'), cameraFilm: emptyFilm(folder) });
  await tablet.clock.install();
  const kiosk = tablet.pages()[0] ?? (await tablet.newPage());
  await kiosk.goto(link);
  await isInviting(kiosk);
  await kiosk.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await expect(kiosk.locator('.attract-event')).toHaveText('Flooring Expo');

  await expect(console_.getByRole('row', { name: /Booth 7 also at Restoration Show/ })).toBeVisible();

  // Some minutes before midnight somebody signs in, and with that the tablet hears what time it is.
  beforeMidnight(5 * 60_000);
  await signsIn(kiosk, 'BADGE-1');
  await expect(kiosk.getByTestId('safety')).toHaveText('All safe');
  expect(Date.now() + aheadMs).toBeLessThan(midnightMs);
  await tablet.setOffline(true);
  await signsIn(kiosk, 'BADGE-2');
  await expect(kiosk.locator('.attract-event')).toHaveText('Flooring Expo');
  await expect.poll(() => ownPhoneLink(kiosk)).toContain('&e=first&');
  expect(Date.now() + aheadMs).toBeLessThan(midnightMs);

  // Midnight passes. Nobody touches anything.
  await passTime(kiosk, 6 * 60_000);
  await expect(kiosk.locator('.attract-event')).toHaveText('Restoration Show');
  expect(Date.now() + aheadMs).toBeGreaterThanOrEqual(midnightMs);
  await expect.poll(() => ownPhoneLink(kiosk)).toContain('&e=second&');
  await signsIn(kiosk, 'BADGE-3');
  await tablet.setOffline(false);
  await expect(kiosk.getByTestId('safety')).toHaveText('All safe', { timeout: 70_000 });
  const records = ['first', 'first', 'second'].map((event, at) => ({
    station: 'Booth 7',
    event,
    seq: at + 1,
  }));
  expect(await checkIns()).toEqual(records);

  // Staff know better today.
  await kiosk.keyboard.press('Control+Alt+s');
  await kiosk.getByLabel('Choose a station PIN').fill('418257');
  await kiosk.getByLabel('Enter it once more').fill('418257');
  await kiosk.getByRole('button', { name: 'Event', exact: true }).click();
  await expect(kiosk.getByRole('radio', { name: /Restoration Show.*today/ })).toBeChecked();
  await kiosk.getByRole('radio', { name: /Flooring Expo.*yesterday/ }).check();
  await expect(kiosk.getByRole('status')).toHaveText('On the visitors’ screen: Flooring Expo');
  await picture(kiosk, 'kiosk-staff-event');
  expect(await findIn(kiosk)).toEqual([]);
  await kiosk.getByRole('button', { name: 'Back to the kiosk' }).click();
  await expect(kiosk.locator('.attract-event')).toContainText('Flooring Expo');
  await signsIn(kiosk, 'BADGE-4');

  // It is remembered over a restart.
  await kiosk.reload();
  await isInviting(kiosk);
  await expect(kiosk.locator('.attract-event')).toContainText('Flooring Expo');
  await expect.poll(checkIns).toEqual([...records, { station: 'Booth 7', event: 'first', seq: 4 }]);

  // The office sends it to a third show. Nobody enrols it again.
  await console_
    .getByRole('row', { name: /Booth 7/ })
    .getByRole('button', { name: 'Add events' })
    .click();
  await console_.getByRole('button', { name: 'Add to this station' }).click();
  await expect(console_.getByRole('alert')).toHaveText('Choose an event.');
  await expect(console_.getByRole('checkbox', { name: /Restoration Show/ })).toHaveCount(0);
  await console_.getByRole('checkbox', { name: /Water Damage Days/ }).check();
  await picture(console_, 'console-add-events');
  expect(await findIn(console_)).toEqual([]);
  await console_.getByRole('button', { name: 'Add to this station' }).click();
  await expect(
    console_.getByRole('row', { name: /also at Restoration Show, Water Damage Days/ }),
  ).toBeVisible();
  await kiosk.keyboard.press('Control+Alt+s');
  await kiosk.getByLabel('Enter the station PIN').fill('418257');
  await kiosk.getByRole('button', { name: 'Event', exact: true }).click();
  await expect(kiosk.getByRole('radio', { name: /Water Damage Days/ })).toBeVisible();
});
