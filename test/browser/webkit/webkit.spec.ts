/** The tablet in a real WebKit, as on an iPad: store, seal and sender with WebKit's own IndexedDB, keys and network. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { searchProfile } from '../disk-image/profile-search.ts';
import { openBooth } from '../station.ts';
import { typeLikeScanner, type Visitor, vCardOf } from '../visitors.ts';
import { openDriven } from './driver.ts';
import { openInspected } from './inspected.ts';
import { findWebKit, openScreen, type Screen } from './machine.ts';
import { type Evaluate, readRows, readScreen } from './page.ts';

const webKit = findWebKit();
test.skip(webKit === null, 'needs WebKit: Debian’s webkit2gtk-driver, and xvfb where there is no screen');

type Booth = Awaited<ReturnType<typeof openBooth>>;
let booth: Booth;
let screen: Screen;

test.beforeEach(async () => {
  booth = await openBooth();
  screen = await openScreen();
});
test.afterEach(async () => {
  await screen.close();
  await booth.end();
});

const byHand: Visitor = {
  name: 'Wilhelmina Quartermain',
  number: '7319001',
  email: 'wilhelmina@leak.example',
};
const textsOf = ({ name, number, email }: Visitor): string[] => [...name.split(' '), number, email];

const shows = (page: { evaluate: Evaluate }, words: string): Promise<void> =>
  // While a page is loaded anew it cannot be asked.
  expect(async () => expect(await page.evaluate(readScreen)).toContain(words)).toPass({
    timeout: 20_000,
    intervals: [100],
  });

/** The network is back, and the browser says so. */
const reconnect = (page: { evaluate: Evaluate }): Promise<boolean> => {
  booth.gateway.wire = 'open';
  return page.evaluate(() => dispatchEvent(new Event('online')));
};

/** The app is in the tablet's cache: from here on it starts without a network. */
const isInstalled = (page: { evaluate: Evaluate }): Promise<string | undefined> =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

const recordsOnServer = () =>
  booth.server.rooms.store.db.selectFrom('check_in').select(['id', 'claim_json']).execute();

test('a sign-in by hand without network is kept over a reload and arrives once', async () => {
  if (webKit === null) return;
  const kiosk = await openDriven(webKit, screen);
  try {
    await kiosk.go(await booth.enrolmentLink());
    await shows(kiosk, 'Cleaning Expo');
    await shows(kiosk, 'Scan your badge');
    await isInstalled(kiosk);

    booth.gateway.wire = 'down';
    await kiosk.click('Sign in by hand');
    await kiosk.type('Your name', byHand.name);
    await kiosk.click('Continue');
    await kiosk.type('Registrant number', byHand.number);
    await kiosk.click('Continue');
    await kiosk.type('E-mail or phone number', byHand.email);
    await kiosk.click('Continue');
    await kiosk.click('Sign me in');
    await shows(kiosk, 'Thank you, Wilhelmina Q.');
    await shows(kiosk, 'Saved on this tablet');

    await kiosk.reload();
    await shows(kiosk, 'Scan your badge');
    await shows(kiosk, 'not yet sent: 1');
    const rows = await kiosk.evaluate(readRows);
    expect(rows.filter(({ store }) => store === 'outbox')).toHaveLength(1);
    // Read back after a reload, it signs the batch that the server would refuse without.
    expect(rows.find(({ store }) => store === 'signingKey')?.row).toContain(
      'private ECDSA, extractable false',
    );
    expect(textsOf(byHand).filter((text) => JSON.stringify(rows).includes(text))).toEqual([]);

    await reconnect(kiosk);
    await shows(kiosk, 'All safe');
    await expect.poll(recordsOnServer).toHaveLength(1);
  } finally {
    await kiosk.close();
  }
});

const byBadge: Visitor[] = [
  { name: 'Xanthippe Featherstonehaugh', number: '7319002', email: 'xanthippe@leak.example' },
  { name: 'Peregrine Ashbournham', number: '7319003', email: 'peregrine@leak.example' },
];

test('what was saved outlives a killed browser, and its disk names nobody', async () => {
  if (webKit === null) return;
  const profile = join(booth.folder, 'webkit');
  const openKiosk = (url: string) => openInspected(webKit, screen, { profile, url });
  /** The event is kept readable: it shows that the search can read what WebKit writes. */
  const onDisk = (): string[] => [
    ...searchProfile(profile, ['Cleaning Expo', ...byBadge.flatMap(textsOf)]).found.keys(),
  ];
  let kiosk = await openKiosk(await booth.enrolmentLink());
  await shows(kiosk, 'Scan your badge');
  await isInstalled(kiosk);

  booth.gateway.wire = 'down';
  for (const [index, visitor] of byBadge.entries()) {
    await kiosk.evaluate(typeLikeScanner, vCardOf(visitor));
    await shows(kiosk, 'Saved on this tablet');
    await kiosk.kill();
    expect(onDisk()).toEqual(['Cleaning Expo']);
    kiosk = await openKiosk(`${booth.gateway.url}/kiosk`);
    await shows(kiosk, `not yet sent: ${index + 1}`);
  }

  await reconnect(kiosk);
  await shows(kiosk, 'All safe');
  await expect.poll(recordsOnServer).toHaveLength(2);
  await kiosk.kill();

  expect(onDisk()).toEqual(['Cleaning Expo']);
});

test('nobody is told "saved" when WebKit has lost its connection to IndexedDB', async () => {
  if (webKit === null) return;
  const [first, second] = byBadge as [Visitor, Visitor];
  const kiosk = await openInspected(webKit, screen, {
    profile: join(booth.folder, 'webkit'),
    url: await booth.enrolmentLink(),
  });
  await shows(kiosk, 'Scan your badge');
  await isInstalled(kiosk);
  booth.gateway.wire = 'down';
  await kiosk.evaluate(typeLikeScanner, vCardOf(first));
  await shows(kiosk, 'Thank you, Xanthippe F.');

  kiosk.loseStorage();
  await kiosk.evaluate(typeLikeScanner, vCardOf(second));
  await shows(kiosk, 'Please ask staff');
  await shows(kiosk, second.name);

  // WebKit gives a document its connection never back: https://bugs.webkit.org/show_bug.cgi?id=309386
  await kiosk.evaluate(() => void setTimeout(() => location.reload(), 100));
  await shows(kiosk, 'not yet sent: 1');
  await kiosk.evaluate(typeLikeScanner, vCardOf(second));
  await shows(kiosk, 'Thank you, Peregrine A.');
  await shows(kiosk, 'not yet sent: 2');

  await reconnect(kiosk);
  await shows(kiosk, 'All safe');
  await expect.poll(recordsOnServer).toHaveLength(2);
  await kiosk.kill();
});
