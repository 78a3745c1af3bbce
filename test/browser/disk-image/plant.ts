/** People with names that nobody else has sign in at a real kiosk; afterwards the tablet's disk is looked at. */
import type { Page } from '@playwright/test';
import { openBrowser } from '../browser.ts';
import { emptyFilm, isInviting, openStation } from '../station.ts';
import { fillForm, type Visitor, vCardOf } from '../visitors.ts';
import {
  foundOnlyUnpacked,
  makeSearch,
  type Place,
  type ProfileSearch,
  searchProfile,
} from './profile-search.ts';
import { fillTables, marks, waitForTables } from './tables.ts';

/** Four letters, one word a number. */
const wordOf = (number: number): string =>
  Array.from({ length: 4 }, (_, place) =>
    String.fromCharCode(97 + (Math.floor(number / 26 ** place) % 26)),
  ).join('');

const visitorNumber = (index: number): Visitor => {
  const word = wordOf(index);
  return {
    name: `Givenzq${word} Surnamexv${word}`,
    number: String(731_900_000 + index * 7),
    email: `planted.${word}@leak.example`,
  };
};

/** What may be found of a visitor nowhere. */
const textsOf = ({ name, number, email }: Visitor): string[] => [...name.split(' '), number, email];

/** By hand scanner, one after another, each thanked before the next. */
const scanAll = (page: Page, visitors: Visitor[]): Promise<void> =>
  page.evaluate(
    async (badges) => {
      const isThanked = (given: string) => document.querySelector('.saved')?.textContent?.includes(given);
      for (const { payload, given } of badges) {
        // Once: a second scan would be a second check-in, however late the thanks for the first come.
        window.typeLikeScanner(payload);
        for (const end = performance.now() + 30_000; !isThanked(given) && performance.now() < end; )
          await new Promise((resolve) => setTimeout(resolve, 4));
        if (!isThanked(given)) throw new Error(`${given} was not thanked: ${document.body.textContent}`);
      }
    },
    visitors.map((visitor) => ({ payload: vCardOf(visitor), given: visitor.name.split(' ')[0] ?? '' })),
  );

/** Longer than thanks stay by themselves. */
const thanksMs = 7_000;

/** Back to the attract screen. On a busy machine the thanks may be over before anybody can press. */
const leave = async (page: Page): Promise<void> => {
  await page
    .getByRole('button', { name: 'Done' })
    .click({ timeout: thanksMs })
    .catch(() => undefined);
  await isInviting(page);
};

const signInByHand = async (page: Page, visitor: Visitor): Promise<void> => {
  await fillForm(page, visitor);
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await page.getByText(`Thank you, ${visitor.name.split(' ')[0]}`).waitFor();
  await leave(page);
};

const signInAll = async (page: Page, visitors: Visitor[], byHand: number): Promise<void> => {
  await scanAll(page, visitors.slice(byHand));
  await leave(page);
  for (const visitor of visitors.slice(0, byHand)) await signInByHand(page, visitor);
};

/** All that a page can read of what it keeps beside IndexedDB: storage areas, history, caches. */
const readAreas = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const cached = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push(name, request.url, await (await cache.match(request))?.text());
    }
    const areas = [
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      location.href,
      document.title,
      document.cookie,
    ];
    return JSON.stringify([...areas, cached, performance.getEntries().map(({ name }) => name)]);
  });

const texts = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => visitorNumber(index)).flatMap(textsOf);

type ReadSoFar = Omit<ProfileSearch, 'found'>;

export interface Planted {
  people: number;
  sent: number;
  parked: number;
  unsent: number;
  /** What was read of the disk as the evening left it. */
  atNight: ReadSoFar;
  /** And of the same disk once LevelDB had turned its log into tables. */
  later: ReadSoFar;
  /** Planted texts that are somewhere in the profile's folder, at either time, with the places. */
  onDisk: Map<string, Place[]>;
  /** Planted texts that only the reader of tables brings to light, and how many of the marks beside them. */
  onlyUnpacked: string[];
  marksUnpacked: number;
  /** Planted texts in console messages, addresses, storage areas, history and caches. */
  elsewhere: string[];
}

/** A third is sent, a third is refused by the server, a third waits; then the browser ends and its folder is searched. */
export const plant = async (options: { people: number; byHand: number; dist?: string }): Promise<Planted> => {
  const heard: string[] = [];
  const station = await openStation({
    ...(options.dist && { dist: options.dist }),
    prepare: async (browser) => {
      browser.on('console', (message) => heard.push(message.text(), message.location().url));
      browser.on('weberror', (error) => heard.push(String(error.error().stack)));
      browser.on('request', (request) => heard.push(request.url()));
    },
  });
  const { kiosk, gateway } = station;
  try {
    const visitors = Array.from({ length: options.people }, (_, index) => visitorNumber(index));
    const third = Math.ceil(visitors.length / 3);
    const byHand = Math.ceil(options.byHand / 3);
    const sender = kiosk.getByTestId('safety');
    await signInAll(kiosk, visitors.slice(0, third), byHand);
    await sender.getByText('All safe').waitFor({ timeout: 60_000 });

    gateway.wire = 'refusing';
    await signInAll(kiosk, visitors.slice(third, 2 * third), byHand);
    await kiosk.waitForFunction(
      countKept,
      { state: 'parked', count: third },
      { timeout: 120_000, polling: 250 },
    );
    gateway.wire = 'down';
    await signInAll(kiosk, visitors.slice(2 * third), byHand);
    const unsent = visitors.length - 2 * third;
    await kiosk.waitForFunction(
      countKept,
      { state: 'unsent', count: unsent },
      { timeout: 20_000, polling: 250 },
    );
    await sender.getByText(String(visitors.length - third)).waitFor();
    heard.push(await readAreas(kiosk));
    await station.browser.close();

    const wanted = texts(options.people);
    const { found: foundAtNight, ...atNight } = searchProfile(station.profile, wanted);

    // The next days: starts and many more writes, on which LevelDB packs what its log held.
    const again = await openBrowser({ profile: station.profile, cameraFilm: emptyFilm(station.folder) });
    const page = again.pages()[0] ?? (await again.newPage());
    await page.goto(`${gateway.url}/kiosk`);
    await isInviting(page);
    await fillTables(page);
    await waitForTables(station.profile);
    await again.close();

    const { found, ...later } = searchProfile(station.profile, [...wanted, ...marks]);
    const placesOf = (text: string): Place[] => [
      ...(foundAtNight.get(text) ?? []),
      ...(found.get(text) ?? []),
    ];
    return {
      people: visitors.length,
      sent: third,
      parked: third,
      unsent,
      atNight,
      later,
      onDisk: new Map(
        wanted.filter((text) => placesOf(text).length > 0).map((text) => [text, placesOf(text)]),
      ),
      onlyUnpacked: foundOnlyUnpacked(found, wanted),
      marksUnpacked: foundOnlyUnpacked(found, marks).length,
      elsewhere: [...makeSearch(wanted)(Buffer.from([...heard, ...gateway.asked].join('\n')))],
    };
  } finally {
    await station.end();
  }
};

/** In the page: whether so many rows of the outbox are in a state. Asked of IndexedDB itself. */
const countKept = ({ state, count }: { state: string; count: number }): Promise<boolean> =>
  new Promise((resolve) => {
    const opening = indexedDB.open('rollcall');
    opening.onsuccess = () => {
      const database = opening.result;
      const rows = database.transaction('outbox').objectStore('outbox').index('state').count(state);
      rows.onsuccess = () => {
        database.close();
        resolve(rows.result === count);
      };
    };
  });

/** The texts that the control must bring to light. */
export const plantedTexts = texts;
