/** A tablet without a network, and the laptop's camera before it: its series of codes becomes check-ins. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { framesOf } from '../../src/domain/sealed-export.ts';
import { signBatch } from '../../src/tablet/signing.ts';
import { clerk, convention, enrolTablet, openOffice } from '../server/office.ts';
import { makeRecords } from '../server/records.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser } from './browser.ts';
import { writeSeriesFilm } from './fake-camera.ts';

test('the console reads a series of codes with its camera, and once more changes nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-import-'));
  const server = await startServer();
  await openOffice(server.rooms);
  const tablet = await enrolTablet(server, { station: 'Booth 7' });
  const records = await makeRecords(tablet, 3);
  const frames = framesOf({
    rollcall: 'sealed-export',
    version: 1,
    device: tablet.device,
    station: 'Booth 7',
    event: convention.id,
    exportedAt: '2026-11-24T19:00:00.000Z',
    records,
    signature: tablet.signingKey && (await signBatch(tablet.signingKey, records)),
  });
  const film = join(folder, 'series.y4m');
  writeSeriesFilm(film, frames);
  const browser = await openBrowser({
    profile: join(folder, 'office'),
    cameraFilm: film,
    viewport: landscape,
  });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await page.goto(`${server.url}/console#sign-in=${code}`);
    await page.getByRole('link', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'Read codes with the camera' }).click();
    await expect(page.getByText('Booth 7: 3 records, 3 stored')).toBeVisible({ timeout: 60_000 });
    // The tablet shows its codes again and again, two a second: the next round is not imported anew.
    await page.waitForTimeout((frames.length + 1) * 500);
    await expect(page.getByRole('list', { name: 'What was imported' }).getByRole('listitem')).toHaveCount(1);
    // Somebody else imports it once more.
    await page.reload();
    await page.getByRole('button', { name: 'Read codes with the camera' }).click();
    await expect(page.getByText('Booth 7: 3 records, all already here')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Stop the camera' }).click();

    server.background.wake();
    await server.background.idle();
    const opened = await server.rooms.store.db.selectFrom('check_in').select('id').execute();
    expect(opened.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
