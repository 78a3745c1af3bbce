/** A clerk decides one check-in, and the next one that says the very same is matched by it, until that is taken back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { clerk, enrolTablet, openOffice, registrant, sendBatch, workshop } from '../server/office.ts';
import { makeRecord } from '../server/records.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser } from './browser.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek' });

test('a decision teaches the next check-in of the same words, and undone it is forgotten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-review-'));
  const server = await startServer();
  await openOffice(server.rooms, [maria, marek]);
  const [atConvention, atWorkshop] = [
    await enrolTablet(server, { station: 'Booth 7' }),
    await enrolTablet(server, { event: workshop.id, station: 'Door' }),
  ];
  const arrives = async (tablet: typeof atConvention, claim: Record<string, string>): Promise<void> => {
    await sendBatch(server.url, tablet, [await makeRecord(tablet, { claim })]);
    server.background.wake();
    await server.background.idle();
  };
  // Neither of the two Kowalczyks is known under this address: a person has to say who it is.
  await arrives(atConvention, { full_name: 'M Kowalczyk', email: 'mk@new.example' });
  const browser = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await page.goto(`${server.url}/console#sign-in=${code}`);
    await page.getByRole('link', { name: /^Review/ }).click();
    await expect(page.getByText('1 check-in to decide')).toBeVisible();
    await page
      .locator('.item')
      .getByRole('radio', { name: /Marek Kowalczyk/ })
      .check();
    await page.keyboard.press('a');
    await expect(page.getByText(/^Nothing to review/)).toBeVisible();

    // The same words, written otherwise, at another event: nobody is asked.
    await arrives(atWorkshop, { full_name: 'KOWALCZYK, M.', email: 'MK@new.example' });
    await page.reload();
    await expect(page.getByText(/^Nothing to review/)).toBeVisible();
    await page.getByRole('link', { name: 'Registrants' }).click();
    await page.getByRole('searchbox').fill('70013');
    await page.getByRole('link', { name: 'Marek Kowalczyk' }).click();
    await expect(page.getByText('Drying Workshop').first()).toBeVisible();
    await expect(page.getByText('Cleaning Expo').first()).toBeVisible();

    // Taken back, both wait for a person again, and the second says why.
    await page.getByRole('link', { name: /^Review/ }).click();
    await expect(page.locator('.recent li')).toHaveText(/M Kowalczyk: Marek Kowalczyk, 70013. Chris Clerk/);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.locator('.recent li.gone')).toHaveCount(1);
    server.background.wake();
    await server.background.idle();
    await page.reload();
    await expect(page.getByText('2 check-ins to decide')).toBeVisible();
    await page.getByRole('button', { name: /^KOWALCZYK, M\./ }).click();
    await expect(page.locator('.item')).toContainText('it was matched automatically before');
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
