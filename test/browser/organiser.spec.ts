/** An organiser's link, from an empty event to the outcome: staff make it, the organiser sends, staff post. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import writeXlsxFile from 'write-excel-file/node';
import { clerk, convention, openOffice, registrant } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser, phone } from './browser.ts';
import { lookAt } from './looks.ts';

const day = 24 * 60 * 60_000;
const people = Array.from({ length: 60 }, (_, index) =>
  registrant(`R${70_100 + index}`, {
    givenName: 'Person',
    surname: `Surname${index}`,
    email: `p${index}@dry.example`,
  }),
);
const workbook = (rows: number) =>
  writeXlsxFile([
    ['Attendees of Cleaning Expo', null, null, null, null],
    ['Who', 'Mail', 'Code', 'Mon 23', 'Tue 24'],
    ...people
      .slice(0, rows)
      .map(({ surname, email, registrantNumber }, index) => [
        `${surname.toUpperCase()}, Person`,
        email,
        Number(registrantNumber),
        'x',
        index % 5 === 0 ? null : 'x',
      ]),
    ['Jane Nobody', 'jane@else.example', null, null, null],
    ['Total', null, null, rows, null],
  ]).toBuffer();

const looks = [
  { name: 'light', colorScheme: 'light', viewport: landscape },
  { name: 'dark', colorScheme: 'dark', viewport: phone },
] as const;
/** Reading a file takes a thread, and a busy machine its time. */
const soon = 30_000;
/** The console is for desks. */
const atDesk = { width: 1180, height: 820 };

const look = (page: Page, screen: string): Promise<string[]> =>
  lookAt(
    page,
    screen,
    looks.map((one) => (screen.startsWith('console') ? { ...one, viewport: atDesk } : one)),
  );

test('an organiser sends a list by a link, staff post it, and the outcome comes back in counts', async () => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-organiser-'));
  let ahead = 0;
  const server = await startServer({ clock: { now: () => Date.now() + ahead } });
  await openOffice(server.rooms, people);
  const office = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  const elsewhere = await openBrowser({ profile: join(folder, 'organiser'), viewport: landscape });
  const found: string[] = [];
  try {
    const page = office.pages()[0] ?? (await office.newPage());
    const signIn = async (): Promise<void> => {
      const { code } = await server.rooms.access.createSignInLink(clerk.id);
      await page.goto(`${server.url}/console#sign-in=${code}`);
      await page.getByRole('link', { name: convention.name }).click();
    };
    await signIn();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = (await page.locator('.organiser-link .link-text').textContent()) ?? '';
    expect(link).toMatch(/\/organiser#[\w-]{43}$/);
    await expect(page.getByRole('cell', { name: 'Not yet' })).toBeVisible();
    found.push(...(await look(page, 'console-organiser-link')));

    const theirs = elsewhere.pages()[0] ?? (await elsewhere.newPage());
    await theirs.goto(`${server.url}/organiser`);
    await expect(
      theirs.getByRole('heading', { name: 'Open the link that the office sent you' }),
    ).toBeVisible();
    await theirs.goto('about:blank');
    await theirs.goto(link);
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Attendance lists of Cleaning Expo');
    // Nothing of the token is left where people copy addresses from; the page outlives being loaded again.
    expect(theirs.url()).toMatch(/\/organiser$/);
    await theirs.reload();
    await expect(theirs.getByText('You can send 5 more files.')).toBeVisible();
    found.push(...(await look(theirs, 'organiser-empty')));

    const drop = theirs.getByLabel(/Drop a file here/);
    await drop.setInputFiles({
      name: 'holiday.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7'),
    });
    await expect(theirs.getByRole('alert')).toContainText('holiday.pdf: The file is a PDF', {
      timeout: soon,
    });
    await expect(theirs.getByText('You can send 4 more files.')).toBeVisible();
    await drop.setInputFiles({
      name: 'Expo attendees.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await workbook(60),
    });
    const thanks = theirs.getByRole('heading', { name: 'Thank you, the office has “Expo attendees.xlsx”' });
    await expect(thanks).toBeFocused({ timeout: soon });
    const holds = (column: string) => theirs.getByRole('combobox', { name: column, exact: true });
    await expect(holds('Column D: Mon 23')).toHaveValue('day_tick');
    await expect(theirs.getByText('no day is ticked: the person may not have come')).toBeVisible();
    await expect(theirs.getByText('Its people are not counted yet.')).toBeVisible();
    found.push(...(await look(theirs, 'organiser-columns')));
    await theirs.getByRole('button', { name: 'The columns are right' }).click();
    await expect(theirs.getByRole('heading', { name: 'What you sent by this link' })).toBeFocused({
      timeout: soon,
    });
    await expect(theirs.getByText(/^About \d+ people of it were found among the registrants/)).toBeVisible({
      timeout: 60_000,
    });
    await expect(theirs.getByText('1 row of somebody who did not come: left out')).toBeVisible();
    found.push(...(await look(theirs, 'organiser-sent')));

    await page.getByRole('link', { name: 'Expo attendees.xlsx' }).click();
    await expect(page.getByText(`by the link that ${clerk.name} made`)).toBeVisible();
    // What staff set is the first guess for the organiser's next file.
    await page.getByLabel('Column C holds').selectOption({ label: 'Badge ID' });
    await expect(page.getByText('chosen by a person')).toBeVisible({ timeout: soon });
    await page.getByRole('button', { name: 'Look up 61 rows' }).click();
    await page.getByRole('button', { name: 'Post 60 rows' }).click();
    await expect(page.getByText(`Posted by ${clerk.name}`)).toBeVisible({ timeout: 60_000 });

    await theirs.reload();
    await expect(theirs.getByText(/The outcome is told from/)).toBeVisible();
    await expect(theirs.getByText(/SURNAME|dry\.example/)).toHaveCount(0);
    await theirs.getByText('Paste a table instead').click();
    await theirs
      .getByLabel(/The rows with their header/)
      .fill('Who\tMail\tCode\tMon 23\tTue 24\nJim Nobody\tjim@else.example\t70999\tx\t\n');
    await theirs.getByRole('button', { name: 'Send the pasted table' }).click();
    await expect(holds('Column C: Code')).toHaveValue('badge_id', { timeout: soon });
    await expect(theirs.getByText('Of so short a list no figures are told.')).toBeVisible({
      timeout: 60_000,
    });

    ahead += 2 * day;
    await theirs.reload();
    await expect(
      theirs.getByText(/^Posted .* About \d+ people of it are recorded as present\.$/),
    ).toBeVisible();
    found.push(...(await look(theirs, 'organiser-outcome')));

    await signIn();
    await expect(page.getByText('sent by the organiser').first()).toBeVisible();
    await page.getByRole('link', { name: 'Pasted table' }).click();
    await expect(page.getByText('remembered from an earlier list of this organiser')).toBeVisible();
    found.push(...(await look(page, 'console-list-remembered')));
    await page.getByRole('link', { name: convention.name }).click();
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect(page.getByText(`Taken back by ${clerk.name}`)).toBeVisible();
    await theirs.reload();
    await expect(theirs.getByRole('heading', { name: 'The office has taken this link back' })).toBeVisible();
    found.push(...(await look(theirs, 'organiser-taken-back')));
    expect(found).toEqual([]);
  } finally {
    await office.close();
    await elsewhere.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
