/** An organiser's workbook, from the file to the ledger and back: in the console, by mouse and by keyboard. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import writeXlsxFile from 'write-excel-file/node';
import { clerk, convention, openOffice, registrant } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser } from './browser.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek', surname: 'Nowak', email: 'marek@wet.example' });

test('a workbook becomes credit, the same once more nothing, and undone it is taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-lists-'));
  const server = await startServer();
  await openOffice(server.rooms, [maria, marek]);
  const browser = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  const workbook = {
    name: 'Expo attendees.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await writeXlsxFile([
      ['Attendees of Cleaning Expo', null, null],
      ['Who', 'Mail', 'Code'],
      ['Maria Kowalczyk', 'maria@dry.example', 70012],
      ['NOWAK, Marek', 'marek@wet.example', 70013],
      ['Jane Nobody', 'jane@else.example', null],
      ['Total: 3', null, null],
    ]).toBuffer(),
  };
  const kinds = async (id: string) => (await server.rooms.ledger.entriesOf(id)).map(({ kind }) => kind);
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await page.goto(`${server.url}/console#sign-in=${code}`);
    await page.getByRole('link', { name: convention.name }).click();
    await page.getByLabel(/Drop an organiser’s list here/).setInputFiles(workbook);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Expo attendees.xlsx');
    await expect(page.getByText('is not a person: "Total: 3"')).toBeVisible();
    await page.getByLabel('Column C holds').selectOption({ label: 'Registrant number' });
    await expect(page.getByText('chosen by a person')).toBeVisible();
    await page.getByRole('button', { name: 'Look up 3 rows' }).press('Enter');
    const figure = (name: string) => page.locator('.figure').filter({ hasText: name }).locator('dd');
    await expect(figure('Match with certainty')).toHaveText('2', { timeout: 30_000 });
    await expect(figure('Unknown')).toHaveText('1');
    await expect(figure('CEC for 2 registrants')).toHaveText('4');
    expect(await kinds(maria.id)).toEqual([]);

    await page.getByRole('button', { name: 'Post 3 rows' }).press('Enter');
    await expect(page.getByText(`Posted by ${clerk.name}`)).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => kinds(marek.id), { timeout: 30_000 }).toEqual(['credit']);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Outcome of every row (CSV)' }).click();
    const outcome = readFileSync(await (await download).path(), 'utf8');
    expect(outcome).toContain('Maria Kowalczyk,70012,maria@dry.example,matched,70012,Maria Kowalczyk,2,');
    const listAddress = page.url();
    await page.getByRole('link', { name: 'Decide on those in review' }).click();
    await expect(page.getByText('On an attendance list, Expo attendees.xlsx')).toBeVisible();

    await page.goto(`${server.url}/console/events/${convention.id}`);
    await page.getByText('Paste the attendance list instead').click();
    await page
      .getByLabel(/The rows of the attendance list, copied/)
      .fill('Who\tMail\tCode\nJane Nobody\tjane@else.example\t\n');
    await page.getByRole('button', { name: 'Add the pasted attendance list' }).click();
    await page.getByRole('button', { name: 'Look up 1 row' }).click();
    await expect(page.getByText('1 row stood on an earlier list already')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('There is nothing new in this list.')).toBeVisible();

    await page.goto(listAddress);
    await page.getByRole('button', { name: 'Undo this list' }).click();
    await expect(page.getByText(`Undone by ${clerk.name}`)).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => kinds(maria.id), { timeout: 30_000 }).toEqual(['credit', 'reversal']);
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
