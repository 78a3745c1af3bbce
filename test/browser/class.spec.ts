/** A class in the console: from the empty list of events to a link, a roster entered from paper, and credit. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import writeXlsxFile from 'write-excel-file/node';
import { shippedDesignationCodes } from '../../src/domain/designation-code.ts';
import { EnrolmentAnswer } from '../../src/domain/wire.ts';
import { clerk, registrant } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { findIn } from './axe.ts';
import { landscape, openBrowser, portrait } from './browser.ts';
import { certificate } from './evidence-files.ts';
import { lookAt } from './looks.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const marek = registrant('R70013', { givenName: 'Marek', surname: 'Nowak', email: 'marek@wet.example' });

test('a class is set up, its link made, its paper sheet entered by keys, and it earns', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-class-'));
  const server = await startServer();
  await server.rooms.catalogue.addDesignationCodes(shippedDesignationCodes);
  await server.rooms.registry.importRegistrants([maria, marek]);
  await server.rooms.access.addStaff(clerk);
  const browser = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  const entries = async (id: string) =>
    (await server.rooms.ledger.entriesOf(id)).map((entry) =>
      entry.kind === 'credit' ? entry.cec : entry.kind,
    );
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await page.goto(`${server.url}/console#sign-in=${code}`);
    await expect(page.getByText('No event fits.')).toBeVisible();
    await page.getByRole('link', { name: 'New class' }).click();

    await page.getByRole('button', { name: 'Set up this class' }).click();
    await expect(page.getByRole('alert')).toContainText('Name of the class: name the class.');
    await page.getByLabel('Name of the class').fill('Water Damage Restoration');
    await page.getByLabel('Category, such as WRT').fill('wrt');
    await page.getByLabel('School').fill('High Desert Drying School');
    await page.getByLabel('Instructor').fill('Ina Okafor');
    await page.getByLabel('Place').fill('Reno, NV');
    await page.getByLabel('Time zone').fill('America/Los_Angeles');
    await page.getByLabel('Day 1: date').fill('2026-11-23');
    await page.getByRole('button', { name: 'Add a day' }).click();
    await expect(page.getByLabel('Day 2: date')).toHaveValue('2026-11-24');
    expect(await findIn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set up this class' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Water Damage Restoration');
    await expect(page.getByText('WRT · High Desert Drying School · taught by Ina Okafor')).toBeVisible();

    const event = page.url().split('/').at(-1) ?? '';

    await page.getByLabel(/Paste people, one a line/).fill('Name\tIICRC #\nMaria Kowalczyk\t70012\n');
    await page.getByRole('button', { name: 'Add these people' }).click();
    await expect(page.getByText('1 person added')).toBeVisible();
    await page.getByLabel(/Or drop a list here/).setInputFiles({
      name: 'More.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await writeXlsxFile([
        ['Who', 'E-Mail'],
        ['Maria Kowalczyk', null],
        ['Nowak, Marek', 'marek@wet.example'],
      ]).toBuffer(),
    });
    await expect(page.getByText('1 person added, 1 expected already.')).toBeVisible();

    await page.getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByRole('img', { name: 'QR code of the enrolment link' })).toBeVisible();
    const link = (await page.locator('.link-text').textContent()) ?? '';
    expect(link).toMatch(/\/roster#enrol=[\w-]{22}&for=/);
    const enrolled = await fetch(`${server.url}/v1/enrolments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: new URLSearchParams(new URL(link).hash.slice(1)).get('enrol') }),
    });
    expect(EnrolmentAnswer.parse(await enrolled.json()).pack.class?.expected).toHaveLength(2);

    // One key a tick: Maria both days, Marek on the second only.
    const cell = (name: RegExp) => page.getByRole('button', { name });
    await cell(/^Maria Kowalczyk, Mon 23 Nov/).focus();
    for (const key of ['p', 'p', 'a', 'p']) await page.keyboard.press(key);
    await expect(cell(/^Marek Nowak, Mon 23 Nov: absent/)).toBeVisible();
    await expect(cell(/^Marek Nowak, Tue 24 Nov: present/)).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(cell(/^Maria Kowalczyk, Tue 24 Nov: present/)).toBeFocused();
    await page.getByLabel('until', { exact: true }).fill('15:30');
    await page.getByRole('button', { name: 'Present for these hours' }).click();
    await expect(cell(/^Maria Kowalczyk, Tue 24 Nov: 08:30 to 15:30/)).toBeVisible();

    // A row of the printed sheet: that of somebody who is known, and one without a name.
    const { expected = [] } = (await server.rooms.catalogue.classPlan(event)) ?? {};
    const scan = page.getByLabel('Scan the code of a row of the paper sheet');
    await scan.fill(expected[1]?.person ?? '');
    await scan.press('Enter');
    await expect(cell(/^Marek Nowak, Mon 23 Nov/)).toBeFocused();
    const row = randomUUID();
    await scan.fill(row);
    await scan.press('Enter');
    await page.locator('.person-fields').getByLabel('Name').fill('Walter Walkin');
    await page.getByRole('button', { name: 'Add to the roster' }).click();
    await expect(cell(/^Walter Walkin, Mon 23 Nov: open/)).toBeVisible();
    await scan.fill(row);
    await scan.press('Enter');
    await expect(cell(/^Walter Walkin, Mon 23 Nov/)).toBeFocused();

    await page.getByRole('button', { name: /^Marek Nowak$/ }).click();
    await page.getByLabel('Came for').selectOption({ label: 'the exam' });
    await expect(page.getByText('Missed Mon 23 Nov: not eligible for the exam.')).toBeVisible();
    expect(await findIn(page)).toEqual([]);

    // The photographed sheet is seen beside what is entered from it.
    await page.getByLabel(/Drop photographs or scans of the filled sheet/).setInputFiles({
      name: 'sheet.png',
      mimeType: 'image/png',
      buffer: readFileSync(join(import.meta.dirname, '../../docs/screenshots/kiosk-name-portrait-light.png')),
    });
    const sheet = page.getByRole('img', { name: 'Sheet: sheet.png' });
    await expect.poll(() => sheet.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(820);
    const sheetFrame = page.getByRole('region', { name: /^sheet\.png/ });
    await sheetFrame.focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('r');
    await expect(sheetFrame).toHaveAccessibleName('sheet.png, 196 %, turned 90 degrees');
    const isLarger = await sheetFrame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(isLarger).toBe(true);
    const looks = [
      { name: 'light', colorScheme: 'light', viewport: landscape },
      { name: 'dark', colorScheme: 'dark', viewport: portrait },
    ] as const;
    expect(await lookAt(page, 'console-class-sheet', looks)).toEqual([]);
    await sheetFrame.focus();
    await page.keyboard.press('0');
    await expect(sheetFrame).toHaveAccessibleName('sheet.png, 100 %, turned 0 degrees');
    await page
      .getByLabel(/Drop photographs or scans of the filled sheet/)
      .setInputFiles(await certificate('Ina'));
    await page.getByRole('button', { name: 'certificate.pdf' }).click();
    await expect(page.getByRole('img', { name: 'Sheet: certificate.pdf, page 1 of 1' })).toBeVisible();
    await page.getByRole('button', { name: 'Set aside' }).click();
    await expect(page.getByRole('button', { name: 'certificate.pdf' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Set aside' }).click();
    await page.getByText('2 set aside').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'sheet.png' })
      .getByRole('button', { name: 'Put back' })
      .click();
    await expect(sheet).toBeVisible();

    expect(await entries(maria.id)).toEqual([]);
    await page.getByRole('button', { name: 'Close it: the instructor signed on paper' }).click();
    await expect(page.getByText('Closed by Ina Okafor', { exact: true })).toBeVisible();
    // 420 and 360 minutes are 1.5 in steps of a half.
    await expect.poll(() => entries(maria.id), { timeout: 30_000 }).toEqual([150]);
    await expect.poll(() => entries(marek.id), { timeout: 30_000 }).toEqual([100]);

    await cell(/^Marek Nowak, Tue 24 Nov/).focus();
    await page.keyboard.press('a');
    await expect(page.getByText('The roster is closed: write the reason first.')).toBeVisible();
    await page.getByLabel('Reason for what you change').fill('The instructor called');
    await cell(/^Marek Nowak, Tue 24 Nov/).focus();
    await page.keyboard.press('a');
    await expect.poll(() => entries(marek.id), { timeout: 30_000 }).toEqual([100, 'reversal']);
    await expect(page.getByText('reason: The instructor called').first()).toBeVisible();
  } finally {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
