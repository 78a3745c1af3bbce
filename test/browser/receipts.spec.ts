/** A visitor on the phone reads the receipt's code out, and a clerk finds the check-in; one that was taken back, too. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { receiptCodeOf } from '../../src/domain/receipt-code.ts';
import { clerk, enrolTablet, openOffice, registrant, sendBatch } from '../server/office.ts';
import { makeRecord } from '../server/records.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser } from './browser.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });

test('the clerk types the code as it is heard, and is led on to the person', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-receipts-'));
  const server = await startServer();
  await openOffice(server.rooms, [maria]);
  const tablet = await enrolTablet(server, { station: 'Booth 7' });
  const known = await makeRecord(tablet, {
    claim: { full_name: 'Maria Kowalczyk', email: 'maria@dry.example' },
  });
  const unknown = await makeRecord(tablet, { claim: { full_name: 'Nobody Known' } });
  const notMe = await makeRecord(tablet, { claim: {}, corrects: { id: known.id, what: 'not-me' } });
  await sendBatch(server.url, tablet, [known, unknown]);
  server.background.wake();
  await server.background.idle();
  const browser = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await page.goto(`${server.url}/console#sign-in=${code}`);
    await page.getByRole('link', { name: 'Receipts' }).click();
    const field = page.getByLabel(/Receipt code/);
    await field.pressSequentially(receiptCodeOf(known.id).toLowerCase().replace('-', ' '));
    await expect(page.getByRole('article')).toContainText('at Booth 7, Cleaning Expo');
    await expect(page.getByRole('article')).toContainText('maria@dry.example');
    await page.getByRole('link', { name: 'Maria Kowalczyk' }).click();
    await expect(page.getByRole('heading', { name: 'Requirement' })).toBeVisible();

    await page.goBack();
    await expect(page.getByRole('article')).toContainText('Matched.');
    await field.fill(receiptCodeOf(unknown.id));
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('article')).toContainText('In review');
    await page.getByRole('link', { name: 'Go to the review queue' }).click();
    await expect(page.getByText('1 check-in to decide')).toBeVisible();

    await page.getByRole('link', { name: 'Receipts' }).click();
    await field.fill('ZZZZ-ZZZZ');
    await expect(page.getByRole('status')).toContainText('Nothing of this code has arrived');
    await field.fill('665T');
    await expect(page.getByRole('status')).toContainText('eight letters and digits');

    // Somebody says "this is not me" at the station: the page hears of it, and the clerk counts it all the same.
    await field.fill(receiptCodeOf(known.id));
    const article = page.getByRole('article');
    await expect(article).toContainText('Matched.');
    await sendBatch(server.url, tablet, [notMe]);
    await expect(article).toContainText('Withdrawn: it counts for nobody.');
    await page.getByRole('link', { name: 'Events', exact: true }).click();
    await page.getByRole('link', { name: 'Cleaning Expo' }).click();
    await page.locator('.figure').filter({ hasText: 'Withdrawn' }).getByRole('link', { name: '1' }).click();
    await article.getByRole('button', { name: 'Count it all the same' }).click();
    await article.getByRole('button', { name: 'Count this sign-in' }).click();
    await expect(article.getByRole('alert')).toHaveText('Choose a reason or write one.');
    await article.getByLabel('Pressed by mistake').check();
    await article.getByRole('button', { name: 'Count this sign-in' }).click();
    await expect(article).toContainText('Counted all the same: Chris Clerk');
    await expect(article).toContainText('Reason: Pressed by mistake');
    await expect(article).toContainText('Matched.');
    await article.getByRole('button', { name: 'Take that back' }).click();
    await expect(article).toContainText('Withdrawn: it counts for nobody.');
    await expect(article).toContainText('Chris Clerk had counted it all the same, and took that back');
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
