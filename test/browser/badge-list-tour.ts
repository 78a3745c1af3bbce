/** The screens of a show's badge list, for the tour: as it was read, applied, and in review. */
import type { Page } from '@playwright/test';
import { enrolTablet, sendBatch } from '../server/office.ts';
import { makeRecord } from '../server/records.ts';
import type { TestServer } from '../server/start-server.ts';

const idOf = (nth: number): string => `NWC26-${String(4101 + nth * 7)}`;

/** Registrants as a vendor writes them, strangers among them, and one badge for two. */
const vendorsList = async ({ rooms }: TestServer): Promise<string> => {
  const people = await rooms.store.db
    .selectFrom('registrant')
    .select(['given_name', 'surname', 'email', 'firm', 'city', 'region'])
    .where('email', 'is not', null)
    .orderBy('id', 'desc')
    .limit(60)
    .execute();
  const rows = people.map(({ given_name, surname, email, firm, city, region }, nth) =>
    [
      idOf(nth),
      'Attendee',
      given_name,
      surname,
      nth % 4 === 3 ? '' : email,
      `"${firm ?? ''}"`,
      city,
      region,
    ].join(','),
  );
  return [
    'Badge No,Badge Type,First Name,Last Name,Email,Company,City,State',
    ...rows,
    `${idOf(60)},Exhibitor,Ines,Stranger,ines@elsewhere.example,Stand Builders,Reno,NV`,
    `${idOf(61)},Exhibitor,Otto,Onceagain,,,,`,
    `${idOf(61)},Exhibitor,Paula,Elsewhere,,,,`,
    ',Press,Pat,Presswoman,pat@press.example,,,',
  ].join('\n');
};

/** Badges that say nothing, scanned at a station; one of them of somebody who typed another name. */
const scanBadges = async (server: TestServer, event: string): Promise<void> => {
  const tablet = await enrolTablet(server, { event, station: 'Badge desk' });
  const records = [];
  for (const nth of [0, 1, 2, 3, 5, 8, 13, 21, 60, 61, 90, 91])
    records.push(await makeRecord(tablet, { badge: idOf(nth), at: new Date().toISOString() }));
  const claim = { badge_id: idOf(34), full_name: 'Wilhelmina Borrowed' };
  records.push(await makeRecord(tablet, { badge: idOf(34), claim, at: new Date().toISOString() }));
  await sendBatch(server.url, tablet, records);
  server.background.wake();
  await server.background.idle();
};

export const badgeListTour = async (
  page: Page,
  server: TestServer,
  { event, at }: { event: string; at: (screen: string, page: Page) => Promise<void> },
): Promise<void> => {
  await scanBadges(server, event);
  await page.goto(`${server.url}/console/events/${event}`);
  const input = page.getByLabel(/Drop the show’s list of badges here/);
  await input.scrollIntoViewIfNeeded();
  await at('console-event-badge-lists', page);
  const buffer = Buffer.from(await vendorsList(server));
  await input.setInputFiles({ name: 'NWC badges, final.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: /^Apply \d+ badges$/ }).waitFor();
  await at('console-badge-list', page);
  await page.getByRole('button', { name: /^Apply/ }).click();
  await page.getByRole('button', { name: 'Withdraw this list' }).waitFor();
  server.background.wake();
  await server.background.idle();
  await page.getByText('The ledger is being settled').waitFor({ state: 'detached' });
  await page.getByText('Check-ins are being matched').waitFor({ state: 'detached' });
  await at('console-badge-list-applied', page);
  await page.goto(`${server.url}/console/review?event=${event}`);
  await page.getByText('Wilhelmina Borrowed').first().click();
  await page.getByText('The badge is on the show’s badge list').waitFor();
  await at('console-review-badge', page);
};
