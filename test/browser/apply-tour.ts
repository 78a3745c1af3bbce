/** The screens of an application, for the tour: on the public site, and in the office that decides. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { addDays } from '../../src/domain/calendar.ts';
import { apply, saysAbout } from '../server/apply.ts';
import type { TestServer } from '../server/start-server.ts';
import { certificate, photoOfTag, pictureOfScreen } from './evidence-files.ts';

type At = (screen: string, page: Page) => Promise<void>;

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Continue' }).click();

/** From the start to the reference number, for an event that is not on the list. */
export const applyTour = async (page: Page, { url }: TestServer, at: At): Promise<void> => {
  await page.goto(`${url}/apply`);
  await page.getByRole('button', { name: 'Begin' }).waitFor();
  await at('apply-start', page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('radio').first().waitFor();
  await at('apply-event', page);
  await page.getByRole('radio').first().check();
  await next(page);
  if (await page.getByRole('checkbox').first().isVisible()) {
    await next(page);
    await at('apply-days-problem', page);
    await page.getByRole('button', { name: 'Back' }).click();
  } else await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'It is not on the list' }).click();
  await page.getByLabel('Name of the event').fill('Mould and Moisture Day');
  await page.getByLabel('Organiser').fill('Dry Standard School');
  await page.getByLabel('Place').fill('Ghent, Belgium');
  await at('apply-other', page);
  await next(page);
  await next(page);
  await at('apply-other-days-problem', page);
  const day = addDays(new Date().toISOString().slice(0, 10), -20);
  await page.getByLabel('First day').fill(day);
  await page.getByLabel('Hours of teaching').fill('7');
  await next(page);
  await page.getByLabel('Your name').fill('Maria Kowalczyk');
  await at('apply-name', page);
  await next(page);
  await page.getByLabel('I don’t know my number').check();
  await at('apply-number', page);
  await next(page);
  await page.getByLabel('E-mail or phone number').fill('maria@dry.example');
  await at('apply-contact', page);
  await next(page);
  await page
    .getByLabel('Choose photos or PDF files')
    .setInputFiles([
      await photoOfTag(page, 'Maria Kowalczyk'),
      pictureOfScreen(),
      await certificate('Maria Kowalczyk'),
      { name: 'notes.docx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 and more') },
    ]);
  await page.getByText('The office has it').nth(2).waitFor();
  await at('apply-evidence', page);
  await next(page);
  await at('apply-check', page);
  await page.getByRole('button', { name: 'Send my application' }).click();
  await page.getByText('Thank you, the office has your application').waitFor();
  await at('apply-sent', page);
  await page.getByRole('link', { name: 'See where it stands' }).click();
  await page.getByText('The office has it and will look at it.').waitFor();
  await at('apply-status', page);
};

/** Registrants of the sample who apply for the same convention, and a stranger. */
const applyForMany = async (page: Page, { url, rooms }: TestServer, event: string): Promise<void> => {
  const people = await rooms.store.db
    .selectFrom('registrant')
    .select(['given_name', 'surname', 'email', 'registrant_number'])
    .where('email', 'is not', null)
    // Whoever is credited already is decided on one by one.
    .where('id', 'not in', (eb) => eb.selectFrom('ledger_entry').select('registrant'))
    .orderBy('id', 'desc')
    // One more, and their network address would be worth a look.
    .limit(2)
    .execute();
  for (const { given_name, surname, email, registrant_number } of people) {
    const full_name = `${given_name} ${surname}`;
    const photo = await photoOfTag(page, full_name);
    await apply(url, saysAbout(event, { full_name, registrant_number, email: email ?? '' }), [photo.buffer]);
  }
  const { buffer } = pictureOfScreen();
  await apply(url, saysAbout(event, { full_name: 'Wilhelmina Stranger' }), [buffer]);
  // Once as it is and once as another program would save it.
  const again = await sharp(buffer).resize({ width: 600 }).jpeg({ quality: 60 }).toBuffer();
  await apply(url, saysAbout(event, { full_name: 'Otto Onceagain' }), [buffer, again]);
};

export const applicationsTour = async (
  page: Page,
  server: TestServer,
  { event, at }: { event: string; at: At },
): Promise<void> => {
  await applyForMany(page, server, event);
  // Their pictures are looked at before any is accepted in bulk.
  server.background.wake();
  await server.background.idle();
  await page.goto(`${server.url}/console/applications`);
  await page.getByRole('table').waitFor();
  await at('console-applications', page);
  await page.getByRole('link', { name: 'Maria Kowalczyk' }).click();
  await page.getByRole('button', { name: 'certificate.pdf' }).click();
  await page.getByText('The words of this page').click();
  await at('console-application-pdf', page);
  await page.getByRole('button', { name: 'Approve a new event' }).click();
  await at('console-application-new-event', page);
  await page.getByRole('button', { name: 'Approve this event' }).click();
  await page.getByText('It is not on the approved list').waitFor({ state: 'detached' });
  await page.goto(`${server.url}/console/applications?event=${event}`);
  await page.getByRole('button', { name: /^Accept all \d/ }).click();
  await page.getByText('Why do they count?').waitFor();
  await at('console-applications-bulk', page);
  await page.getByLabel('Name tag and programme').check();
  await page.getByRole('button', { name: /^Accept all \d/ }).click();
  await page.getByText(/applications? (was|were) accepted/).waitFor();
  await at('console-applications-accepted', page);
  await page.getByRole('link', { name: 'Wilhelmina Stranger' }).click();
  await page.getByText('Worth a look').waitFor();
  await page.getByRole('img').waitFor();
  await page.getByRole('button', { name: 'Show both' }).click();
  await page.getByRole('img').nth(2).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await at('console-application-look-alikes', page);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Do not accept…' }).click();
  await at('console-application', page);
  await page.goto(`${server.url}/console/applications/new`);
  await page.getByLabel('How it came').waitFor();
  await at('console-application-enter', page);
};
