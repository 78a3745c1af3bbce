/** What a roster's device does by itself: it locks, keeps nothing that can be read, and never says "saved" too early. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { clerk } from '../server/office.ts';
import { cell, choosePin, type OpenClass, openClass, sayTeacher, sign, unlock } from './classroom.ts';
import { writeCameraFilm } from './fake-camera.ts';
import { scanByWedge, vCardOf } from './visitors.ts';

let school: OpenClass;
test.beforeEach(async () => {
  school = await openClass({ registrants: [], expected: 'Name\nAnn Ablewhite\nCleo Colewater' });
});
test.afterEach(() => school.end());

const safety = (page: Page) => page.getByTestId('safety');
const is = (page: Page, name: string, words: string) =>
  expect(cell(page, name, 'September 14')).toHaveAccessibleName(new RegExp(`: ${words}$`));
const tick = async (page: Page, name: string): Promise<void> => {
  await cell(page, name, 'September 14').press('Enter');
  await is(page, name, 'present');
};

test('left alone it locks itself, and wrong PINs are waited out; what it holds nobody reads from its disk', async () => {
  const { page } = await school.openTablet('first');
  await page.goto(await school.enrolmentLink('First tablet'));
  await choosePin(page);
  await sayTeacher(page, 'Sam Stand-In');
  await scanByWedge(page, vCardOf({ name: 'Dora Dunmore', number: '70015', email: 'dora@dry.example' }));
  await is(page, 'Dora Dunmore', 'present');
  await tick(page, 'Ann Ablewhite');

  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const rows: unknown[] = [];
    for (const { name = '' } of databases) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const table of database.objectStoreNames)
        rows.push(
          await new Promise((resolve) => {
            const all = database.transaction(table).objectStore(table).getAll();
            all.onsuccess = () => resolve(all.result);
          }),
        );
      database.close();
    }
    return JSON.stringify(rows);
  });
  expect(stored).toContain('"sealed"');
  for (const words of ['Ablewhite', 'Colewater', 'Dunmore', 'dora@dry.example', 'Stand-In'])
    expect(stored).not.toContain(words);

  await page.clock.fastForward('05:01');
  await expect(page.getByRole('heading', { name: 'Enter the PIN' })).toBeVisible();
  await expect(page.getByText('Ann Ablewhite')).toHaveCount(0);
  for (const tries of [1, 2, 3]) {
    await page.getByRole('textbox').pressSequentially('111222');
    await page.getByText(tries < 3 ? 'This is not the PIN' : 'Too many wrong PINs').waitFor();
  }
  await page.reload();
  await expect(page.getByText('Too many wrong PINs')).toBeVisible();
  await page.clock.fastForward('00:31');
  await unlock(page);
  await is(page, 'Ann Ablewhite', 'present');
});

test('what cannot be saved says so, keeps its place, and is saved when there is room again', async () => {
  const { page } = await school.openTablet('second');
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...values: Parameters<typeof put>) {
      if (this.name === 'rosterPage' && sessionStorage.getItem('full'))
        throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, values);
    };
  });
  await page.goto(await school.enrolmentLink('Second tablet'));
  await choosePin(page);
  await sayTeacher(page);
  await is(page, 'Cleo Colewater', 'not noted');
  await page.evaluate(() => sessionStorage.setItem('full', 'yes'));
  // Two taps before the screen can say anything.
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('.sheet-cell-now .day-cell')) button.click();
  });
  await expect(page.getByRole('heading', { name: 'This could not be saved' })).toBeVisible();
  await is(page, 'Cleo Colewater', 'not noted');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'This could not be saved' })).toBeVisible();
  await page.evaluate(() => sessionStorage.removeItem('full'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await is(page, 'Cleo Colewater', 'present');
  await is(page, 'Ann Ablewhite', 'present');
  await expect(safety(page)).toHaveText('All safe', { timeout: 30_000 });
});

test('without a network for long, what is kept goes to the office as a sealed file', async () => {
  const { page } = await school.openTablet('third');
  await page.goto(await school.enrolmentLink('Third tablet'));
  await choosePin(page);
  await sayTeacher(page);
  await is(page, 'Ann Ablewhite', 'not noted');
  school.gateway.wire = 'down';
  await tick(page, 'Ann Ablewhite');
  await page.getByRole('button', { name: 'Close the roster' }).click();
  await sign(page);
  await page.getByRole('button', { name: 'Close it all the same' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a file for the office' }).click();
  const text = readFileSync(await (await downloading).path(), 'utf8');
  expect(text).not.toContain('Ablewhite');
  const brought = await school.askOffice('/imports', JSON.parse(text));
  expect(brought.status).toBe(200);
  await school.settle();
  const { people, closing } = await school.roster();
  expect([people[0]?.minutes, closing?.name]).toEqual([420, 'Irene Teacher']);
});

test('that the office signs out is emptied once all is sent and it is locked', async () => {
  const { page } = await school.openTablet('fourth');
  await page.goto(await school.enrolmentLink('Fourth tablet'));
  await choosePin(page);
  await sayTeacher(page);
  await tick(page, 'Ann Ablewhite');
  const { rooms } = school.server;
  const device = await rooms.store.db.selectFrom('device').select('id').executeTakeFirstOrThrow();
  await rooms.access.revoke(device.id, clerk.id);
  await tick(page, 'Cleo Colewater');
  await expect(safety(page)).toHaveText('All safe', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Signed out by the office' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This device has no class yet' })).toBeVisible();
});

test('works by keyboard alone, and the focus comes back to where it was', async () => {
  const { page } = await school.openTablet('fifth');
  await page.goto(await school.enrolmentLink('Fifth tablet'));
  for (const words of ['Choose a PIN', 'Repeat the PIN']) {
    await page.getByRole('heading', { name: words }).waitFor();
    await page.keyboard.type('284917');
  }
  await page.getByRole('radio', { name: 'The instructor' }).focus();
  await page.keyboard.press('Enter');
  const anns = cell(page, 'Ann Ablewhite', 'September 14');
  await anns.focus();
  await page.keyboard.press('Enter');
  await is(page, 'Ann Ablewhite', 'present');
  await page.keyboard.press('ContextMenu');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('button', { name: 'Absent', exact: true }).focus();
  await page.keyboard.press('Enter');
  await is(page, 'Ann Ablewhite', 'absent');
  await expect(anns).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(anns).toBeFocused();
  await is(page, 'Ann Ablewhite', 'absent');
  await page.getByRole('button', { name: 'Ann Ablewhite', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ann Ablewhite' })).toBeFocused();
});

test('the camera reads a badge: whoever it names is there, or is added', async () => {
  const film = join(school.folder, 'badge.y4m');
  const payload = vCardOf({ name: 'Dora Dunmore', number: '70015', email: 'dora@dry.example' });
  writeCameraFilm(film, { wallSeconds: 2, payload, badgeSeconds: 30, wallAfterSeconds: 5 });
  const { page } = await school.openTablet('sixth', { cameraFilm: film });
  await page.goto(await school.enrolmentLink('Sixth tablet'));
  await choosePin(page);
  await sayTeacher(page);
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await expect(page.getByText(/^Saved: /)).toBeVisible({ timeout: 30_000 });
  if (process.env.ROLLCALL_PICTURES)
    await page.screenshot({ path: join(process.env.ROLLCALL_PICTURES, 'roster-camera.png') });
  await page.getByRole('button', { name: 'Back to the roster' }).click();
  await is(page, 'Dora Dunmore', 'present');
});
