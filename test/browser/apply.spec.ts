/** An application with evidence, from the public site on a phone to the ledger, and back by an undo. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, type Page, test } from '@playwright/test';
import { RegistrantPage } from '../../src/domain/console-api.ts';
import { refusal, startMailServer } from '../server/mail-server.ts';
import { clerk, convention, openOffice, registrant, signInStaff } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { landscape, openBrowser } from './browser.ts';
import { certificate, photoOfTag, pictureOfScreen } from './evidence-files.ts';
import { lookAt } from './looks.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const phone = { width: 390, height: 844 };
const looks = {
  public: [
    { name: 'light', colorScheme: 'light', viewport: phone },
    { name: 'dark', colorScheme: 'dark', viewport: { width: 820, height: 1180 } },
  ],
  console: [
    { name: 'light', colorScheme: 'light', viewport: landscape },
    { name: 'dark', colorScheme: 'dark', viewport: { width: 820, height: 1180 } },
  ],
} as const;

const look = (page: Page, screen: string): Promise<string[]> =>
  lookAt(page, screen, looks[screen.startsWith('console') ? 'console' : 'public']);

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Continue' }).click();
const titled = (page: Page, title: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

test('somebody applies on a phone, the office asks, accepts and takes it back', async () => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-apply-'));
  let isMailTaken = true;
  const mail = await startMailServer({
    onRecipient: () => {
      if (!isMailTaken) throw refusal(550, '5.1.1 No such user here');
    },
  });
  const server = await startServer({ mail: mail.settings });
  await openOffice(server.rooms, [maria]);
  const theirs = await openBrowser({ profile: join(folder, 'applicant'), viewport: phone });
  const office = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  const found: string[] = [];
  try {
    const page = theirs.pages()[0] ?? (await theirs.newPage());
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Apply for credit' }).click();
    await titled(page, 'Apply for credit');
    found.push(...(await look(page, 'apply-start')));
    await page.getByRole('button', { name: 'Begin' }).click();

    await titled(page, 'Which event was it?');
    await next(page);
    await expect(page.getByRole('alert')).toContainText('Choose the event');
    await page.getByLabel(/Find it by name/).fill('cleaning');
    await page.getByRole('radio', { name: /Cleaning Expo/ }).check();
    found.push(...(await look(page, 'apply-event')));
    await next(page);
    await titled(page, 'Which days were you there?');
    await next(page);
    await page.getByRole('link', { name: 'Tick the days on which you were there' }).click();
    await expect(page.getByRole('checkbox').first()).toBeFocused();
    // Only by keys.
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    found.push(...(await look(page, 'apply-days')));
    await page.keyboard.press('Enter');
    await titled(page, 'What is your name?');
    await page.getByLabel('Your name').fill('Maria Kowalczyk');
    await page.keyboard.press('Enter');
    await titled(page, 'What is your registrant number?');
    await next(page);
    await expect(page.getByRole('alert')).toContainText('Enter your number');
    found.push(...(await look(page, 'apply-number')));
    await page.getByLabel('Registrant number').fill('70012');
    await next(page);
    await page.getByLabel('E-mail or phone number').fill('maria@dry.example');
    await next(page);

    await titled(page, 'Show that you were there');
    const files = page.getByRole('list', { name: 'Your files' }).getByRole('listitem');
    const choose = page.getByLabel('Choose photos or PDF files');
    await choose.setInputFiles([
      { name: 'tag.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') },
      await photoOfTag(page, 'Maria Kowalczyk'),
    ]);
    await expect(files.filter({ hasText: 'tag.jpg' })).toContainText('neither a photo nor a PDF');
    await expect(files.filter({ hasText: 'IMG_2041.jpg' })).toContainText('The office has it');
    // The line breaks; what is chosen meanwhile is kept, through a reload, and goes on by itself.
    await theirs.setOffline(true);
    await choose.setInputFiles([pictureOfScreen()]);
    await expect(files.filter({ hasText: 'registration.png' })).toContainText('It goes on by itself');
    found.push(...(await look(page, 'apply-evidence')));
    await theirs.setOffline(false);
    await page.reload();
    await page.getByRole('button', { name: 'Go on with my application' }).click();
    await titled(page, 'Show that you were there');
    await expect(files).toHaveCount(2);
    await expect(files.filter({ hasText: 'registration.png' })).toContainText('The office has it');
    await page.getByLabel('Anything the office should know').fill('I am the one in the blue shirt.');
    await next(page);

    await titled(page, 'Check your answers');
    await page.getByRole('button', { name: 'Change: Name' }).click();
    await page.getByLabel('Your name').fill('Maria A. Kowalczyk');
    await next(page);
    await titled(page, 'Check your answers');
    await page.goBack();
    await titled(page, 'What is your name?');
    await page.goForward();
    await expect(page.getByText('Maria A. Kowalczyk')).toBeVisible();
    found.push(...(await look(page, 'apply-check')));
    await page.getByRole('button', { name: 'Send my application' }).click();
    await titled(page, 'Thank you, the office has your application');
    const reference = (await page.locator('.apply-reference').textContent()) ?? '';
    const key = (await page.locator('.apply-pass dd').last().textContent()) ?? '';
    expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await expect(page.getByText('to your status page goes to maria@dry.example')).toBeVisible();
    found.push(...(await look(page, 'apply-sent')));
    // The link of the e-mail opens the status page in a browser that knows nothing of it.
    await expect.poll(() => mail.mails.length).toBe(1);
    const elsewhere = await openBrowser({ profile: join(folder, 'elsewhere'), viewport: phone });
    const status = elsewhere.pages()[0] ?? (await elsewhere.newPage());
    await status.goto(/http\S+/.exec(mail.mails[0]?.text ?? '')?.[0] ?? '');
    await expect(status.getByText('The office has it and will look at it.')).toBeVisible();
    await expect(status.getByText('writes to the e-mail address that you gave')).toBeVisible();
    found.push(...(await look(status, 'apply-received')));
    await elsewhere.close();
    // Nothing of what was said stays on the device.
    const left = await page.evaluate(async () => {
      const open = indexedDB.open('rollcall-apply');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const count = (name: string): Promise<number> =>
        new Promise((resolve) => {
          const counted = open.result.transaction(name).objectStore(name).count();
          counted.addEventListener('success', () => resolve(counted.result));
        });
      return [await count('draft'), await count('file')];
    });
    expect(left).toEqual([0, 0]);

    const desk = office.pages()[0] ?? (await office.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await desk.goto(`${server.url}/console#sign-in=${code}`);
    await desk.getByRole('link', { name: 'Applications' }).click();
    await expect(desk.getByRole('row', { name: new RegExp(reference) })).toContainText('To decide');
    found.push(...(await look(desk, 'console-applications')));
    await desk.getByRole('link', { name: 'Maria A. Kowalczyk' }).click();
    const picture = desk.getByRole('img', { name: 'Evidence: IMG_2041.jpg' });
    await expect(picture).toBeVisible();
    const size = await picture.evaluate((image: HTMLImageElement) => [
      image.naturalWidth,
      image.naturalHeight,
    ]);
    expect(size).toEqual([2_000, 1_500]);
    const frame = desk.getByRole('region', { name: /IMG_2041/ });
    await frame.focus();
    await desk.keyboard.press('r');
    await desk.keyboard.press('+');
    await expect(frame).toHaveAccessibleName('IMG_2041.jpg, 140 %, turned 90 degrees');
    await desk.keyboard.press('0');
    await expect(frame).toHaveAccessibleName('IMG_2041.jpg, 100 %, turned 0 degrees');
    await expect(desk.getByRole('radio', { name: /Maria Kowalczyk 70012/ })).toBeChecked();
    found.push(...(await look(desk, 'console-application')));

    await desk.getByRole('button', { name: 'Ask for more…' }).click();
    await desk.getByLabel(/The question/).fill('Please send your certificate, too.');
    found.push(...(await look(desk, 'console-application-ask')));
    isMailTaken = false;
    await desk.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(desk.getByText('The applicant is asked.')).toBeVisible();
    await server.rooms.notices.idle();
    await desk.reload();
    const mails = desk.getByRole('region', { name: 'E-mails' }).getByRole('listitem');
    await expect(mails.nth(0)).toContainText('to maria@dry.example, sent');
    await expect(mails.nth(1)).toContainText('does not take this address: 550 5.1.1 No such user here');
    found.push(...(await look(desk, 'console-application-e-mails')));
    await desk.goto(`${server.url}/console/applications`);
    await desk.getByRole('link', { name: 'E-mail not delivered (1)' }).click();
    await expect(desk.getByRole('row', { name: /Maria A. Kowalczyk/ })).toContainText('e-mail not delivered');
    found.push(...(await look(desk, 'console-applications-untold')));
    await desk.getByRole('link', { name: 'Maria A. Kowalczyk' }).click();
    isMailTaken = true;
    await mails.nth(1).getByRole('button', { name: 'Send again' }).click();
    await expect(desk.getByText('The e-mail is on its way again.')).toBeVisible();
    await expect.poll(() => mail.mails.map(({ subject }) => subject)).toHaveLength(2);

    // From another browser, by what was noted on paper.
    await page.goto('about:blank');
    await page.goto(`${server.url}/apply`);
    await expect(page.getByRole('link', { name: reference })).toBeVisible();
    await page.getByRole('button', { name: 'See where an application stands' }).click();
    await page.getByLabel('Reference number').fill(reference.toLowerCase().replace('-', ''));
    await page.getByLabel('Key').fill('AAAA-AAAA-AAAA-AAAA-AAAA');
    await page.getByRole('button', { name: 'Show it' }).click();
    await expect(page.getByRole('alert')).toContainText('do not belong together');
    found.push(...(await look(page, 'apply-look-up')));
    await page.getByLabel('Reference number').fill(reference);
    await page.getByLabel('Key').fill(key.replaceAll('-', ' ').toLowerCase());
    await page.getByRole('button', { name: 'Show it' }).click();
    await expect(page.getByText('The office has a question')).toBeVisible();
    await expect(page.getByText('Kowalczyk')).toHaveCount(0);
    await page.getByLabel('Choose photos or PDF files').setInputFiles(await certificate('Maria Kowalczyk'));
    await expect(page.getByText('The office has it', { exact: true })).toBeVisible();
    await page.getByLabel('Your answer').fill('Here it is.');
    found.push(...(await look(page, 'apply-asked')));
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await expect(page.getByText('The office has it and will look at it.')).toBeVisible();

    await desk.reload();
    await desk.getByRole('button', { name: 'certificate.pdf' }).click();
    await expect(desk.getByRole('img', { name: 'Evidence: certificate.pdf, page 1 of 1' })).toBeVisible();
    const [saved] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: 'Save certificate.pdf' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/\.pdf$/);
    await desk.getByRole('button', { name: 'Accept…', exact: true }).click();
    await expect(desk.getByRole('checkbox', { name: '25 November 2026' })).not.toBeChecked();
    await desk.getByLabel('Name tag and programme').check();
    found.push(...(await look(desk, 'console-application-accept')));
    await desk.getByRole('button', { name: 'Accept for Maria Kowalczyk' }).click();
    await expect(desk.getByText('2 CEC posted for Maria Kowalczyk.')).toBeVisible();
    found.push(...(await look(desk, 'console-application-accepted')));

    server.background.wake();
    await server.background.idle();
    const { ask } = await signInStaff(server);
    const ledger = async () =>
      RegistrantPage.parse(await (await ask(`/registrants/${maria.id}`)).json()).ledger;
    expect(await ledger()).toMatchObject([
      { kind: 'credit', event: convention.id, cec: 200, earnedOn: '2026-11-24' },
    ]);
    await page.reload();
    await expect(page.getByText('Accepted: the event counts for you.')).toBeVisible();
    found.push(...(await look(page, 'apply-accepted')));

    await desk.getByRole('button', { name: 'Undo' }).click();
    await expect(desk.getByText('The credit of Maria Kowalczyk was reversed.')).toBeVisible();
    expect((await ledger()).map(({ kind }) => kind)).toEqual(['credit', 'reversal']);
    await desk.getByRole('button', { name: 'Do not accept…' }).click();
    found.push(...(await look(desk, 'console-application-refuse')));
    await desk.getByLabel('Nothing names the event or its days').check();
    await desk.getByRole('button', { name: 'Do not accept', exact: true }).click();
    await expect(desk.getByText('Not accepted. Told:')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Not accepted')).toBeVisible();
    found.push(...(await look(page, 'apply-refused')));
    expect(found).toEqual([]);
  } finally {
    await theirs.close();
    await office.close();
    await server.end();
    await mail.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a form that came by e-mail is read, its event approved, and it is accepted', async () => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-form-'));
  const server = await startServer();
  await openOffice(server.rooms, [maria]);
  const office = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  const found: string[] = [];
  try {
    const blank = await fetch(`${server.url}/v1/application-form.pdf`);
    const document = await PDFDocument.load(await blank.arrayBuffer());
    const form = document.getForm();
    for (const [field, text] of Object.entries({
      ...{ full_name: 'Maria Kowalczyk', registrant_number: '70012', event: 'Mould Day' },
      ...{ organiser: 'A School', first_day: '2026-11-10', last_day: 'the day after', hours: '14' },
    }))
      form.getTextField(field).setText(text);
    const filled = Buffer.from(await document.save());

    const desk = office.pages()[0] ?? (await office.newPage());
    const { code } = await server.rooms.access.createSignInLink(clerk.id);
    await desk.goto(`${server.url}/console#sign-in=${code}`);
    await desk.getByRole('link', { name: 'Applications' }).click();
    await desk.getByRole('link', { name: 'Enter a form that came on paper' }).click();
    const drop = desk.getByLabel(/Was it filled in as a PDF/);
    const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
    await drop.setInputFiles(pdf('other.pdf', (await certificate('Maria')).buffer));
    await expect(desk.getByRole('alert')).toContainText('This is not the form of this site');
    await drop.setInputFiles(pdf('form.pdf', filled));
    await expect(desk.getByText('form.pdf is read.')).toBeVisible();
    await expect(desk.getByLabel('Name', { exact: true })).toHaveValue('Maria Kowalczyk');
    await expect(desk.getByLabel('First day')).toHaveValue('2026-11-10');
    // What no field takes is not lost.
    await expect(desk.getByLabel('Note')).toHaveValue('Last day: the day after');
    found.push(...(await look(desk, 'console-form-read')));
    await desk.getByLabel('Last day', { exact: true }).fill('2026-11-11');
    await desk.getByRole('button', { name: 'Enter it' }).click();
    await expect(desk.getByRole('link', { name: 'Save form.pdf' })).toBeVisible();
    await desk.getByRole('button', { name: 'Approve a new event' }).click();
    await desk.getByRole('button', { name: 'Approve this event' }).click();
    await expect(desk.getByText('credit by minutes')).toBeVisible();
    await desk.getByRole('button', { name: 'Accept…', exact: true }).click();
    await desk.getByLabel('minutes on 11 November 2026').fill('210');
    await desk.getByLabel('Certificate of attendance').check();
    await desk.getByRole('button', { name: 'Accept for Maria Kowalczyk' }).click();
    await expect(desk.getByText('1.5 CEC posted for Maria Kowalczyk.')).toBeVisible();
    expect(found).toEqual([]);
  } finally {
    await office.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
