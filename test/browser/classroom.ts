/** A class for browser tests: real server, a gateway that can be cut, tablets with a profile on disk each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { type ClassOrder, NewClass } from '../../src/domain/classes-api.ts';
import { EnrolmentLink } from '../../src/domain/console-api.ts';
import type { Registrant } from '../../src/domain/registrant.ts';
import { RosterPage } from '../../src/domain/rosters-api.ts';
import { openOffice, signInStaff } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { killBrowser, openBrowser } from './browser.ts';
import { openGateway } from './gateway.ts';
import { emptyFilm } from './station.ts';

export const days = ['2026-09-14', '2026-09-15', '2026-09-16'] as const;
const pin = '284917';

/** Nine in the morning where the class is held. */
export const morningOf = (day: string): number => Date.parse(`${day}T16:00:00Z`);

const hours = { from: '09:00', until: '17:00', breaks: [{ from: '12:00', until: '13:00' }] };

const classOrder: ClassOrder = {
  name: 'Water Damage Restoration',
  place: 'Reno, NV',
  timeZone: 'America/Los_Angeles',
  approvedValue: null,
  category: 'WRT',
  school: 'High Desert Drying School',
  instructor: 'Irene Teacher',
  language: 'English',
  delivery: 'in-person',
  signatures: 'daily',
  days: days.map((date) => ({ date, ...hours })),
};

interface Options {
  registrants: Registrant[];
  /** A list as the office gets it. */
  expected: string;
  order?: Partial<ClassOrder>;
}

/** The office has set up a class and said who is expected. */
export const openClass = async ({ registrants, expected, order = {} }: Options) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-class-'));
  const time = { now: morningOf(days[0]) };
  const server = await startServer({
    clock: { now: () => time.now },
    prepare: (rooms) => openOffice(rooms, registrants),
  });
  const gateway = await openGateway({ server: server.url, dist: join(import.meta.dirname, '../../dist') });
  const { cookie } = await signInStaff(server);
  /** Signed in anew each time: days may have passed. */
  const ask = async (...asked: Parameters<Awaited<ReturnType<typeof signInStaff>>['ask']>) =>
    (await signInStaff(server)).ask(...asked);
  const addClass = async (ordered: Partial<ClassOrder>): Promise<string> =>
    NewClass.parse(await (await ask('/classes', { ...classOrder, ...ordered })).json()).event;
  const event = await addClass(order);
  await fetch(`${server.url}/api/classes/${event}/people`, {
    method: 'POST',
    headers: { cookie: cookie.split(';')[0] ?? '', origin: server.url },
    body: expected,
  });
  const profiles: string[] = [];

  return {
    folder,
    server,
    gateway,
    event,
    /** The clock of the server; tablets have their own. */
    time,
    /** Another class, of whom nobody is expected. */
    addClass: (dates: readonly string[], ordered: Partial<ClassOrder> = {}) =>
      addClass({ ...ordered, days: dates.map((date) => ({ date, ...hours })) }),
    enrolmentLink: async (name: string, of = event): Promise<string> => {
      const link = EnrolmentLink.parse(await (await ask(`/classes/${of}/enrolments`, { name })).json());
      return link.url.replace(server.url, gateway.url);
    },
    askOffice: ask,
    settle: async (): Promise<void> => {
      server.background.wake();
      await server.background.idle();
    },
    roster: async (of = event) => RosterPage.parse(await (await ask(`/classes/${of}/roster`)).json()),
    /** A tablet with a profile of its own, at a time of day that goes on from there. */
    openTablet: async (
      name: string,
      { at = time.now, ...launch }: { at?: number } & Partial<Parameters<typeof openBrowser>[0]> = {},
    ): Promise<{ browser: BrowserContext; page: Page; profile: string }> => {
      const profile = join(folder, name);
      profiles.push(profile);
      const browser = await openBrowser({ profile, cameraFilm: emptyFilm(folder), ...launch });
      await browser.clock.install({ time: at });
      return { browser, profile, page: browser.pages()[0] ?? (await browser.newPage()) };
    },
    end: async (): Promise<void> => {
      for (const profile of profiles) killBrowser(profile);
      await gateway.close();
      await server.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

export type OpenClass = Awaited<ReturnType<typeof openClass>>;

/** As fingers do it: on the keys of the page. */
export const typePin = async (page: Page): Promise<void> => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
};

export const choosePin = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: 'Choose a PIN' }).waitFor();
  await typePin(page);
  await page.getByRole('heading', { name: 'Repeat the PIN' }).waitFor();
  await typePin(page);
};

export const unlock = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { name: 'Enter the PIN' }).waitFor();
  await typePin(page);
};

/** Says who teaches: the instructor, or a substitute by name. */
export const sayTeacher = async (page: Page, substitute?: string): Promise<void> => {
  await page.getByRole('heading', { name: 'Who is teaching today?' }).waitFor();
  if (substitute !== undefined) {
    await page.getByRole('radio', { name: 'A substitute' }).check();
    await page.getByLabel('Name').fill(substitute);
  }
  await page.getByRole('button', { name: 'Open the roster' }).click();
  // A scanner is heard from here on.
  await page.getByRole('button', { name: 'Add a person' }).waitFor();
};

/** A few strokes over the field. */
export const sign = async (page: Page): Promise<void> => {
  const field = page.locator('canvas');
  // Away from the bar at the screen's end, which lies over what scrolls.
  await field.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await field.boundingBox();
  if (!box) throw new Error('there is no place to sign');
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(0.2, 0.6));
  await page.mouse.down();
  for (const [x, y] of [
    [0.28, 0.25],
    [0.34, 0.7],
    [0.42, 0.3],
    [0.5, 0.65],
    [0.6, 0.4],
  ] as const)
    await page.mouse.move(...at(x, y), { steps: 4 });
  await page.mouse.up();
};

/** As fast as a person: keys right behind each other are a hand scanner's. */
export const press = async (page: Page, key: string): Promise<void> => {
  await page.waitForTimeout(120);
  await page.keyboard.press(key);
};

export const cell = (page: Page, name: string, day: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}, .*${day}:`) });
