/** Every screen of the roster in the hands it is for: tablets upright and on their side, a phone; light and dark. */
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { rosterOf } from '../../src/domain/roster/roster.ts';
import { clerk, convention, enrolTablet, sendBatch } from '../server/office.ts';
import { makeRosterChange } from '../server/roster-records.ts';
import { findIn } from './axe.ts';
import { landscape, portrait } from './browser.ts';
import { cell, choosePin, days, type OpenClass, openClass, sayTeacher, sign, typePin } from './classroom.ts';
import { isInviting } from './station.ts';

const phone = { width: 390, height: 844 };
const looks = [
  { hand: 'portrait', viewport: portrait, colorScheme: 'light' },
  { hand: 'landscape', viewport: landscape, colorScheme: 'dark' },
  { hand: 'phone', viewport: phone, colorScheme: 'light' },
  { hand: 'phone', viewport: phone, colorScheme: 'dark' },
  // As a page at four times its size on a desk (WCAG 1.4.10).
  { hand: 'narrow', viewport: { width: 320, height: 640 }, colorScheme: 'light' },
] as const;

/** Long in every way. */
const guadalupe = 'Guadalupe Hernández Villaseñor de la Cruz';

const names = [
  ...['Ann Ablewhite', 'Bob Bakersfield', 'Cleo Colewater', 'Dora Dunmore', 'Emil Østergaard'],
  ...['Fatima El-Amin', guadalupe, 'Hugo Winterbottom', 'Ines Castellanos'],
  ...[
    'Jamal Whitfield',
    'Keiko Yamaguchi',
    'Lars Lindqvist',
    'Mei-Ling Zhao',
    'Nadia Kowalczyk',
    'Omar Reyes',
  ],
];

/** What sticks out or is too small for a finger. Runs in the page. */
const findFlaws = (): string[] => {
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth)
    found.push(`wider than the screen by ${page.scrollWidth - page.clientWidth}`);
  const isReached = (element: HTMLElement): boolean =>
    element.checkVisibility() &&
    (!document.querySelector('dialog[open]') || element.closest('dialog') !== null);
  const touched = [
    ...document.querySelectorAll<HTMLElement>('.roster :is(button, summary, input, textarea, a)'),
  ]
    .filter(isReached)
    .map((element) => element.closest<HTMLElement>('.choice-option, .tick') ?? element);
  for (const element of touched) {
    const { width, height } = element.getBoundingClientRect();
    if (width < 44 || height < 44)
      found.push(`too small: ${element.textContent || element.className} ${width} x ${height}`);
  }
  return found;
};

let school: OpenClass;
test.beforeAll(async () => {
  school = await openClass({ registrants: [], expected: ['Name', ...names].join('\n') });
});
test.afterAll(() => school.end());

/** Another device said that Bob was not there, in the same half hour. */
const disagree = async (): Promise<void> => {
  const { server, event } = school;
  const plan = await server.rooms.catalogue.classPlan(event);
  const bob = plan && rosterOf(plan, []).people.find(({ claim }) => claim.full_name?.startsWith('Bob'));
  const other = await enrolTablet(server, { event, station: 'Sam’s phone' });
  const says = { what: 'day', date: days[0], mark: { is: 'absent' } } as const;
  await sendBatch(server.url, other, [await makeRosterChange(other, { person: bob?.person ?? '', says })]);
  await school.settle();
};

test('nothing sticks out, is too small, or is hidden from whoever cannot see', async () => {
  test.setTimeout(300_000);
  const { page } = await school.openTablet('tablet');
  const found: string[] = [];
  let screens = 0;
  const look = async (screen: string, at: Page = page): Promise<void> => {
    screens++;
    for (const { hand, viewport, colorScheme } of looks) {
      await at.setViewportSize(viewport);
      await at.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const rules = colorScheme === 'dark' ? ['color-contrast'] : [];
      const said = [...(await findIn(at, rules)), ...(await at.evaluate(findFlaws))];
      found.push(...said.map((flaw) => `${screen}, ${hand}, ${colorScheme}: ${flaw}`));
      if (process.env.ROLLCALL_PICTURES)
        await at.screenshot({
          path: join(process.env.ROLLCALL_PICTURES, `roster-${screen}-${hand}-${colorScheme}.png`),
        });
    }
    await at.setViewportSize(portrait);
  };
  /** What is behind an open dialog cannot be pressed. */
  const press = async (name: string | RegExp): Promise<void> => {
    const dialog = page.getByRole('dialog');
    const front = (await dialog.count()) > 0 ? dialog : page;
    await front.getByRole('button', { name, exact: typeof name === 'string' }).click();
  };

  await page.goto(`${school.gateway.url}/roster`);
  await page.getByRole('heading', { name: 'no class yet' }).waitFor();
  await look('not-enrolled');
  await page.goto('about:blank');
  await page.goto(await school.enrolmentLink('Irene’s tablet'));
  await page.getByRole('heading', { name: 'Choose a PIN' }).waitFor();
  await look('choose-pin');
  await choosePin(page);
  await page.getByRole('heading', { name: 'Who is teaching today?' }).waitFor();
  await page.getByRole('radio', { name: 'A substitute' }).check();
  await look('who-teaches');
  await page.getByRole('radio', { name: 'The instructor' }).check();
  await sayTeacher(page);

  // Fifteen rows are in sight on an upright tablet.
  await expect(cell(page, 'Omar Reyes', 'September 14')).toBeInViewport({ ratio: 1 });
  for (const name of names.slice(0, 9)) await cell(page, name, 'September 14').press('Enter');
  await expect(cell(page, 'Ines Castellanos', 'September 14')).toHaveAccessibleName(/: present$/);
  await disagree();
  await page.getByTestId('safety').click();
  await expect(cell(page, 'Bob Bakersfield', 'September 14')).toHaveAccessibleName(/absent/);
  await cell(page, 'Jamal Whitfield', 'September 14').click({ button: 'right' });
  await look('mark');
  await page.getByLabel('There until').fill('15:30');
  await press('Save these times');
  await cell(page, 'Keiko Yamaguchi', 'September 14').click({ button: 'right' });
  await press('Absent');
  for (const name of names.slice(0, 6)) await page.getByRole('button', { name: `${name}, here for` }).click();
  await page.getByRole('button', { name: `${names[1]}, here for: Exam` }).click();
  await look('sheet');
  await cell(page, 'Bob Bakersfield', 'September 14').press('Enter');
  await look('disagreement');
  await press('Cancel');

  await press(guadalupe);
  await page.getByRole('radio', { name: 'Exam' }).check();
  await page.getByLabel('Photo ID seen').check();
  await press('Sign for Mon, Sep 14');
  await sign(page);
  await look('signing');
  await press('Save');
  await page.getByText('History').click();
  await look('person');
  await page.getByText('Change the details').click();
  await look('details');
  await press('Back to the roster');

  await press('More');
  await look('menu');
  await press('Change the PIN');
  await look('current-pin');
  await typePin(page);
  await page.getByRole('heading', { name: 'Choose the new PIN' }).waitFor();
  await page.getByRole('textbox').fill('111111');
  await page.getByText('easy to guess').waitFor();
  await look('new-pin');
  for (const words of ['Choose the new PIN', 'Repeat the new PIN']) {
    await page.getByRole('heading', { name: words }).waitFor();
    await page.getByRole('textbox').fill('640318');
  }
  await page.getByRole('heading', { name: 'The PIN is changed' }).waitFor();
  await look('pin-changed');
  await press('Back to the roster');

  await press('Add a person');
  await look('adding');
  await press('Back to the roster');
  await press('Pass it round');
  await look('round');
  await page.getByLabel('Your name').fill('Lars Lindqvist');
  await press('Continue');
  await press('I am here');
  await look('own-row');
  await page.getByRole('radio', { name: 'Exam' }).check();
  await sign(page);
  await press('I am here');
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await look('thanks');
  await press('Give it back to the instructor');
  await page.getByRole('heading', { name: 'Enter the PIN' }).waitFor();
  await look('enter-pin');
  await page.getByRole('textbox').fill('640318');

  await press('Close the roster');
  await look('closing');
  await sign(page);
  await press('Close it all the same');
  await page.getByText('Irene Teacher attested it.').waitFor();
  await look('closed');
  await cell(page, 'Mei-Ling Zhao', 'September 15').press('Enter');
  await look('reason');
  await press('Cancel');
  await expect(page.getByTestId('safety')).toHaveText('All safe', { timeout: 30_000 });
  await press('More');
  await press('Take this class off the device');
  await look('class-off');
  await press('Cancel');

  const mold = await school.addClass(['2026-10-05', '2026-10-06'], { name: 'Mold Remediation' });
  await page.goto('about:blank');
  await page.goto(await school.enrolmentLink('Irene’s tablet', mold));
  await page.getByRole('heading', { name: 'Choose a PIN' }).waitFor();
  await look('choose-pin-of-another');
  await choosePin(page);
  await sayTeacher(page);
  await press('More');
  await press('Take this class off the device');
  await look('class-stays');
  await press('Cancel');
  await press('More');
  await press('Classes on this device');
  await page.locator('.class-card').nth(1).waitFor();
  await look('classes');

  const booth = { event: convention.id, station: 'Booth 7', by: clerk.id };
  const { code } = await school.server.rooms.access.createEnrolment(booth);
  const { page: kiosk } = await school.openTablet('kiosk');
  await kiosk.goto(`${school.gateway.url}/kiosk#enrol=${code}`);
  await isInviting(kiosk);
  await kiosk.goto(await school.enrolmentLink('Irene’s tablet'));
  await kiosk.getByRole('heading', { name: 'This device is the booth' }).waitFor();
  await look('booth-asks', kiosk);
  expect(screens).toBe(26);
  expect(found).toEqual([]);
});
