/** The office lets the registry be searched, says of a pair that they are two people, takes it back, and takes the list. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeRegistrants } from '../../sync-server/sample/people.ts';
import { clerk, openOffice, registrant } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser } from './browser.ts';

const maria = registrant('x-1', {
  registrantNumber: '70012',
  givenName: 'Margarethe',
  surname: 'Quistorp',
  email: 'margarethe@quistorp.example',
  phone: '+1 907 555 0112',
  firm: 'Quistorp & Daughters',
  city: 'Reno',
  region: 'NV',
});
const again = { ...maria, id: 'x-2', registrantNumber: '80099', firm: 'Summit Restoration' };
const crowd = makeRegistrants({ seed: 5, today: '2026-11-24', count: 3_000 });

test('a search for duplicates by keyboard, from the registrants to the list', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-duplicates-'));
  const server = await startServer();
  await openOffice(server.rooms, [...crowd, maria, again]);
  const browser = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await page.goto(`${server.url}/console#sign-in=${code}`);
    await page.getByRole('link', { name: 'Registrants' }).click();
    await page.getByRole('link', { name: 'Possible duplicates' }).press('Enter');
    await expect(page.getByText('Nobody has searched the registry yet')).toBeVisible();
    await expect(page.getByText('Nothing is merged here')).toBeVisible();

    await page.getByRole('button', { name: 'Search the registry' }).press('Enter');
    await expect(page.getByRole('progressbar', { name: 'Searching the registry' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel the search' }).press('Enter');
    await expect(page.getByText('The search was cancelled')).toBeVisible();
    await page.getByRole('button', { name: 'Search the registry' }).press('Enter');
    await expect(page.getByText('3,002 registrants compared')).toBeVisible({ timeout: 60_000 });

    const pair = page.getByRole('article').filter({ hasText: 'Margarethe Quistorp and Margarethe Quistorp' });
    await expect(pair.getByRole('row', { name: /^E-mail/ })).toContainText('✓ same');
    await expect(pair.getByRole('row', { name: /^Firm/ })).toContainText('≠ differs');
    await expect(pair.getByRole('link', { name: 'Margarethe Quistorp 80099' })).toHaveAttribute(
      'href',
      '/console/registrants/x-2',
    );
    await pair.getByRole('button', { name: 'Two people' }).press('Enter');
    await expect(pair).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(pair).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Take the list (CSV)' }).press('Enter');
    const file = join(folder, 'list.csv');
    await (await download).saveAs(file);
    expect((await download).suggestedFilename()).toBe('possible-duplicates.csv');
    expect(readFileSync(file, 'utf8')).toContain('x-1,70012,Margarethe,Quistorp');
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
