/**
 * The main job in one go: enrol, lose the network, sign three people in by three means, lose the browser,
 * get both back, and see the credit in the record. Real server process, real service worker, real camera path.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import SqliteDatabase from 'better-sqlite3';
import type { Registrant } from '../../src/domain/registrant.ts';
import { systemClock } from '../../sync-server/clock.ts';
import { openRooms } from '../../sync-server/rooms.ts';
import { loadSample } from '../../sync-server/sample/index.ts';
import { spawnServer } from '../server/start-server.ts';
import { killBrowser, landscape, openBrowser } from './browser.ts';
import { writeCameraFilm } from './fake-camera.ts';
import { scanByWedge } from './visitors.ts';

const today = new Date().toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));

const person = (registrantNumber: string, givenName: string, surname: string, email: string): Registrant => ({
  id: `spine-${registrantNumber}`,
  registrantNumber,
  givenName,
  surname,
  email,
  phone: null,
  firm: null,
  street: null,
  city: 'Reno',
  region: 'NV',
  postalCode: '89501',
  country: 'US',
  designations: [{ code: 'WRT', kind: 'technician', earned: `${year - 3}-05-10`, endedOn: null }],
  opening: { asOf: `${year}-01-01`, requirementDate: `${year + 1}-05-10`, cec: 0 },
});

const byCamera = person('990017', 'Wanda', 'Kowalczykowska', 'wanda.kowalczykowska@restore.example');
const byWedge = person('990029', 'Tomás', 'Echevarría', 'tomas.echevarria@dry.example');
/** In the registry too, but the form gives neither her number nor a contact that is known. */
const byHand = person('990041', 'Siobhan', 'Quillfeather', 'siobhan@office.example');

const vCard = (of: Registrant): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `N:${of.surname};${of.givenName};;;`, `EMAIL:${of.email}`, 'END:VCARD'].join(
    '\r\n',
  );

const folder = mkdtempSync(join(tmpdir(), 'rollcall-spine-'));
const profile = join(folder, 'tablet');
const data = join(folder, 'data');
const databaseFile = join(data, 'rollcall.sqlite');

test.afterAll(() => {
  killBrowser(profile);
  killBrowser(join(folder, 'office'));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const storedCheckIns = (): { id: string; claim_json: string }[] => {
  const database = new SqliteDatabase(databaseFile, { readonly: true });
  try {
    return database
      .prepare<[], { id: string; claim_json: string }>('SELECT id, claim_json FROM check_in')
      .all();
  } finally {
    database.close();
  }
};

test('three people sign in without a network, and the office sees the credit', async () => {
  const rooms = await openRooms({ file: databaseFile, clock: systemClock });
  await loadSample(rooms, { today });
  await rooms.registry.importRegistrants([byCamera, byWedge, byHand]);
  await rooms.store.close();

  let server = await spawnServer({ dataFolder: data, args: ['--sample'] });
  const { port, links } = server;
  const office = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  const console_ = office.pages()[0] ?? (await office.newPage());

  // The console makes an enrolment link for a station at a convention that is on today.
  await console_.goto(links.console);
  const eventLink = console_.getByRole('link', { name: /expo|convention|show/i }).first();
  const eventName = ((await eventLink.textContent()) ?? '').trim();
  await eventLink.click();
  await console_.getByLabel('Name of the station').fill('Booth 7');
  await console_.getByRole('button', { name: 'Make an enrolment code' }).click();
  const enrolmentLink =
    (
      await console_
        .getByText(/#enrol=/)
        .first()
        .textContent()
    )?.trim() ?? '';
  expect(enrolmentLink).toContain('/kiosk#enrol=');

  // The tablet opens it and becomes that booth's kiosk.
  const film = join(folder, 'badge.y4m');
  writeCameraFilm(film, { wallSeconds: 8, payload: vCard(byCamera), badgeSeconds: 5, wallAfterSeconds: 110 });
  const tablet = await openBrowser({ profile, cameraFilm: film });
  let kiosk = tablet.pages()[0] ?? (await tablet.newPage());
  await kiosk.goto(enrolmentLink);
  await expect(kiosk.getByText(eventName)).toBeVisible();
  expect(kiosk.url()).not.toContain('enrol=');
  await kiosk.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await expect(kiosk.getByTestId('safety')).toHaveText('All safe');

  // It can be installed.
  const { installabilityErrors } = await (await tablet.newCDPSession(kiosk)).send(
    'Page.getInstallabilityErrors',
  );
  expect(installabilityErrors).toEqual([]);

  // The network is cut: the server is gone. The kiosk starts without it.
  await server.kill('SIGKILL');
  await kiosk.reload();
  await expect(kiosk.getByText(eventName)).toBeVisible();

  // One by camera,
  await expect(kiosk.getByText('Thank you, Wanda K.')).toBeVisible({ timeout: 60_000 });
  await expect(kiosk.getByText(/Saved on this tablet/)).toBeVisible();
  await expect(kiosk.getByTestId('safety')).toContainText('not yet sent: 1');

  // one by wedge, while the first is still thanked,
  await scanByWedge(kiosk, vCard(byWedge));
  await expect(kiosk.getByText('Thank you, Tomás E.')).toBeVisible();

  // one by hand.
  await kiosk.getByRole('button', { name: 'Done' }).click();
  await kiosk.getByRole('button', { name: 'Sign in by hand' }).click();
  await kiosk.getByLabel('Your name').fill('Siobhan Quillfeather');
  await kiosk.getByRole('button', { name: 'Continue' }).click();
  await kiosk.getByRole('button', { name: 'I don’t know it' }).click();
  await kiosk.getByLabel('E-mail or phone number').fill('siobhan.private@mail.example');
  await kiosk.getByRole('button', { name: 'Continue' }).click();
  await kiosk.getByRole('button', { name: 'Sign me in' }).click();
  await expect(kiosk.getByText('Thank you, Siobhan Q.')).toBeVisible();
  await expect(kiosk.getByTestId('safety')).toContainText('not yet sent: 3');

  // The browser dies with all three unsent, and starts again on the same profile: nothing is gone.
  killBrowser(profile);
  const wall = join(folder, 'wall.y4m');
  writeCameraFilm(wall, { wallSeconds: 3, payload: null, badgeSeconds: 0, wallAfterSeconds: 0 });
  const tabletAgain = await openBrowser({ profile, cameraFilm: wall });
  kiosk = tabletAgain.pages()[0] ?? (await tabletAgain.newPage());
  await kiosk.goto(`http://localhost:${port}/kiosk`);
  await expect(kiosk.getByText(eventName)).toBeVisible();
  await expect(kiosk.getByTestId('safety')).toContainText('not yet sent: 3');

  // The network is back: the outbox drains by itself.
  server = await spawnServer({ dataFolder: data, port, args: ['--sample'] });
  await expect(kiosk.getByTestId('safety')).toHaveText('All safe', { timeout: 60_000 });
  await expect.poll(() => storedCheckIns().length, { timeout: 60_000 }).toBe(3);
  expect(new Set(storedCheckIns().map(({ id }) => id)).size).toBe(3);

  // The office sees it: two credited, one to decide.
  await console_.goto(server.links.console);
  await console_.goto(`http://localhost:${port}/console/registrants/${byCamera.id}`);
  await expect(console_.getByRole('heading', { name: 'Wanda Kowalczykowska' })).toBeVisible();
  await expect(console_.getByText(`10 May ${year + 5}`).first()).toBeVisible();
  await expect(console_.getByText(eventName).first()).toBeVisible();

  await console_.goto(`http://localhost:${port}/console/review`);
  await expect(console_.getByText('siobhan.private@mail.example').first()).toBeVisible();
  await console_
    .getByRole('button', { name: /accept/i })
    .first()
    .click();
  await console_.goto(`http://localhost:${port}/console/registrants/${byHand.id}`);
  await expect(console_.getByText(`10 May ${year + 5}`).first()).toBeVisible();

  // The decision teaches the next one: the same words on the last day are nobody's work any more.
  await kiosk.getByRole('button', { name: 'Sign in by hand' }).click();
  await kiosk.getByLabel('Your name').fill('QUILLFEATHER, Siobhan');
  await kiosk.getByRole('button', { name: 'Continue' }).click();
  await kiosk.getByRole('button', { name: 'I don’t know it' }).click();
  await kiosk.getByLabel('E-mail or phone number').fill('Siobhan.Private@mail.example');
  await kiosk.getByRole('button', { name: 'Continue' }).click();
  await kiosk.getByRole('button', { name: 'Sign me in' }).click();
  await expect.poll(() => storedCheckIns().length, { timeout: 60_000 }).toBe(4);
  await console_.goto(`http://localhost:${port}/console/registrants/${byHand.id}`);
  await expect(console_.getByText('Signed in by hand')).toHaveCount(2, { timeout: 20_000 });
  await console_.goto(`http://localhost:${port}/console/review`);
  await expect(console_.getByText('Nothing to review.')).toBeVisible();

  await tabletAgain.close();
  await office.close();
  await server.kill('SIGTERM');
});
