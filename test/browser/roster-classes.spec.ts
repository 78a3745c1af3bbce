/** One device, class after class: each keeps to itself, and what is over and safe can go. A booth is asked before. */
import { expect, type Page, test } from '@playwright/test';
import { clerk, convention } from '../server/office.ts';
import { cell, choosePin, type OpenClass, openClass, sayTeacher, sign, unlock } from './classroom.ts';
import { isInviting } from './station.ts';
import { scanByWedge, vCardOf } from './visitors.ts';

let school: OpenClass;
test.beforeEach(async () => {
  school = await openClass({ registrants: [], expected: 'Name\nAnn Ablewhite\nBob Bakersfield' });
});
test.afterEach(() => school.end());

const safety = (page: Page) => page.getByTestId('safety');
const card = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(name) });
const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const openMenu = async (page: Page, act: string): Promise<void> => {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog').getByRole('button', { name: act }).click();
};
const addPerson = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add to the roster' }).click();
  await page.getByRole('button', { name: 'Back to the roster' }).click();
};
const chooseOther = async (page: Page, pin: string): Promise<void> => {
  for (const title of ['Choose a PIN', 'Repeat the PIN']) {
    await heading(page, title).waitFor();
    await page.getByRole('textbox').fill(pin);
  }
};

test('a second link adds its class; nothing of one is shown in, or sent as, the other', async () => {
  test.setTimeout(120_000);
  const mold = await school.addClass(['2026-09-21', '2026-09-22'], { name: 'Mold Remediation' });
  const past = await school.addClass(['2026-09-01'], { name: 'Odor Control' });
  const { page } = await school.openTablet('first', { hasTouch: true });
  await page.goto(await school.enrolmentLink('First tablet'));
  await choosePin(page);
  await sayTeacher(page);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

  // In the page that is open: the roster closes, and the new class asks for a PIN of its own.
  await page.goto(await school.enrolmentLink('First tablet', past));
  await heading(page, 'Choose a PIN').waitFor();
  await expect(page.getByText('Ann Ablewhite')).toHaveCount(0);
  await choosePin(page);
  await sayTeacher(page);
  await page.goto('about:blank');
  await page.goto(await school.enrolmentLink('First tablet', mold));
  await chooseOther(page, '640318');
  await sayTeacher(page);
  await expect(page.getByText('Nobody is on the roster yet')).toBeVisible();

  school.gateway.wire = 'down';
  // Who it is, and present.
  await addPerson(page, 'Mo Moldman');
  await expect(safety(page)).toContainText('2 changes not yet sent');

  // After a restart, without a network: the class of today first, then the next, then what is over.
  await page.reload();
  await heading(page, 'Classes on this device').waitFor();
  await expect(heading(page, 'Classes on this device')).toBeFocused();
  await expect(page.locator('.class-card')).toHaveText([
    /^Now.*Water Damage Restoration.*Sep 14.*16, 2026.*Roster open.*All safe/,
    /^Mold Remediation.*Sep 21.*22, 2026.*Saved here, 2 changes not yet sent/,
    /^Odor Control.*Sep 1, 2026/,
  ]);
  await card(page, 'Mold Remediation').tap();
  // The PIN of another class does not open it.
  await unlock(page);
  await expect(page.getByText('This is not the PIN')).toBeVisible();
  await page.getByRole('button', { name: 'Classes on this device' }).tap();
  await card(page, 'Water Damage').tap();
  await unlock(page);
  await cell(page, 'Ann Ablewhite', 'September 14').tap();
  await expect(cell(page, 'Ann Ablewhite', 'September 14')).toHaveAccessibleName(/: present$/);
  await expect(page.getByText('Mo Moldman')).toHaveCount(0);
  // Its own change, not that of the other class.
  await expect(safety(page)).toContainText('1 change not yet sent');

  // One with the same PIN opens at once; one with another asks; and locking locks all of them.
  await openMenu(page, 'Classes on this device');
  await card(page, 'Odor Control').tap();
  await expect(heading(page, 'Odor Control')).toBeVisible();
  await openMenu(page, 'Classes on this device');
  await card(page, 'Mold Remediation').tap();
  await heading(page, 'Enter the PIN').waitFor();
  await page.getByRole('textbox').fill('640318');
  await expect(page.getByText('Mo Moldman').first()).toBeVisible();
  await expect(page.getByText('Ann Ablewhite')).toHaveCount(0);
  await openMenu(page, 'Classes on this device');
  await page.clock.fastForward('05:01');
  await card(page, 'Mold Remediation').tap();
  await heading(page, 'Enter the PIN').waitFor();

  // Each is sent as what it is.
  school.gateway.wire = 'open';
  await page.reload();
  const safe = page.locator('.class-card', { hasText: 'All safe' });
  await expect(safe).toHaveCount(3, { timeout: 30_000 });
  await school.settle();
  const names = async (of?: string) => (await school.roster(of)).people.map(({ claim }) => claim.full_name);
  expect(await names()).toEqual(['Ann Ablewhite', 'Bob Bakersfield']);
  expect(await names(mold)).toEqual(['Mo Moldman']);
  expect(await names(past)).toEqual([]);
  expect((await school.roster()).people[0]?.minutes).toBe(420);
});

test('a class goes only when it is closed and all of it is on the server; by keyboard', async () => {
  test.setTimeout(120_000);
  const mold = await school.addClass(['2026-09-21'], { name: 'Mold Remediation' });
  const { page } = await school.openTablet('second');
  await page.goto(await school.enrolmentLink('Second tablet', mold));
  await choosePin(page);
  await sayTeacher(page);
  await page.goto('about:blank');
  await page.goto(await school.enrolmentLink('Second tablet'));
  await choosePin(page);
  await sayTeacher(page);

  await openMenu(page, 'Take this class off the device');
  await expect(page.getByRole('alert')).toContainText('Only a class whose roster is closed can be taken off');
  await page.keyboard.press('Escape');
  school.gateway.wire = 'down';
  await page.getByRole('button', { name: 'Close the roster' }).click();
  await sign(page);
  await page.getByRole('button', { name: 'Close the roster' }).click();
  await page.getByText('Irene Teacher attested it.').waitFor();
  await openMenu(page, 'Take this class off the device');
  await expect(page.getByRole('alert')).toContainText('1 change is not yet sent, and would be lost');
  await expect(page.getByRole('button', { name: 'Take it off' })).toHaveCount(0);
  await page.keyboard.press('Escape');

  school.gateway.wire = 'open';
  await safety(page).click();
  await expect(safety(page)).toHaveText('All safe', { timeout: 30_000 });
  await openMenu(page, 'Classes on this device');
  await expect(card(page, 'Water Damage')).toContainText('Roster closed');
  await page.keyboard.press('Tab');
  await expect(card(page, 'Water Damage')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take this class off the device' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('all of it is on the server')).toBeVisible();
  await page.getByRole('button', { name: 'Take it off' }).focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Classes on this device').waitFor();
  await expect(page.locator('.class-card')).toHaveCount(1);

  // Nothing of it is left, and the other class is as it was.
  const left = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('rollcall');
      opening.onsuccess = () => resolve(opening.result);
    });
    const rows: Record<string, unknown[]> = {};
    for (const table of ['enrolment', 'rosterPage', 'setting', 'signingKey'])
      rows[table] = await new Promise((resolve) => {
        const all = database.transaction(table).objectStore(table).getAll();
        all.onsuccess = () => resolve(all.result);
      });
    database.close();
    return JSON.stringify(rows);
  });
  expect(left).not.toContain('Water Damage');
  expect(left).toContain('Mold Remediation');
  await page.reload();
  await unlock(page);
  await expect(heading(page, 'Mold Remediation')).toBeVisible();
  await school.settle();
  expect((await school.roster()).closing?.name).toBe('Irene Teacher');
});

test('the office signs one class out, and the others stay', async () => {
  test.setTimeout(120_000);
  const mold = await school.addClass(['2026-09-21'], { name: 'Mold Remediation' });
  const { page } = await school.openTablet('third');
  await page.goto(await school.enrolmentLink('Third tablet', mold));
  await choosePin(page);
  await sayTeacher(page);
  await page.goto('about:blank');
  await page.goto(await school.enrolmentLink('Third tablet'));
  await choosePin(page);
  await sayTeacher(page);
  const { rooms } = school.server;
  const devices = rooms.store.db.selectFrom('device').select('id');
  const device = await devices.where('event', '=', school.event).executeTakeFirstOrThrow();
  await rooms.access.revoke(device.id, clerk.id);
  await cell(page, 'Ann Ablewhite', 'September 14').click();
  await expect(safety(page)).toHaveText('All safe', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Lock' }).click();
  await heading(page, 'Water Damage Restoration: signed out by the office').waitFor();
  await page.getByRole('button', { name: 'Classes on this device' }).click();
  await expect(page.locator('.class-card')).toHaveCount(1);
  await card(page, 'Mold Remediation').click();
  await unlock(page);
  await expect(heading(page, 'Mold Remediation')).toBeVisible();
});

test('a booth is asked before it becomes a roster, and stays one while a sign-in is only there', async () => {
  test.setTimeout(120_000);
  const { page } = await school.openTablet('fourth', { hasTouch: true });
  const booth = { event: convention.id, station: 'Booth 7', by: clerk.id };
  const { code } = await school.server.rooms.access.createEnrolment(booth);
  await page.goto(`${school.gateway.url}/kiosk#enrol=${code}`);
  await isInviting(page);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  const link = await school.enrolmentLink('Irene’s tablet');

  // No is no, and costs the link nothing.
  await page.goto(link);
  await heading(page, 'This device is the booth “Booth 7”').waitFor();
  await expect(page.getByText('Use it for the roster of Water Damage Restoration instead?')).toBeVisible();
  expect(page.url()).not.toContain('enrol=');
  await page.getByRole('button', { name: 'Stay the booth' }).tap();
  await isInviting(page);

  school.gateway.wire = 'down';
  await scanByWedge(page, vCardOf({ name: 'Dora Dunmore', number: '70015', email: 'dora@dry.example' }));
  await heading(page, 'Dora').waitFor();
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('1 sign-in is not yet sent');
  await page.getByRole('button', { name: 'Use it for the roster' }).tap();
  await expect(page.getByRole('alert')).toHaveClass('roster-problem');
  await expect(heading(page, 'This device is the booth “Booth 7”')).toBeVisible();

  // It is sent, kept by the office, and then the device may go.
  school.gateway.wire = 'open';
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Use it for the roster' }).focus();
  await page.keyboard.press('Enter');
  await choosePin(page);
  await sayTeacher(page);
  await cell(page, 'Ann Ablewhite', 'September 14').waitFor();
  await school.settle();
  const rows = await school.server.rooms.store.db.selectFrom('check_in').select('event').execute();
  expect(rows.filter(({ event }) => event === convention.id)).toHaveLength(1);
});
