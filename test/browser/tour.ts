/**
 * Every screen of the product, one after another, from a running server with sample data and a show day behind it.
 * The accessibility test looks at each, the screenshot command takes pictures of each: neither can forget one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addDays } from '../../src/domain/calendar.ts';
import type { Claim } from '../../src/domain/claim.ts';
import type { CheckInRecord } from '../../src/domain/wire.ts';
import { conventionOn, loadSample, sampleBadges } from '../../sync-server/sample/index.ts';
import { clerk, enrolTablet, sendBatch } from '../server/office.ts';
import { makeRecord } from '../server/records.ts';
import { startServer, type TestServer } from '../server/start-server.ts';
import { openBrowser } from './browser.ts';
import { writeCameraFilm } from './fake-camera.ts';

const today = new Date().toISOString().slice(0, 10);

/** What an older tablet or a broken proxy may send: it must show up in quarantine. */
const brokenRecord = { id: 'not-an-id', device: 'tablet', note: 'half a record' };

/** Three stations, a morning and an afternoon: the sample's badges come by, some of them twice. */
const playShowDay = async (server: TestServer, event: string): Promise<void> => {
  const { rooms, url } = server;
  const badges = await sampleBadges(rooms.store.db);
  const stations = await Promise.all(
    ['Booth 1', 'Booth 2', 'North entrance'].map((station) => enrolTablet(server, { event, station })),
  );
  const bursts = [3, 9, 14, 6, 4, 11, 16, 8, 2];
  let turn = 0;
  for (const [station, tablet] of stations.entries()) {
    const claims = bursts.flatMap((size, hour) =>
      Array.from({ length: Math.max(1, size - station * 3) }, (): { claim: Claim; at: string } => ({
        claim: badges[turn++ % badges.length]?.claim ?? {},
        at: `${addDays(today, hour < 4 ? -1 : 0)}T${String(14 + (hour % 5)).padStart(2, '0')}:${String((turn * 7) % 60).padStart(2, '0')}:00.000Z`,
      })),
    );
    const records: CheckInRecord[] = [];
    for (const { claim, at } of claims) records.push(await makeRecord(tablet, { claim, at }));
    for (let start = 0; start < records.length; start += 100) {
      await sendBatch(url, tablet, records.slice(start, start + 100));
    }
    if (station === 1) await sendBatch(url, tablet, [brokenRecord]);
  }
  server.background.wake();
  await server.background.idle();
};

interface Tour {
  /** Called on each screen, by a name for files: `kiosk-attract`, `console-event`. */
  at: (screen: string, page: Page) => Promise<void>;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
}

const kioskTour = async (
  page: Page,
  { url, rooms }: TestServer,
  { event, at }: Pick<Tour, 'at'> & { event: string },
) => {
  await page.goto(`${url}/`);
  await page.getByRole('heading').first().waitFor();
  await at('front-door', page);
  await page.goto(`${url}/kiosk`);
  await page.getByText('This tablet is not set up yet').waitFor();
  await at('kiosk-not-enrolled', page);
  await page.goto(`${url}/kiosk#enrol=AAAAAAAAAAAAAAAAAAAAAA`);
  await page.reload();
  await page.getByText('This tablet could not be set up').waitFor();
  await at('kiosk-enrolment-failed', page);

  const { code } = await rooms.access.createEnrolment({ event, station: 'Booth 7', by: clerk.id });
  await page.goto(`${url}/kiosk#enrol=${code}`);
  await page.reload();
  await page.getByRole('heading', { name: 'Scan your badge' }).waitFor();
  await page.waitForTimeout(1_500);
  await at('kiosk-attract', page);
  await page.getByRole('button', { name: 'Sign in by hand' }).click();
  await page.getByLabel('Your name').fill('Tomás Echevarría');
  await at('kiosk-name', page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await at('kiosk-number', page);
  await page.getByRole('button', { name: 'I don’t know it' }).click();
  await page.getByLabel('E-mail or phone number').fill('tomas@');
  await page.getByRole('button', { name: 'Continue' }).click();
  await at('kiosk-contact-problem', page);
  await page.getByLabel('E-mail or phone number').fill('tomas@dry.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await at('kiosk-check', page);
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await page.getByText('Thank you, Tomás E.').waitFor();
  await at('kiosk-saved', page);
};

const consoleTour = async (
  page: Page,
  { url, rooms }: TestServer,
  { event, at }: Pick<Tour, 'at'> & { event: string },
) => {
  await page.goto(`${url}/console`);
  await page.getByRole('heading', { name: 'Sign in to the console' }).waitFor();
  await at('console-signed-out', page);
  const { code } = await rooms.access.createSignInLink(clerk.id);
  await page.goto(`${url}/console#sign-in=${code}`);
  await page.reload();
  await page.getByRole('table').waitFor();
  await at('console-events', page);
  await page.goto(`${url}/console/events/${event}`);
  await page.getByLabel('Name of the station').fill('South entrance');
  await page.getByRole('button', { name: 'Make an enrolment code' }).click();
  await page.getByRole('img', { name: 'QR code of the enrolment link' }).waitFor();
  await at('console-event', page);
  await page.getByRole('button', { name: 'Revoke' }).first().click();
  await at('console-revoke', page);
  await page.goto(`${url}/console/review`);
  await page.getByText('Who is it?').waitFor();
  await at('console-review', page);
  await page.getByRole('button', { name: 'Not a registrant' }).click();
  await at('console-review-reject', page);
  await page.getByRole('button', { name: 'Choose another' }).click();
  await page.getByLabel(/Find a registrant/).fill('garcia');
  await page.getByRole('button', { name: 'Accept', exact: true }).first().waitFor();
  await at('console-review-search', page);
  await page.goto(`${url}/console/registrants?q=smith`);
  await page.getByRole('table').waitFor();
  await at('console-registrants', page);
  const credited = await rooms.store.db
    .selectFrom('ledger_entry')
    .select('registrant')
    .limit(1)
    .executeTakeFirstOrThrow();
  await page.goto(`${url}/console/registrants/${credited.registrant}`);
  await page.getByRole('heading', { name: 'Requirement' }).waitFor();
  await at('console-registrant', page);
  await page.goto(`${url}/console/quarantine`);
  await page.getByText('half a record').or(page.getByText('not a check-in record')).first().waitFor();
  await at('console-quarantine', page);
  await page.goto(`${url}/sample-badges`);
  await at('sample-badges', page);
};

/** Goes through every screen once, in one size and one colour scheme. */
export const takeTour = async (tour: Tour): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-tour-'));
  const server = await startServer({
    prepare: async (rooms) => {
      await loadSample(rooms, { today });
      await rooms.access.addStaff(clerk);
    },
  });
  const film = join(folder, 'camera.y4m');
  writeCameraFilm(film, { wallSeconds: 3, payload: null, badgeSeconds: 0, wallAfterSeconds: 0 });
  const browser = await openBrowser({ ...tour, profile: join(folder, 'profile'), cameraFilm: film });
  try {
    const event = (await conventionOn(server.rooms, today))?.id ?? '';
    await playShowDay(server, event);
    const page = browser.pages()[0] ?? (await browser.newPage());
    await kioskTour(page, server, { event, at: tour.at });
    await consoleTour(page, server, { event, at: tour.at });
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
