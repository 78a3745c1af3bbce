/** The screens of a class's roster, for the tour: the PIN, the grid, what lies behind a cell and a name, the round, closing. */
import type { Page } from '@playwright/test';
import { isOnePerson } from '../../sync-server/lists/index.ts';
import type { Rooms } from '../../sync-server/rooms.ts';
import { classOn, ensureClassToday } from '../../sync-server/sample/index.ts';
import type { TestServer } from '../server/start-server.ts';
import { choosePin, sayTeacher, sign } from './classroom.ts';

interface Tour {
  today: string;
  by: string;
  at: (screen: string, page: Page) => Promise<void>;
}

/** Another class like the sample's of today, with its people: that one may be closed. Its id. */
const classLikeTheSamples = async ({ catalogue, ...rooms }: Rooms, { today, by }: Omit<Tour, 'at'>) => {
  await ensureClassToday({ catalogue, ...rooms }, today, by);
  const { id = '' } = (await classOn({ catalogue, ...rooms }, today)) ?? {};
  const [event, plan] = [await catalogue.event(id), await catalogue.classPlan(id)];
  if (!event || !plan) throw new Error('the sample has no class today');
  const { expected, ...likewise } = plan;
  const { name, place, timeZone, approvedValue } = event;
  const made = await catalogue.addClass({ ...likewise, name, place, timeZone, approvedValue }, by);
  await catalogue.expectPeople(made, { claims: expected.map(({ claim }) => claim), isSame: isOnePerson, by });
  return made;
};

export const rosterTour = async (page: Page, { url, rooms }: TestServer, tour: Tour): Promise<void> => {
  const { by, at } = tour;
  const openLink = async (): Promise<void> => {
    const event = await classLikeTheSamples(rooms, tour);
    const { code } = await rooms.access.createEnrolment({ event, station: 'Instructor’s tablet', by });
    await page.goto('about:blank');
    await page.goto(`${url}/roster#enrol=${code}`);
    await page.getByRole('heading', { name: 'Choose a PIN' }).waitFor();
  };
  await openLink();
  await at('roster-pin', page);
  await choosePin(page);
  await page.getByRole('heading', { name: 'Who is teaching today?' }).waitFor();
  await at('roster-teacher', page);
  await sayTeacher(page);

  const cells = page.locator('.sheet-cell-now .day-cell');
  await cells.first().waitFor();
  const people = await cells.count();
  for (let row = 0; row < people - 3; row++) await cells.nth(row).press('Enter');
  await cells.nth(people - 2).click({ button: 'right' });
  await page.getByLabel('There from').fill('10:15');
  await at('roster-mark', page);
  await page.getByRole('button', { name: 'Save these times' }).click();
  await at('roster-sheet', page);

  await page.locator('tbody .sheet-name button').first().click();
  await page.getByRole('radio', { name: 'Exam' }).check();
  await page.getByLabel('Photo ID seen').check();
  await page
    .getByRole('button', { name: /^Sign for/ })
    .first()
    .click();
  await sign(page);
  await at('roster-signing', page);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('History').click();
  await at('roster-person', page);
  await page.getByRole('button', { name: 'Back to the roster' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await at('roster-adding', page);
  await page.getByRole('button', { name: 'Back to the roster' }).click();
  await page.getByRole('button', { name: 'Close the roster' }).click();
  await at('roster-closing', page);
  await page.getByRole('button', { name: 'Back to the roster' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await at('roster-menu', page);
  await page.getByRole('button', { name: 'Take this class off the device' }).click();
  await at('roster-class-stays', page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Change the PIN' }).click();
  await page.getByRole('heading', { name: 'Enter the PIN you have now' }).waitFor();
  await at('roster-current-pin', page);
  await page.getByRole('button', { name: 'Back to the roster' }).click();
  await page.getByRole('button', { name: 'Pass it round' }).click();
  await at('roster-round', page);
  await page.getByLabel('Your name').fill('Zoé Tremblay');
  await page.getByRole('button', { name: 'Continue' }).click();
  await at('roster-own-row', page);

  await openLink();
  await page.getByRole('button', { name: 'Classes on this device' }).click();
  await page.locator('.class-card').nth(1).waitFor();
  await at('roster-classes', page);
};
