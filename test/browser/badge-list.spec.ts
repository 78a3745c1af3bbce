/** A show's badge list, from badges that say nothing to the ledger and back: in the console, by keyboard. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import writeXlsxFile from 'write-excel-file/node';
import { clerk, convention, enrolTablet, openOffice, registrant, sendBatch } from '../server/office.ts';
import { makeRecord } from '../server/records.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser } from './browser.ts';

const maria = registrant('R70012', { email: 'maria@dry.example', firm: 'Dry Co' });

test('badges that say nothing become credit by the show’s list, and withdrawn it is taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-badges-'));
  const server = await startServer();
  await openOffice(server.rooms, [maria]);
  const tablet = await enrolTablet(server);
  const browser = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  const workbook = {
    name: 'Expo badges.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await writeXlsxFile([
      ['Ref', 'Badge Type', 'Attendee', 'E-mail'],
      ['EX-00101', 'VIP', 'Maria Kowalczyk', 'maria@dry.example'],
      ['EX-00102', 'Visitor', 'Jane Nobody', 'jane@else.example'],
      ['EX-00103', 'Visitor', 'Ann Lee', 'ann@lee.example'],
      ['EX-00103', 'Visitor', 'Bob Ray', 'bob@ray.example'],
    ]).toBuffer(),
  };
  const kinds = async () => (await server.rooms.ledger.entriesOf(maria.id)).map(({ kind }) => kind);
  const scan = async (badge: string): Promise<void> => {
    const record = await makeRecord(tablet, { badge });
    await sendBatch(server.url, tablet, [record]);
    server.background.wake();
    await server.background.idle();
  };
  try {
    await scan('EX-00101');
    await scan('EX-77777');
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await page.goto(`${server.url}/console#sign-in=${code}`);
    await page.getByRole('link', { name: convention.name }).click();
    await page.getByLabel(/Drop the show’s list of badges here/).setInputFiles(workbook);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Expo badges.xlsx');
    // One scanned badge among its values may be chance: a person says which column it is.
    await expect(page.getByText('No column was found that holds the badge ID.')).toBeVisible();
    await page.getByLabel('Column A holds').selectOption({ label: 'Badge ID' });
    await expect(page.getByText('The badge ID stands in column A (Ref), such as EX-00101')).toBeVisible();
    await expect(
      page.getByText("badge EX-00103 is two people's, in rows 4 and 5: it is not used"),
    ).toBeVisible();
    const figure = (name: string) => page.locator('.figure').filter({ hasText: name }).first().locator('dd');
    await expect(figure('Check-ins with a badge of this list')).toHaveText('1');
    await expect(figure('Check-ins with another badge')).toHaveText('1');
    await expect(figure('Badges of the list, not seen')).toHaveText('1');
    expect(await kinds()).toEqual([]);

    await page.getByRole('button', { name: 'Apply 2 badges' }).press('Enter');
    await expect(page.getByText(`Applied by ${clerk.name}`)).toBeVisible({ timeout: 30_000 });
    await expect.poll(kinds, { timeout: 30_000 }).toEqual(['credit']);
    await expect(figure('Matched')).toHaveText('1', { timeout: 30_000 });
    // Who is scanned later is known at once, by a list that does not know them as a registrant.
    await scan('EX-00102');
    const listAddress = page.url();
    await page.goto(`${server.url}/console/review`);
    await expect(page.getByRole('heading', { name: 'Badge EX-77777' })).toBeVisible();
    await page.getByText('Jane Nobody').click();
    await expect(page.getByRole('heading', { name: 'Jane Nobody' })).toBeVisible();
    await expect(
      page.getByText('The badge is on the show’s badge list Expo badges.xlsx, row 3.'),
    ).toBeVisible();
    await page.goto(`${server.url}/console/registrants/${maria.id}`);
    await expect(page.getByText(/from the show's badge list: name, email/)).toBeVisible();

    await page.goto(listAddress);
    await page.getByRole('button', { name: 'Withdraw this list' }).press('Enter');
    await expect(page.getByText(`Withdrawn by ${clerk.name}`)).toBeVisible({ timeout: 30_000 });
    await expect.poll(kinds, { timeout: 30_000 }).toEqual(['credit', 'reversal']);
    await page.getByRole('button', { name: 'Apply 2 badges again' }).press('Enter');
    await expect.poll(kinds, { timeout: 30_000 }).toEqual(['credit', 'reversal', 'credit']);
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
