/**
 * A three-day class on two tablets without a network: ticks, the round, a substitute, a battery that dies in the middle;
 * they meet without loss, a disagreement is settled, the roster is closed, and the office has the credit.
 */
import { expect, type Page, test } from '@playwright/test';
import { registrant } from '../server/office.ts';
import { killBrowser } from './browser.ts';
import {
  cell,
  choosePin,
  days,
  morningOf,
  type OpenClass,
  openClass,
  sayTeacher,
  sign,
  unlock,
} from './classroom.ts';
import { scanByWedge, vCardOf } from './visitors.ts';

const ann = registrant('R70012', { givenName: 'Ann', surname: 'Ablewhite', email: 'ann@dry.example' });
const bob = registrant('R70013', { givenName: 'Bob', surname: 'Bakersfield', email: 'bob@wet.example' });
const cleo = registrant('R70014', { givenName: 'Cleo', surname: 'Colewater', email: 'cleo@dry.example' });
const dora = registrant('R70015', { givenName: 'Dora', surname: 'Dunmore', email: 'dora@dry.example' });

const expected = [
  'Name,E-mail,Number',
  'Ann Ablewhite,ann@dry.example,70012',
  'Bob Bakersfield,bob@wet.example,70013',
  'Cleo Colewater,cleo@dry.example,70014',
].join('\n');

let school: OpenClass;
test.beforeAll(async () => {
  school = await openClass({ registrants: [ann, bob, cleo, dora], expected });
});
test.afterAll(() => school.end());

const safety = (page: Page) => page.getByTestId('safety');
const is = (page: Page, name: string, day: string, words: string | RegExp) =>
  expect(cell(page, name, day)).toHaveAccessibleName(
    typeof words === 'string' ? new RegExp(`: ${words}(, |$)`) : words,
  );

const cecOf = async (id: string): Promise<number> =>
  (await school.server.rooms.ledger.entriesOf(id)).reduce(
    (sum, entry) => sum + ('cec' in entry ? entry.cec : 0),
    0,
  );

test('three days on two tablets, offline, and the credit at the end', async () => {
  test.setTimeout(240_000);
  // Day one, with a network for a moment: both tablets are set up.
  const first = await school.openTablet('first');
  let one = first.page;
  await one.goto(await school.enrolmentLink('Irene’s tablet'));
  await choosePin(one);
  expect(one.url()).not.toContain('enrol=');
  await sayTeacher(one);
  await is(one, 'Ann Ablewhite', 'September 14', 'not noted');
  await one.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

  const second = await school.openTablet('second');
  const two = second.page;
  // From the kiosk's address it comes to the roster by itself.
  await two.goto((await school.enrolmentLink('Sam’s tablet')).replace('/roster#', '/kiosk#'));
  await choosePin(two);
  await sayTeacher(two, 'Sam Stand-In');
  await is(two, 'Bob Bakersfield', 'September 14', 'not noted');
  await two.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

  // The network is gone, for three days.
  school.gateway.wire = 'down';
  await cell(one, 'Ann Ablewhite', 'September 14').click();
  await is(one, 'Ann Ablewhite', 'September 14', 'present');
  await expect(safety(one)).toContainText('1 change not yet sent');

  // Late: hold, and say from when.
  const bobsCell = cell(one, 'Bob Bakersfield', 'September 14');
  await bobsCell.click({ delay: 700 });
  await expect(one.getByRole('dialog')).toBeVisible();
  await one.getByLabel('There from').fill('10:00');
  await expect(one.getByText('That counts 360 minutes.')).toBeVisible();
  await one.getByRole('button', { name: 'Save these times' }).click();
  await is(one, 'Bob Bakersfield', 'September 14', '10:00 to 17:00');

  // A slip, and undo.
  await cell(one, 'Cleo Colewater', 'September 14').press('Enter');
  await is(one, 'Cleo Colewater', 'September 14', 'present');
  await one.getByRole('button', { name: /^Undo: Cleo/ }).click();
  await is(one, 'Cleo Colewater', 'September 14', 'not noted');

  // Somebody comes unexpected, by badge.
  await scanByWedge(one, vCardOf({ name: 'Dora Dunmore', number: '70015', email: 'dora@dry.example' }));
  await is(one, 'Dora Dunmore', 'September 14', 'present');

  // The tablet goes round: Cleo sees her own row and nobody else's.
  await one.getByRole('button', { name: 'Pass it round' }).click();
  await expect(one.getByText('Ann Ablewhite')).toHaveCount(0);
  await one.getByLabel('Your name').fill('colewater, cleo');
  await one.getByRole('button', { name: 'Continue' }).click();
  await expect(one.getByRole('heading', { name: /^Cleo Colewater, .*September 14/ })).toBeVisible();
  await one.getByRole('button', { name: 'I am here' }).click();
  await expect(one.getByText('Choose what you are here for')).toBeVisible();
  await one.getByRole('radio', { name: 'Credit only' }).check();
  await sign(one);
  await one.getByRole('button', { name: 'I am here' }).click();
  await expect(one.getByRole('heading', { name: 'Thank you, Cleo Colewater' })).toBeVisible();

  // The battery dies the moment after "thank you". Nothing is gone, and nothing opens without the PIN.
  killBrowser(first.profile);
  const again = await school.openTablet('first', { at: morningOf(days[1]) });
  one = again.page;
  await one.goto(`${school.gateway.url}/roster`);
  await expect(one.getByRole('heading', { name: 'Enter the PIN' })).toBeVisible();
  await expect(one.getByText('Cleo Colewater')).toHaveCount(0);
  await unlock(one);
  // Another day: it asks anew who teaches.
  await sayTeacher(one);
  await is(one, 'Cleo Colewater', 'September 14', /: present, signed$/);
  await is(one, 'Bob Bakersfield', 'September 14', '10:00 to 17:00');
  await is(one, 'Dora Dunmore', 'September 14', 'present');

  // The other tablet saw Ann leave on the first day, and keeps the second and third.
  await cell(two, 'Ann Ablewhite', 'September 14').click({ button: 'right' });
  await two.getByRole('button', { name: 'Absent', exact: true }).click();
  for (const day of ['September 15', 'September 16'])
    for (const name of ['Ann Ablewhite', 'Bob Bakersfield', 'Cleo Colewater']) {
      await cell(two, name, day).press('Enter');
      await is(two, name, day, 'present');
    }
  await cell(one, 'Dora Dunmore', 'September 15').press('Enter');
  await is(one, 'Dora Dunmore', 'September 15', 'present');

  // They meet. Nothing is lost, and where they disagree both show both.
  school.gateway.wire = 'open';
  school.time.now = morningOf(days[2]);
  for (const page of [one, two, one, two]) {
    await safety(page).click();
    await expect(safety(page)).toHaveText('All safe', { timeout: 30_000 });
    await school.settle();
  }
  for (const page of [one, two]) {
    await is(page, 'Ann Ablewhite', 'September 14', /(present or absent|absent or present)\?/);
    await is(page, 'Dora Dunmore', 'September 15', 'present');
    await is(page, 'Bob Bakersfield', 'September 16', 'present');
    await is(page, 'Cleo Colewater', 'September 14', /: present, signed$/);
  }

  // Settled by a tap; the other hears of it.
  await cell(one, 'Ann Ablewhite', 'September 14').press('Enter');
  await expect(one.getByText('Sam Stand-In (substitute): absent')).toBeVisible();
  await one.getByRole('button', { name: 'Present', exact: true }).click();
  await is(one, 'Ann Ablewhite', 'September 14', 'present');
  await expect(safety(one)).toHaveText('All safe', { timeout: 30_000 });
  await school.settle();
  await safety(two).click();
  await is(two, 'Ann Ablewhite', 'September 14', 'present');

  // Closing names what is missing, and closes all the same.
  await two.getByRole('button', { name: 'Close the roster' }).click();
  await expect(two.getByText(/Ann Ablewhite\s*signature missing/)).toBeVisible();
  await sign(two);
  await two.getByRole('button', { name: 'Close it all the same' }).click();
  await expect(two.getByText('Closed. Sam Stand-In attested it.')).toBeVisible();
  await expect(safety(two)).toHaveText('All safe', { timeout: 30_000 });
  await school.settle();

  // The office has it all, and the credit is in the ledger: three days are 3, capped at 2 for one event.
  const roster = await school.roster();
  expect(roster.closing?.name).toBe('Sam Stand-In');
  expect(roster.people.map(({ claim, minutes }) => [claim.full_name ?? claim.given_name, minutes])).toEqual([
    ['Ann Ablewhite', 1260],
    ['Bob Bakersfield', 1200],
    ['Cleo Colewater', 1260],
    [expect.stringContaining('Dora'), 840],
  ]);
  expect(await Promise.all([ann, bob, cleo, dora].map(({ id }) => cecOf(id)))).toEqual([200, 200, 200, 200]);

  // After closing a change asks for its reason, and the ledger follows.
  await cell(two, 'Dora Dunmore', 'September 15').press('Enter');
  await two.getByRole('button', { name: 'Absent', exact: true }).click();
  await two.getByRole('button', { name: 'Save the change' }).click();
  await expect(two.getByText('Enter a reason')).toBeVisible();
  await two.getByLabel('Reason').fill('Went home at nine');
  await two.getByRole('button', { name: 'Save the change' }).click();
  await is(two, 'Dora Dunmore', 'September 15', 'absent');
  await expect(safety(two)).toHaveText('All safe', { timeout: 30_000 });
  await school.settle();
  expect((await school.roster()).people.at(-1)?.minutes).toBe(420);
  expect(await school.server.rooms.ledger.entriesOf(dora.id)).toHaveLength(3);

  // A device that comes new, as after a forgotten PIN, gets everything from the server.
  const { page: third } = await school.openTablet('third', { at: morningOf(days[2]) });
  await third.goto(await school.enrolmentLink('Third tablet'));
  await choosePin(third);
  await sayTeacher(third);
  await is(third, 'Cleo Colewater', 'September 14', /: present, signed$/);
  await is(third, 'Dora Dunmore', 'September 15', 'absent');
  await expect(third.getByText('Closed. Sam Stand-In attested it.')).toBeVisible();
});
