/** Another PIN on a device that is set up: by finger and by keyboard, without a network, and over a restart. */
import { expect, type Page, test } from '@playwright/test';
import { cell, choosePin, type OpenClass, openClass, press, sayTeacher } from './classroom.ts';

let school: OpenClass;
test.beforeEach(async () => {
  school = await openClass({ registrants: [], expected: 'Name\nAnn Ablewhite' });
});
test.afterEach(() => school.end());

const current = '284917';
const next = '640318';

const tapPin = async (page: Page, title: string, pin: string): Promise<void> => {
  await page.getByRole('heading', { name: title }).waitFor();
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap();
};
const typeAt = async (page: Page, title: string, pin: string): Promise<void> => {
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByRole('textbox').pressSequentially(pin);
};
const askForChange = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('button', { name: 'Change the PIN' }).tap();
};

test('the new one opens the roster and the old one does not, also after a restart without a network', async () => {
  const { page } = await school.openTablet('first', { hasTouch: true });
  await page.goto(await school.enrolmentLink('First tablet'));
  await choosePin(page);
  await sayTeacher(page);
  await cell(page, 'Ann Ablewhite', 'September 14').tap();
  await expect(page.getByTestId('safety')).toHaveText('All safe', { timeout: 30_000 });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  school.gateway.wire = 'down';

  await askForChange(page);
  await tapPin(page, 'Enter the PIN you have now', '111222');
  await expect(page.getByText('This is not the PIN')).toBeVisible();
  await tapPin(page, 'Enter the PIN you have now', current);
  await tapPin(page, 'Choose the new PIN', '123456');
  await expect(page.getByText('This one is easy to guess')).toBeVisible();
  await tapPin(page, 'Choose the new PIN', current);
  await expect(page.getByText('This is the PIN you have now. Choose another')).toBeVisible();
  await tapPin(page, 'Choose the new PIN', next);
  await tapPin(page, 'Repeat the new PIN', '640319');
  await expect(page.getByText('The two were not the same')).toBeVisible();
  await tapPin(page, 'Choose the new PIN', next);
  await tapPin(page, 'Repeat the new PIN', next);
  await expect(page.getByRole('heading', { name: 'The PIN is changed' })).toBeFocused();
  await page.getByRole('button', { name: 'Back to the roster' }).tap();
  await expect(cell(page, 'Ann Ablewhite', 'September 14')).toHaveAccessibleName(/: present$/);

  await page.getByRole('button', { name: 'Lock' }).tap();
  await typeAt(page, 'Enter the PIN', current);
  await expect(page.getByText('This is not the PIN')).toBeVisible();
  await page.reload();
  await typeAt(page, 'Enter the PIN', current);
  await expect(page.getByText('This is not the PIN')).toBeVisible();
  await typeAt(page, 'Enter the PIN', next);
  await expect(cell(page, 'Ann Ablewhite', 'September 14')).toHaveAccessibleName(/: present$/);
});

test('by keyboard alone; given up nothing is changed; three wrong ones shut the roster, for longer each time', async () => {
  const { page } = await school.openTablet('second');
  await page.goto(await school.enrolmentLink('Second tablet'));
  await choosePin(page);
  await sayTeacher(page);
  await page.getByRole('button', { name: 'More' }).focus();
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor();
  await press(page, 'Escape');
  await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor();
  await press(page, 'Tab');
  await expect(page.getByRole('button', { name: 'Change the PIN' })).toBeFocused();
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Enter the PIN you have now' }).waitFor();
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(current);
  await page.getByRole('heading', { name: 'Choose the new PIN' }).waitFor();
  await page.keyboard.type(next);
  await page.getByRole('heading', { name: 'Repeat the new PIN' }).waitFor();
  // Each page of the change puts the focus into its field; the way back is before it.
  await press(page, 'Shift+Tab');
  await expect(page.getByRole('button', { name: 'Back to the roster' })).toBeFocused();
  await press(page, 'Enter');
  await cell(page, 'Ann Ablewhite', 'September 14').waitFor();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Change the PIN' }).click();
  for (const tries of [1, 2, 3]) {
    await typeAt(page, 'Enter the PIN you have now', '111222');
    await page.getByText(tries < 3 ? 'This is not the PIN' : 'Too many wrong PINs').waitFor();
  }
  await expect(page.getByText('Ann Ablewhite')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/Try again in (2\d|30) seconds/)).toBeVisible();
  await page.clock.fastForward('00:31');
  // The fourth, at the door: it waits twice as long.
  await typeAt(page, 'Enter the PIN', '111222');
  await expect(page.getByText(/Try again in (5\d|60) seconds/)).toBeVisible();
  await page.clock.fastForward('01:01');
  await typeAt(page, 'Enter the PIN', current);
  await cell(page, 'Ann Ablewhite', 'September 14').waitFor();
});
