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
import { ownPhoneLink, ownPhonePath, slotAt } from '../../src/domain/own-phone.ts';
import { receiptCodeOf } from '../../src/domain/receipt-code.ts';
import { framesOf, type SealedExport } from '../../src/domain/sealed-export.ts';
import type { CheckInRecord } from '../../src/domain/wire.ts';
import { signStationCode } from '../../src/tablet/own-phone.ts';
import { systemClock } from '../../sync-server/clock.ts';
import { conventionOn, loadSample, sampleBadges } from '../../sync-server/sample/index.ts';
import { clerk, enrolTablet, sendBatch, supervisor } from '../server/office.ts';
import { makeRecord, makeRecords } from '../server/records.ts';
import { startServer, type TestServer } from '../server/start-server.ts';
import { applicationsTour, applyTour } from './apply-tour.ts';
import { badgeListTour } from './badge-list-tour.ts';
import { openBrowser } from './browser.ts';
import { classTour } from './class-tour.ts';
import { writeCameraFilm } from './fake-camera.ts';
import { listTour } from './list-tour.ts';
import { rosterTour } from './roster-tour.ts';
import { scanByWedge } from './visitors.ts';

const today = new Date().toISOString().slice(0, 10);

/** What an older tablet or a broken proxy may send: it must show up in quarantine. */
const brokenRecord = { id: 'not-an-id', device: 'tablet', note: 'half a record' };

/** A tablet that was lost and still sends, and one whose batch nobody signed: both wait for the office. */
const playTrouble = async (server: TestServer, event: string): Promise<void> => {
  const lost = await enrolTablet(server, { event, station: 'Side door' });
  await sendBatch(server.url, lost, await makeRecords(lost, 3));
  await server.rooms.access.revoke(lost.device, supervisor.id);
  await sendBatch(server.url, lost, await makeRecords(lost, 12));
  const other = await enrolTablet(server, { event, station: 'Booth 4' });
  const claim = { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' };
  await sendBatch(server.url, { ...other, signingKey: null }, [await makeRecord(other, { claim })]);
};

/** What a tablet without a network would hand over. */
const makeExport = async (server: TestServer, event: string): Promise<SealedExport> => {
  const tablet = await enrolTablet(server, { event, station: 'Booth 9', signs: false });
  return {
    rollcall: 'sealed-export',
    version: 1,
    device: tablet.device,
    station: 'Booth 9',
    event,
    exportedAt: `${today}T17:00:00.000Z`,
    records: await makeRecords(tablet, 12),
    signature: null,
  };
};

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
  await playTrouble(server, event);
  server.background.wake();
  await server.background.idle();
};

interface Tour {
  /** Called on each screen, by a name for files: `kiosk-attract`, `console-event`. */
  at: (screen: string, page: Page) => Promise<void>;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
}

/** From another page, as links are opened: within one page only the fragment would change. */
const openLink = async (page: Page, link: string): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(link);
};

/** The look at a screen takes longer than it would stay. */
const stay = async (page: Page, button: number): Promise<void> => {
  for (let times = 0; times < 3; times++) await page.locator('.saved-acts .button').nth(button).click();
};

/** The screens whose words are longest, in the other languages. */
const languagesTour = async (page: Page, at: Tour['at']): Promise<void> => {
  for (const { code, name, badge } of [
    { code: 'es', name: 'Español', badge: 'MATMSG:TO:eva@dry.example;;' },
    { code: 'fr', name: 'Français', badge: 'MECARD:N:Tremblay,Zoé;EMAIL:zoe@dry.example;;' },
  ]) {
    await page.getByRole('button', { name }).click();
    await page.locator(`html[lang="${code}"]`).waitFor();
    await at(`kiosk-attract-${code}`, page);
    await page.locator('.attract-act .button').first().click();
    await at(`kiosk-name-${code}`, page);
    await page.locator('.text-field input').fill('Zoé');
    await page.locator('.form-acts .button').first().click();
    await at(`kiosk-number-${code}`, page);
    await page.locator('.form-acts .button').nth(1).click();
    await page.locator('.form-acts .button').first().click();
    await at(`kiosk-contact-problem-${code}`, page);
    await page.locator('.text-field input').fill(`zoe@${code}.example`);
    await page.locator('.form-acts .button').first().click();
    await at(`kiosk-check-${code}`, page);
    await scanByWedge(page, badge);
    await page.locator('.saved').waitFor();
    await stay(page, 1);
    await at(`kiosk-saved-${code}`, page);
    await page.locator('.saved-acts .button').first().click();
    await page.getByRole('heading', { name: 'Scan your badge' }).waitFor();
  }
};

/** The second of two who came together, and one who says that it was not them. */
const groupTour = async (page: Page, at: Tour['at']): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in several people' }).click();
  await scanByWedge(page, 'MECARD:N:Nakamura,Aiko;;');
  await page.getByText('Thank you, Aiko N.').waitFor();
  await stay(page, 2);
  await at('kiosk-saved-group', page);
  await page.getByRole('button', { name: 'Next person' }).click();
  await at('kiosk-name-group', page);
  await scanByWedge(page, 'MECARD:N:Haddad,Karim;;');
  await page.getByText('Thank you, Karim H.').waitFor();
  await page.getByRole('button', { name: 'This is not me' }).click();
  await page.getByRole('button', { name: 'No, this is not me' }).click();
  await page.getByText('That sign-in will not count').waitFor();
  await stay(page, 2);
  await at('kiosk-withdrawn', page);
  await page.getByRole('button', { name: 'We are done' }).click();
};

const kioskTour = async (
  page: Page,
  { url, rooms }: TestServer,
  { event, at }: Pick<Tour, 'at'> & { event: string },
) => {
  await page.goto(`${url}/`);
  await page.getByRole('heading').first().waitFor();
  await at('front-door', page);
  await openLink(page, `${url}/receipt#665T-8A21`);
  await page.getByText('665T-8A21').waitFor();
  await at('receipt', page);
  await page.goto(`${url}/kiosk`);
  await page.getByText('This tablet is not set up yet').waitFor();
  await at('kiosk-not-enrolled', page);
  await openLink(page, `${url}/kiosk#enrol=AAAAAAAAAAAAAAAAAAAAAA`);
  await page.getByText('This tablet could not be set up').waitFor();
  await at('kiosk-enrolment-failed', page);

  const next = await rooms.catalogue.events({ when: 'upcoming' });
  const otherEvents = next.slice(-1).map(({ id }) => id);
  const { code } = await rooms.access.createEnrolment({
    event,
    otherEvents,
    station: 'Booth 7',
    by: clerk.id,
  });
  await openLink(page, `${url}/kiosk#enrol=${code}`);
  await page.getByRole('heading', { name: 'Scan your badge' }).waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0);
  // The film has one frame a second.
  await page.waitForTimeout(1_500);
  await at('kiosk-attract', page);
  await page.getByRole('button', { name: 'Privacy notice' }).click();
  await at('kiosk-privacy', page);
  await page.getByRole('button', { name: 'Close' }).click();
  await languagesTour(page, at);
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
  const sent = page.waitForResponse(
    (answer) => answer.url().endsWith('/v1/batches') && /"id"/.test(answer.request().postData() ?? ''),
  );
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await page.getByText('Thank you, Tomás E.').waitFor();
  await stay(page, 1);
  await at('kiosk-saved', page);
  await page.getByRole('button', { name: 'This is not me' }).click();
  await at('kiosk-not-me', page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Correct something' }).click();
  await at('kiosk-correct', page);
  await page.getByLabel('Your name').fill('Tomás Echeverría');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Leave as it is' }).click();
  await page.getByRole('button', { name: 'Leave as it is' }).click();
  await at('kiosk-correct-check', page);
  await page.getByRole('button', { name: 'Save the correction' }).click();
  await page.getByText('Your correction is saved').waitFor();
  await stay(page, 1);
  await at('kiosk-corrected', page);
  await page.getByRole('button', { name: 'Done' }).click();
  await groupTour(page, at);
  await sent;
};

/** The same on a visitor's own phone, by a code of a station. */
const ownPhoneTour = async (
  page: Page,
  server: TestServer,
  { event, at }: Pick<Tour, 'at'> & { event: string },
) => {
  const { device, signingKey } = await enrolTablet(server, { event, station: 'Booth 3' });
  if (!signingKey) throw new Error('the tablet has no key');
  const slot = slotAt(systemClock.now());
  const signature = await signStationCode(signingKey, { device, slot });
  await openLink(page, server.url + ownPhonePath);
  await page.getByRole('heading', { name: 'Scan the code at the booth' }).waitFor();
  await at('here-no-code', page);
  await openLink(page, server.url + ownPhoneLink({ device, slot, signature }));
  await page.getByRole('heading', { name: 'Sign in at' }).waitFor();
  await at('here-form', page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').waitFor();
  await at('here-problems', page);
  await page.getByLabel('Your name').fill('Siobhán O’Neill');
  await page.getByLabel('I don’t know my number').check();
  await page.getByLabel('E-mail or phone number').fill('siobhan@dry.example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
  await at('here-check', page);
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await at('here-thanks', page);
};

const pin = '418257';

/** Into the staff view of a kiosk that was just started. */
const enterStaff = async (page: Page): Promise<void> => {
  await page.reload();
  await page.getByRole('heading', { name: 'Scan your badge' }).waitFor();
  await page.keyboard.press('Control+Alt+s');
  await page.getByLabel('Enter the station PIN').fill(pin);
  await page.getByRole('heading', { name: 'All safe' }).waitFor();
};

/** What staff are told about keeping visitors in the app: it depends on whose tablet it is. */
const lockTour = async (page: Page, at: Tour['at']): Promise<void> => {
  const devTools = await page.context().newCDPSession(page);
  for (const [name, userAgent] of Object.entries({
    ipad: 'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
    android: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  })) {
    await devTools.send('Emulation.setUserAgentOverride', { userAgent });
    await enterStaff(page);
    await page.getByText('Show the steps').click();
    await page.locator('.lock').evaluate((guide) => guide.scrollIntoView({ block: 'end' }));
    await at(`kiosk-staff-lock-${name}`, page);
  }
  await devTools.detach();
  await enterStaff(page);
};

/** The staff view of the same tablet: one sign-in cannot be sent, is exported, and goes out when the network is back. */
const staffTour = async (page: Page, at: Tour['at']): Promise<void> => {
  const keys = page.keyboard;
  // Without a network the staff side comes from what the service worker has put by.
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  // A page that was on its way while the first version took over is nobody's until it is loaded again.
  if (await page.evaluate(() => navigator.serviceWorker.controller === null)) await page.reload();
  await page.getByTestId('safety').getByText('All safe').waitFor();
  await page.context().setOffline(true);
  await scanByWedge(page, 'BADGE-4711-KOWALCZYK');
  // Keys that follow a scan within milliseconds would be taken for more of it.
  await page.getByText('We will match it').waitFor();
  await page.getByText(/not yet sent: 1/i).waitFor();
  await keys.press('Control+Alt+s');
  await page.getByRole('heading', { name: 'Choose a station PIN' }).waitFor();
  await at('kiosk-staff-choose-pin', page);
  await page.getByLabel('Choose a station PIN').fill(pin);
  await page.getByLabel('Enter it once more').fill(pin);
  await page.getByRole('button', { name: 'Send now' }).click();
  await page.getByText('Waiting to be sent: 1').waitFor();
  await at('kiosk-staff-safety', page);
  await page.getByLabel('Offer to print it').check();
  await page.getByRole('button', { name: 'Event', exact: true }).click();
  await page.getByRole('heading', { name: 'Which event is this tablet at?' }).waitFor();
  await at('kiosk-staff-event', page);
  await page.getByRole('button', { name: 'End of day' }).click();
  await page.getByText('Only on this tablet: 1').waitFor();
  await at('kiosk-staff-end-of-day', page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('button', { name: 'Show as QR codes' }).waitFor();
  await at('kiosk-staff-export', page);
  await page.getByRole('button', { name: 'Show as QR codes' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await at('kiosk-staff-codes', page);
  await page.getByRole('button', { name: 'The console has all' }).click();
  await page.getByRole('button', { name: 'Yes, I have seen it' }).waitFor();
  await at('kiosk-staff-arrived', page);
  await page.getByRole('button', { name: 'Back to the kiosk' }).click();
  await scanByWedge(page, 'MECARD:N:Okafor,Chidi;;');
  await page.getByRole('button', { name: 'Print my receipt' }).waitFor();
  await stay(page, 1);
  await at('kiosk-saved-print', page);
  await page.getByRole('button', { name: 'Done' }).click();
  await keys.press('Control+Alt+s');
  await page.getByRole('heading', { name: 'Enter the station PIN' }).waitFor();
  await page.getByLabel('Enter the station PIN').fill('418256');
  await page.getByText('That is not the PIN').waitFor();
  await at('kiosk-staff-enter-pin', page);
  await page.getByLabel('Enter the station PIN').fill(pin);
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: 'All safe' }).waitFor();
  await at('kiosk-staff-all-safe', page);
  await lockTour(page, at);
  await page.getByRole('button', { name: 'End of day' }).click();
  await page.getByText('This tablet and the server count the same').waitFor();
  await at('kiosk-staff-day-safe', page);
  await page.getByRole('button', { name: 'Sign out and wipe' }).click();
  await page.getByRole('dialog').waitFor();
  await at('kiosk-staff-sign-out', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out and wipe' }).click();
  await page.getByText('This tablet is no longer a station.').waitFor();
  await at('kiosk-signed-out', page);
};

const signIn = async (page: Page, { url, rooms }: TestServer, staff: string): Promise<void> => {
  const { code } = await rooms.access.createSignInLink(staff);
  await openLink(page, `${url}/console#sign-in=${code}`);
  await page.getByRole('table').waitFor();
};

/** What was not let in: as a clerk sees it, and as a supervisor decides on what a lost tablet sent. */
const quarantineTour = async (page: Page, server: TestServer, at: Tour['at']): Promise<void> => {
  await page.goto(`${server.url}/console/quarantine`);
  await page.getByText('half a record').or(page.getByText('not a check-in record')).first().waitFor();
  await at('console-quarantine', page);
  const unsigned = page.getByRole('article').filter({ hasText: 'not signed' });
  await unsigned.getByRole('button', { name: 'Look inside' }).click();
  await page.getByText('Maria Kowalczyk').first().waitFor();
  await unsigned.getByRole('button', { name: 'Reject' }).click();
  await unsigned.scrollIntoViewIfNeeded();
  await at('console-quarantine-record', page);
  await unsigned.getByLabel('Test or mistake').check();
  await unsigned.getByRole('button', { name: 'Reject this record' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await signIn(page, server, supervisor.id);
  await page.goto(`${server.url}/console/quarantine`);
  await page.getByRole('button', { name: 'Reject all' }).click();
  await at('console-quarantine-lot', page);
};

/** Before anybody searched, and what the search finds in the sample. */
const duplicatesTour = async (page: Page, at: Tour['at']): Promise<void> => {
  await page.goto(new URL('/console/duplicates', page.url()).href);
  await page.getByText('Nobody has searched the registry yet').waitFor();
  await at('console-duplicates-none', page);
  await page.getByRole('button', { name: 'Search the registry' }).click();
  await page.getByRole('article').first().waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Two people' }).first().click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await at('console-duplicates', page);
};

const importTour = async (
  page: Page,
  server: TestServer,
  { event, at }: Pick<Tour, 'at'> & { event: string },
) => {
  const sealed = await makeExport(server, event);
  await page.goto(`${server.url}/console/import`);
  const file = (name: string, text: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page
    .getByLabel(/Drop the tablet’s file here/)
    .setInputFiles([file('rollcall-Booth-9.json', JSON.stringify(sealed)), file('holiday.json', '{"a": 1}')]);
  await page.getByText('Booth 9: 12 records, 12 stored').waitFor();
  await page.getByText('holiday.json is not an export').waitFor();
  const some = framesOf(sealed).filter((_, index) => index % 5 !== 2);
  await page.getByLabel(/Or let a hand scanner type/).fill(some.join('\n'));
  await page.getByText(/codes read\. Missing: 3/).waitFor();
  await page.getByRole('button', { name: 'Read codes with the camera' }).click();
  await page.locator('.code-camera video').waitFor();
  await page.getByText('Starting the camera').waitFor({ state: 'detached' });
  // The film has one frame a second.
  await page.waitForTimeout(1_500);
  await at('console-import', page);
};

const consoleTour = async (
  page: Page,
  server: TestServer,
  { event, at }: Pick<Tour, 'at'> & { event: string },
) => {
  const { url, rooms } = server;
  await page.goto(`${url}/console`);
  await page.getByRole('heading', { name: 'Sign in to the console' }).waitFor();
  await at('console-signed-out', page);
  await signIn(page, server, clerk.id);
  await at('console-events', page);
  await page.goto(`${url}/console/events/${event}`);
  await page.getByLabel('Name of the station').fill('South entrance');
  await page.getByRole('button', { name: 'Make an enrolment code' }).click();
  await page.getByRole('img', { name: 'QR code of the enrolment link' }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await at('console-event', page);
  await page.getByRole('button', { name: 'Revoke' }).first().click();
  await at('console-revoke', page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Add events' }).first().click();
  await page.locator('.add-events').getByRole('checkbox').first().check();
  await page.locator('.add-events').scrollIntoViewIfNeeded();
  await at('console-add-events', page);
  await page.goto(`${url}/console/review`);
  await page.getByText('Who is it?').waitFor();
  await at('console-review', page);
  await page.getByRole('button', { name: 'Not this person' }).first().click();
  await page.getByRole('heading', { name: 'Ruled out' }).waitFor();
  await at('console-review-ruled-out', page);
  await page.getByRole('button', { name: 'Take that back' }).first().click();
  await page.getByRole('heading', { name: 'Ruled out' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Not a registrant' }).click();
  await at('console-review-reject', page);
  await page.getByRole('button', { name: 'Choose another' }).click();
  await page.getByLabel(/Find a registrant/).fill('garcia');
  await page.getByRole('button', { name: 'Accept', exact: true }).first().waitFor();
  await at('console-review-search', page);
  await page.goto(`${url}/console/registrants?q=smith`);
  await page.getByRole('table').waitFor();
  await at('console-registrants', page);
  await duplicatesTour(page, at);
  const credited = await rooms.store.db
    .selectFrom('ledger_entry')
    .select('registrant')
    .limit(1)
    .executeTakeFirstOrThrow();
  await page.goto(`${url}/console/registrants/${credited.registrant}`);
  await page.getByRole('heading', { name: 'Requirement' }).waitFor();
  await at('console-registrant', page);
  const { id } = await rooms.store.db
    .selectFrom('match')
    .select('check_in as id')
    .where('decision', '=', 'auto')
    .limit(1)
    .executeTakeFirstOrThrow();
  await page.goto(`${url}/console/check-ins`);
  await page.getByLabel(/Receipt code/).fill(receiptCodeOf(id).toLowerCase().replace('-', ' '));
  await page.getByRole('article').waitFor();
  await at('console-receipts', page);
  await page.goto(`${url}/console/check-ins/withdrawn?event=${event}`);
  await page.getByRole('button', { name: 'Count it all the same' }).first().click();
  await page.getByText('Why does this sign-in count?').waitFor();
  await at('console-withdrawn', page);
  await quarantineTour(page, server, at);
  await importTour(page, server, { event, at });
  await listTour(page, server, { event, at });
  await badgeListTour(page, server, { event, at });
  await classTour(page, server, { today, at });
  await applicationsTour(page, server, { event, at });
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
      await rooms.access.addStaff(supervisor);
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
    await staffTour(page, tour.at);
    await ownPhoneTour(page, server, { event, at: tour.at });
    await applyTour(page, server, tour.at);
    await consoleTour(page, server, { event, at: tour.at });
    await rosterTour(page, server, { today, by: clerk.id, at: tour.at });
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
