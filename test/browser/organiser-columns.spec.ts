/** Organisers who know their columns better than the reader, in each language: from the file to the outcome. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import writeXlsxFile from 'write-excel-file/node';
import { ListPage, ListsOfEvent } from '../../src/domain/attendance-lists-api.ts';
import { NewOrganiserLink } from '../../src/domain/organiser-api.ts';
import english from '../../src/messages/organiser/en.json' with { type: 'json' };
import spanish from '../../src/messages/organiser/es.json' with { type: 'json' };
import french from '../../src/messages/organiser/fr.json' with { type: 'json' };
import { convention, openOffice, registrant, signInStaff } from '../server/office.ts';
import { startServer, type TestServer } from '../server/start-server.ts';
import { landscape, openBrowser, phone, portrait } from './browser.ts';
import { lookAt } from './looks.ts';

const day = 24 * 60 * 60_000;
/** Reading a file takes a thread, and a busy machine its time. */
const soon = 30_000;
const people = Array.from({ length: 60 }, (_, index) =>
  registrant(`R${70_100 + index}`, {
    givenName: 'Zoé',
    surname: `Núñez${index}`,
    email: `p${index}@dry.example`,
  }),
);
/** The reader cannot know who of the two attended, nor that the code is no registrant number. */
const rowsUnder = (header: readonly string[]): string[][] => [
  [...header],
  ...people.map(({ givenName, surname, email }, index) => [
    'Pat Boss',
    `${givenName} ${surname}`,
    email ?? '',
    `${99_000 + index}`,
  ]),
];
const csv = (rows: readonly string[][], delimiter: string): string =>
  rows.map((cells) => cells.join(delimiter)).join('\r\n');

const looks = [
  { name: 'portrait-light', colorScheme: 'light', viewport: portrait },
  { name: 'landscape-dark', colorScheme: 'dark', viewport: landscape },
  { name: 'phone-light', colorScheme: 'light', viewport: phone },
  { name: 'phone-dark', colorScheme: 'dark', viewport: phone },
] as const;

const visitors = [
  {
    language: 'en',
    words: english,
    viewport: phone,
    header: ['Name', 'Seat taken by', 'E-mail', 'ID'],
    file: { name: 'expo.csv', bytes: (rows: string[][]) => Buffer.from(csv(rows, ',')) },
  },
  {
    language: 'es',
    words: spanish,
    viewport: portrait,
    header: ['Nombre', 'Quién vino', 'Correo', 'ID'],
    file: {
      name: 'expo.xlsx',
      bytes: (rows: string[][]) => writeXlsxFile(rows.map((cells) => [...cells])).toBuffer(),
    },
  },
  {
    language: 'fr',
    words: french,
    viewport: landscape,
    header: ['Nom', 'Qui était là', 'Courriel', 'ID'],
    // As Excel writes it in France.
    file: { name: 'salon.csv', bytes: (rows: string[][]) => Buffer.from(csv(rows, ';'), 'latin1') },
  },
] as const;

let folder: string;
let ahead: number;
let server: TestServer;
let ask: Awaited<ReturnType<typeof signInStaff>>['ask'];
let browser: BrowserContext;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-columns-'));
  ahead = 0;
  server = await startServer({ clock: { now: () => Date.now() + ahead } });
  await openOffice(server.rooms, people);
  ask = (await signInStaff(server)).ask;
  browser = await openBrowser({ profile: join(folder, 'organiser') });
});
test.afterEach(async () => {
  await browser.close();
  await server.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** What a person's browser says that they read. */
const speak = async (page: Page, acceptLanguage: string): Promise<void> => {
  const session = await browser.newCDPSession(page);
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await session.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage });
};

const openLink = async (page: Page): Promise<void> => {
  const made = await ask('/organiser-links', { event: convention.id, days: 30 });
  await page.goto(NewOrganiserLink.parse(await made.json()).url);
};

/** Whatever the office does with the only list, through to its end. */
const postList = async (): Promise<ListPage> => {
  const { lists } = ListsOfEvent.parse(await (await ask(`/attendance-lists?event=${convention.id}`)).json());
  const path = `/attendance-lists/${lists[0]?.id}`;
  const page = async () => ListPage.parse(await (await ask(path)).json());
  expect((await ask(`${path}/post`, {})).status).toBe(200);
  await expect.poll(async () => (await page()).state, { timeout: 60_000 }).toBe('posted');
  return page();
};

/** By the keyboard alone: from where the focus is to a column, whose choices are gone through by letters. */
const chooseByKeys = async (
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  { column, letters }: { column: string; letters: string },
): Promise<void> => {
  const select = page.getByRole('combobox', { name: column, exact: true });
  for (let nth = 0; nth < 12 && !(await select.evaluate((it) => it === document.activeElement)); nth++)
    await page.keyboard.press(key);
  await expect(select).toBeFocused();
  await page.keyboard.type(letters);
};

for (const { language, words, viewport, header, file } of visitors)
  test(`an organiser sets columns right in ${language}, and gets the outcome in counts`, async () => {
    test.slow();
    const found: string[] = [];
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.setViewportSize(viewport);
    await speak(page, language);
    await openLink(page);
    await expect(page.locator('html')).toHaveAttribute('lang', language, { timeout: soon });
    const look = async (screen: string): Promise<void> => {
      found.push(...(await lookAt(page, `organiser-${screen}-${language}`, looks)));
    };
    const columnOf = (index: number): string =>
      `${words['organiser.column'].replace('{letters}', 'ABCD'[index] ?? '')} ${header[index]}`;
    const holds = (index: number) => page.getByRole('combobox', { name: columnOf(index), exact: true });
    const press = (text: string) => page.getByRole('button', { name: text, exact: true }).press('Enter');

    await page.getByLabel(words['organiser.drop']).setInputFiles({
      name: 'programme.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('%PDF-1.7'),
    });
    await expect(page.getByRole('alert')).toHaveText(`programme.csv: ${words['file.is-pdf']}`, {
      timeout: soon,
    });
    await page.getByLabel(words['organiser.drop']).setInputFiles({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: await file.bytes(rowsUnder(header)),
    });
    await expect(
      page.getByRole('heading', { name: words['organiser.thanks'].replace('{name}', file.name) }),
    ).toBeFocused({ timeout: soon });
    await expect(holds(0)).toHaveValue('full_name');
    await expect(page.getByText('Pat Boss')).toBeVisible();
    const unread = words['problem.unread-columns'].split('{columns}')[0] ?? '';
    await expect(page.getByRole('listitem').filter({ hasText: unread })).toContainText(header[1]);

    await chooseByKeys(page, 'Tab', { column: columnOf(0), letters: words['organiser.not-read'] });
    await expect(holds(0)).toHaveValue('');
    await press(words['organiser.read-again']);
    await expect(page.getByRole('alert')).toHaveText(words['organiser.columns-no-names']);
    await look('no-names');

    await chooseByKeys(page, 'Shift+Tab', { column: columnOf(1), letters: words['meaning.full_name'] });
    await holds(3).selectOption({ label: words['meaning.badge_id'] });
    await expect(page.getByRole('alert')).toHaveCount(0);
    await look('changed');
    await press(words['organiser.read-again']);
    await expect(page.getByText(words['organiser.read-anew'])).toBeVisible({ timeout: soon });
    await expect(page.getByRole('heading', { name: words['organiser.understood'] })).toBeFocused();
    await expect(holds(0)).toHaveValue('');
    await expect(holds(1)).toHaveValue('full_name');
    await look('read-anew');

    await press(words['organiser.columns-right']);
    await expect(page.getByRole('heading', { name: words['organiser.lists'] })).toBeFocused({
      timeout: soon,
    });
    const before = (text: string): string => text.split('{people}')[0] ?? '';
    await expect(page.getByText(before(words['organiser.report']))).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Pat Boss')).toHaveCount(0);

    const posted = await postList();
    expect(posted.report).toMatchObject({ certain: people.length, unknown: 0 });
    ahead += 2 * day;
    await page.reload();
    await expect(page.getByText(before(words['organiser.outcome']).trim())).toBeVisible();
    await expect(page.getByText(/Núñez|dry\.example/)).toHaveCount(0);
    await look('told');
    expect(found).toEqual([]);
  });

test('changes can be undone, and who comes too late is told in words', async () => {
  const page = browser.pages()[0] ?? (await browser.newPage());
  await openLink(page);
  await page.getByLabel(english['organiser.drop']).setInputFiles({
    name: 'expo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv(rowsUnder(['Name', 'Attendee', 'E-mail', 'ID']), ',')),
  });
  const code = page.getByRole('combobox', { name: 'Column D: ID', exact: true });
  const guess = await code.inputValue();
  await code.selectOption('badge_id');
  await page.getByRole('button', { name: 'Undo my changes' }).click();
  await expect(code).toHaveValue(guess);
  await expect(page.getByRole('button', { name: 'The columns are right' })).toBeVisible();

  const { lists } = ListsOfEvent.parse(await (await ask(`/attendance-lists?event=${convention.id}`)).json());
  const columns = [{ index: 2, meaning: null }];
  expect((await ask(`/attendance-lists/${lists[0]?.id}/columns`, { columns })).status).toBe(200);
  await code.selectOption('badge_id');
  await page.getByRole('button', { name: 'Read the file again' }).click();
  await expect(page.getByRole('alert')).toContainText('Its columns can no longer be changed here', {
    timeout: soon,
  });
  await expect(code).toBeDisabled();
  expect(await lookAt(page, 'organiser-closed', looks)).toEqual([]);
  // Loaded again, the page shows nobody's name, and the list can still be counted.
  await page.reload();
  await expect(page.getByText('Pat Boss')).toHaveCount(0);
  await page.getByRole('button', { name: 'Count its people' }).click();
  await expect(page.getByText(/^About \d+ people of it were found/)).toBeVisible({ timeout: 60_000 });
});
