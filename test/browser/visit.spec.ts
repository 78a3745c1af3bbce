/** What one visitor after another meets at the booth, in a real browser, and what the office hears of it. */
import { expect, test } from '@playwright/test';
import { receiptCodeOf } from '../../src/domain/receipt-code.ts';
import { landscape, portrait } from './browser.ts';
import { isInviting, openStation } from './station.ts';
import { fillForm, scanByWedge, type Visitor, vCardOf } from './visitors.ts';

let station: Awaited<ReturnType<typeof openStation>>;
/** The last number that the station's records had before this test. */
let before = 0;
let people = 0;
/** Nobody whom the station has seen: the tests follow each other on one tablet, as visitors do. */
const visitorNamed = (name: string): Visitor => {
  people++;
  return { name, number: String(50_620 + people), email: `visitor.${people}@dry.example` };
};

test.beforeAll(async () => {
  // Time goes by as everywhere, and faster where a test only waits.
  station = await openStation({ prepare: (browser) => browser.clock.install() });
});
test.beforeEach(async () => {
  const { kiosk, server } = station;
  await kiosk.setViewportSize(portrait);
  await kiosk.reload();
  await isInviting(kiosk);
  await expect(kiosk.getByTestId('safety')).toHaveText('All safe');
  const { seq } = await server.rooms.store.db
    .selectFrom('raw_record')
    .select((eb) => eb.fn.max<number | null>('seq').as('seq'))
    .executeTakeFirstOrThrow();
  before = seq ?? 0;
});
test.afterAll(() => station.end());

/** What the office has of this test, when it is so much. */
const arrived = async (checkIns: number, corrections = 0) => {
  const { db } = station.server.rooms.store;
  const rows = async () => ({
    checkIns: await db.selectFrom('check_in').selectAll().where('seq', '>', before).orderBy('seq').execute(),
    corrections: await db
      .selectFrom('correction')
      .selectAll()
      .where('seq', '>', before)
      .orderBy('seq')
      .execute(),
  });
  await expect
    .poll(async () => {
      const now = await rows();
      return [now.checkIns.length, now.corrections.length];
    })
    .toEqual([checkIns, corrections]);
  return rows();
};

/** How long the thanks that come next stay on the screen, by the page's own time. Runs in the page. */
const thanksMs = (): Promise<number> =>
  new Promise((resolve) => {
    let shownAt: number | null = null;
    const look = new MutationObserver(() => {
      const isShown = document.querySelector('.saved') !== null;
      if (isShown) shownAt ??= Date.now();
      else if (shownAt !== null) resolve(Date.now() - shownAt);
    });
    look.observe(document.body, { childList: true, subtree: true });
  });

test('a badge in Spanish: thanked, given a receipt, and forgotten, the language too', async () => {
  const { kiosk } = station;
  await kiosk.getByRole('button', { name: 'Español' }).click();
  await kiosk.getByRole('heading', { name: 'Escanee su credencial' }).waitFor();
  expect(await kiosk.locator('html').getAttribute('lang')).toBe('es');
  const stays = kiosk.evaluate(thanksMs);
  await scanByWedge(kiosk, vCardOf(visitorNamed('Maria Kowalczyk')));
  await expect(kiosk.getByRole('status')).toContainText('Gracias, Maria K.');
  await expect(kiosk.getByRole('img', { name: 'Código QR de su recibo' })).toBeVisible();
  const code = await kiosk.locator('.receipt-code').textContent();
  await kiosk.clock.runFor(7_000);
  await isInviting(kiosk);
  expect(await stays).toBeGreaterThan(5_000);
  expect(await kiosk.locator('html').getAttribute('lang')).toBe('en');
  const { checkIns } = await arrived(1);
  expect(checkIns[0]).toMatchObject({ locale: 'es', privacy_notice: '2026-11' });
  expect(code).toBe(receiptCodeOf(checkIns[0]?.id ?? ''));

  const phone = await station.browser.newPage();
  await phone.goto(`${station.server.url}/receipt#${code}`);
  await expect(phone.getByText(code ?? '')).toBeVisible();
  await phone.close();
});

test('a screen that somebody wants to read stays', async () => {
  const { kiosk } = station;
  await scanByWedge(kiosk, vCardOf(visitorNamed('Ana Lopez')));
  await kiosk.getByRole('button', { name: 'Keep it longer' }).click();
  await kiosk.clock.runFor(9_000);
  await expect(kiosk.getByRole('status')).toContainText('Thank you, Ana L.');
  await kiosk.getByRole('button', { name: 'Done' }).click();
  await isInviting(kiosk);
});

test('a spelling is put right and a number added, as a further fact', async () => {
  const { kiosk } = station;
  await scanByWedge(kiosk, vCardOf(visitorNamed('Wanda Kowaltschick')));
  await kiosk.getByRole('button', { name: 'Correct something' }).click();
  await expect(kiosk.getByLabel('Your name')).toHaveValue('Wanda Kowaltschick');
  await kiosk.getByLabel('Your name').fill('Wanda Kowalczyk');
  await kiosk.getByRole('button', { name: 'Continue' }).click();
  await kiosk.getByRole('textbox', { name: 'Registrant number' }).fill('50 621');
  await kiosk.getByRole('button', { name: 'Continue' }).click();
  await kiosk.getByRole('button', { name: 'Leave as it is' }).click();
  await kiosk.getByRole('button', { name: 'Save the correction' }).click();
  await expect(kiosk.getByRole('status')).toContainText('Your correction is saved');
  const { checkIns, corrections } = await arrived(1, 1);
  expect(corrections[0]).toMatchObject({ what: 'details', corrects: checkIns[0]?.id });
  expect(JSON.parse(corrections[0]?.claim_json ?? '')).toEqual({
    full_name: 'Wanda Kowalczyk',
    registrant_number: '50621',
  });
});

test('"this is not me" takes it back, and the badge’s owner is greeted as new', async () => {
  const { kiosk } = station;
  const badge = vCardOf(visitorNamed('Karim Haddad'));
  await scanByWedge(kiosk, badge);
  await kiosk.getByRole('button', { name: 'This is not me' }).click();
  await kiosk.getByRole('button', { name: 'No, this is not me' }).click();
  await expect(kiosk.getByRole('status')).toContainText('That sign-in will not count');
  await expect(kiosk.locator('.receipt')).toHaveCount(0);
  // One badge held in view is one scan for five seconds.
  await kiosk.clock.runFor(5_500);
  await scanByWedge(kiosk, badge);
  await expect(kiosk.getByRole('status')).toContainText('Thank you, Karim H.');
  const { checkIns, corrections } = await arrived(2, 1);
  expect(corrections[0]).toMatchObject({ what: 'not-me', corrects: checkIns[0]?.id, claim_json: '{}' });
});

test('by hand in five taps; the same person again is told so kindly, and recorded', async () => {
  const { kiosk } = station;
  await kiosk.evaluate(() => {
    addEventListener('click', () => {
      document.body.dataset.taps = String(Number(document.body.dataset.taps ?? 0) + 1);
    });
  });
  const aiko = visitorNamed('Aiko Nakamura');
  await fillForm(kiosk, aiko);
  await kiosk.getByRole('button', { name: 'Sign me in' }).click();
  await expect(kiosk.getByRole('status')).toContainText('Thank you, Aiko N.');
  expect(Number(await kiosk.locator('body').getAttribute('data-taps'))).toBeLessThanOrEqual(8);
  await kiosk.getByRole('button', { name: 'Done' }).click();
  await fillForm(kiosk, { ...aiko, name: ' AIKO  Nakamura' });
  await kiosk.getByRole('button', { name: 'Sign me in' }).click();
  await expect(kiosk.getByRole('status')).toContainText('You are already signed in today');
  await arrived(2);
});

test('several people, one after another, without a member of staff', async () => {
  const { kiosk } = station;
  for (const [index, person] of [visitorNamed('Chidi Okafor'), visitorNamed('Zoé Tremblay')].entries()) {
    if (index === 0) await kiosk.getByRole('button', { name: 'Sign in several people' }).click();
    await kiosk.getByLabel('Your name').fill(person.name);
    await kiosk.getByRole('button', { name: 'Continue' }).click();
    await kiosk.getByRole('button', { name: 'I don’t know it' }).click();
    await kiosk.getByLabel('E-mail or phone number').fill(person.email);
    await kiosk.getByRole('button', { name: 'Continue' }).click();
    await kiosk.getByRole('button', { name: 'Sign me in' }).click();
    await expect(kiosk.getByRole('status')).toContainText('Thank you');
    // The first waits for the countdown, the second says that it is done.
    if (index > 0) continue;
    await kiosk.clock.runFor(8_000);
    await expect(kiosk.getByLabel('Your name')).toHaveValue('');
  }
  await kiosk.getByRole('button', { name: 'We are done' }).click();
  await isInviting(kiosk);
  await arrived(2);
});

test('in every language, upright and on its side, nothing has to be scrolled for', async () => {
  const { kiosk } = station;
  const below: string[] = [];
  for (const [size, viewport] of Object.entries({ portrait, landscape })) {
    await kiosk.setViewportSize(viewport);
    for (const language of ['English', 'Español', 'Français']) {
      const look = async (screen: string): Promise<void> => {
        const by = await kiosk.evaluate(() => document.documentElement.scrollHeight - innerHeight);
        if (by > 0) below.push(`${screen}, ${language}, ${size}: ${by} pixels`);
      };
      await kiosk.getByRole('button', { name: language }).click();
      await kiosk.locator('.own-phone canvas').waitFor();
      await look('attract');
      await kiosk.locator('.attract-act .button').nth(1).click();
      await look('name');
      await scanByWedge(kiosk, vCardOf(visitorNamed(`Maria ${size} ${language}`)));
      await kiosk.locator('.saved').waitFor();
      await look('saved, of a group');
      await kiosk.locator('.saved-acts .button').nth(1).click();
      await isInviting(kiosk);
    }
  }
  expect(below).toEqual([]);
});

test('nothing leads out: back, menu, drag, zoom, selection, print', async () => {
  const { kiosk } = station;
  await kiosk.getByRole('button', { name: 'Sign in by hand' }).click();
  await kiosk.getByLabel('Your name').fill('Maria');
  for (let times = 0; times < 3; times++) await kiosk.evaluate(() => history.back());
  await kiosk.waitForTimeout(500);
  await expect(kiosk.getByLabel('Your name')).toHaveValue('Maria');
  expect(new URL(kiosk.url()).pathname).toBe('/kiosk');
  const stopped = await kiosk.evaluate(() => {
    const heading = document.querySelector('h1') ?? document.body;
    const isStopped = (event: Event) => !heading.dispatchEvent(event);
    const given = { bubbles: true, cancelable: true };
    return [
      isStopped(new MouseEvent('contextmenu', given)),
      isStopped(new DragEvent('dragstart', given)),
      isStopped(new WheelEvent('wheel', { ...given, ctrlKey: true })),
      isStopped(new WheelEvent('wheel', given)),
      getComputedStyle(heading).userSelect,
      getComputedStyle(document.querySelector('.kiosk') ?? heading).touchAction,
    ];
  });
  expect(stopped).toEqual([true, true, true, false, 'none', 'pan-y']);
  await kiosk.emulateMedia({ media: 'print' });
  await expect(kiosk.getByLabel('Your name')).toBeHidden();
  await kiosk.emulateMedia({ media: 'screen' });
  await scanByWedge(kiosk, vCardOf(visitorNamed('Tomás Echevarría')));
  await kiosk.locator('.receipt').waitFor();
  await kiosk.emulateMedia({ media: 'print' });
  await expect(kiosk.locator('.receipt-code')).toBeVisible();
  await expect(kiosk.getByText('Thank you')).toBeHidden();
  await kiosk.emulateMedia({ media: 'screen' });
});
