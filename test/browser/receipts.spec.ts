/** A visitor on the phone reads the receipt's code out, and a clerk finds the check-in; one that was taken back, too; and one whom she is not. */
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
  const perhaps = await makeRecord(tablet, { claim: { full_name: 'Maria K', email: 'mk@new.example' } });
  const notMe = await makeRecord(tablet, { claim: {}, corrects: { id: known.id, what: 'not-me' } });
  await sendBatch(server.url, tablet, [known, unknown, perhaps]);
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
    await expect(page.getByText('2 check-ins to decide')).toBeVisible();

    // Not this person: by its button, undone by its key; then by its key. The check-in stays to be decided.
    await page.getByRole('button', { name: /^Maria K\b/ }).click();
    const item = page.locator('.item');
    await item.getByRole('button', { name: 'Not this person Maria Kowalczyk 70012' }).press('Enter');
    await expect(item).toContainText('No candidate: Chris Clerk on');
    await expect(item.locator('.ruled-out')).toContainText('Not Maria Kowalczyk 70012 Chris Clerk, ');
    await expect(item.getByRole('heading', { name: 'Maria K', exact: true })).toBeFocused();
    await expect(page.getByText('Maria K: Not Maria Kowalczyk, for this sign-in')).toBeVisible();
    await page.keyboard.press('u');
    await expect(item.getByRole('radio')).toHaveCount(1);
    await expect(item.locator('.ruled-out')).toHaveCount(0);
    await page.keyboard.press('x');
    await expect(item.getByRole('radio')).toHaveCount(0);
    // Whoever takes them all the same is told, and overrules nobody unawares.
    await page.keyboard.press('s');
    await item.getByLabel(/Find a registrant/).fill('70012');
    await item.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Somebody ruled this registrant out');

    // The history of the check-in has both words, and the way back.
    await page.getByRole('link', { name: 'Receipts' }).click();
    await field.fill(receiptCodeOf(perhaps.id));
    await expect(page.locator('.ruled-out li')).toHaveCount(2);
    await expect(page.locator('.ruled-out li').first()).toContainText('taken back by Chris Clerk');
    await page.getByRole('button', { name: 'Take that back about Maria Kowalczyk' }).click();
    await expect(page.locator('.ruled-out li.gone')).toHaveCount(2);

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
