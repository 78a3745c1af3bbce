/** What each person is here for, said in the grid: by finger, by keyboard, and led there from the closing. */
import { expect, type Page, test } from '@playwright/test';
import { choosePin, type OpenClass, openClass, press, sayTeacher } from './classroom.ts';

let school: OpenClass;
test.beforeAll(async () => {
  const expected = 'Name\nAnn Ablewhite\nBob Bakersfield\nCleo Colewater\nDora Dunmore';
  school = await openClass({ registrants: [], expected });
});
test.afterAll(() => school.end());

const purpose = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}, here for: `) });
const is = (page: Page, name: string, words: string) =>
  expect(purpose(page, name)).toHaveAccessibleName(`${name}, here for: ${words}`);
const all = ['Ann Ablewhite', 'Bob Bakersfield', 'Cleo Colewater', 'Dora Dunmore'];

test('one tap says it, the next turns it over, undo takes it back; closing leads to who is left', async () => {
  const { page } = await school.openTablet('first', { hasTouch: true });
  await page.goto(await school.enrolmentLink('First tablet'));
  await choosePin(page);
  await sayTeacher(page);
  for (const name of all) await is(page, name, 'Exam or credit?');

  // By finger.
  await purpose(page, 'Ann Ablewhite').tap();
  await is(page, 'Ann Ablewhite', 'Exam');
  await purpose(page, 'Ann Ablewhite').tap();
  await is(page, 'Ann Ablewhite', 'Credit only');
  await page.getByRole('button', { name: 'Undo: Ann Ablewhite: Credit only' }).tap();
  await is(page, 'Ann Ablewhite', 'Exam');
  await page.getByRole('button', { name: 'Undo: Ann Ablewhite: Exam' }).tap();
  await is(page, 'Ann Ablewhite', 'Exam or credit?');
  await expect(page.getByText('Saved: Ann Ablewhite: exam or credit not said')).toBeVisible();

  // Closing names those who are there and said nothing, and leads to the first of them.
  await page.getByRole('button', { name: 'Mark the remaining 4 people present' }).tap();
  await purpose(page, 'Ann Ablewhite').tap();
  await is(page, 'Ann Ablewhite', 'Exam');
  await page.getByRole('button', { name: 'Close the roster' }).tap();
  const missing = page.getByRole('button', { name: 'Exam or credit only? Not said for 3 people' });
  await expect(missing).toContainText('Bob Bakersfield · Cleo Colewater · Dora Dunmore');
  await missing.tap();
  await expect(purpose(page, 'Bob Bakersfield')).toBeFocused();

  // By keyboard, down the column.
  await press(page, 'Enter');
  await is(page, 'Bob Bakersfield', 'Exam');
  await press(page, 'ArrowDown');
  await expect(purpose(page, 'Cleo Colewater')).toBeFocused();
  await press(page, 'Space');
  await is(page, 'Cleo Colewater', 'Exam');
  await press(page, 'Enter');
  await is(page, 'Cleo Colewater', 'Credit only');
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await is(page, 'Dora Dunmore', 'Exam');
  await press(page, 'ArrowDown');
  await expect(purpose(page, 'Dora Dunmore')).toBeFocused();
  await press(page, 'ArrowUp');
  await expect(purpose(page, 'Cleo Colewater')).toBeFocused();
  await page.getByRole('button', { name: 'Close the roster' }).tap();
  await expect(page.getByText('Exam or credit only?')).toHaveCount(0);

  // Each was a fact of its own, and all of them are with the office.
  await expect(page.getByTestId('safety')).toHaveText('All safe', { timeout: 30_000 });
  await school.settle();
  const { people } = await school.roster();
  expect(people.map((each) => each.purpose)).toEqual(['exam', 'exam', 'cec-only', 'exam']);
  const rows = await school.server.rooms.store.db.selectFrom('roster_change').select('id').execute();
  expect(rows).toHaveLength(4 + 4 + 5);
});
