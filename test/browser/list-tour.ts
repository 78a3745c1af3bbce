/** The screens of an organiser's attendance list, for the tour: as it was read, what it would do, posted. */
import type { Page } from '@playwright/test';
import type { TestServer } from '../server/start-server.ts';

/** Registrants as an organiser writes them, and what else such a file holds. */
const messyList = async ({ rooms }: TestServer): Promise<string> => {
  const people = await rooms.store.db
    .selectFrom('registrant')
    .select(['given_name', 'surname', 'email', 'registrant_number', 'firm'])
    .where('email', 'is not', null)
    .orderBy('id')
    .limit(60)
    .execute();
  const rows = people.map(({ given_name, surname, email, registrant_number, firm }, index) =>
    [
      `"${surname.toUpperCase()}, ${given_name}"`,
      index % 3 === 0 ? '' : email,
      index % 4 === 0 ? '' : registrant_number,
      `"${firm ?? ''}"`,
      index % 20 === 7 ? 'no show' : 'yes',
      `T${1000 + index}`,
    ].join(','),
  );
  return [
    'Attendance of the show,,,,,',
    'Attendee,E-mail,IICRC #,Company,Attended,Ticket',
    ...rows,
    ...rows.slice(3, 5),
    'Guest of the fair,guest@elsewhere.example,,,yes,T2001',
    'A. Nother,,,Nobody & Sons,yes,T2002',
    `Total: ${rows.length + 4},,,,,`,
  ].join('\n');
};

export const listTour = async (
  page: Page,
  server: TestServer,
  { event, at }: { event: string; at: (screen: string, page: Page) => Promise<void> },
): Promise<void> => {
  await page.goto(`${server.url}/console/events/${event}`);
  const input = page.getByLabel(/Drop an organiser’s list here/);
  await input.setInputFiles({
    name: 'holiday.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  });
  await page.getByText('holiday.pdf: The file is a PDF').waitFor();
  await page.getByText('Paste the attendance list instead').click();
  await input.scrollIntoViewIfNeeded();
  await at('console-list-refused', page);
  const buffer = Buffer.from(await messyList(server));
  await input.setInputFiles({ name: 'Attendees of the show, final.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: /^Look up \d+ rows$/ }).waitFor();
  await at('console-list', page);
  await page.getByRole('button', { name: /^Look up/ }).click();
  await page.getByText('Match with certainty').waitFor();
  await at('console-list-report', page);
  await page.getByRole('button', { name: /^Post \d+ rows$/ }).click();
  await page.getByRole('button', { name: 'Undo this list' }).waitFor();
  server.background.wake();
  await server.background.idle();
  await page.getByText('The ledger is being settled').waitFor({ state: 'detached' });
  await at('console-list-posted', page);
};
