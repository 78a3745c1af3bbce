/** The layout holds for a language whose texts are twice as long, for text at twice the size, and from right to left. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { landscape, portrait } from './browser.ts';
import { openStation } from './station.ts';
import { scanByWedge, vCardOf } from './visitors.ts';

test.setTimeout(300_000);

const root = join(import.meta.dirname, '..', '..');
const spanish = ['kiosk', 'staff'].flatMap((part) =>
  Object.values(
    JSON.parse(readFileSync(join(root, `src/messages/${part}/es.json`), 'utf8')) as Record<string, string>,
  ),
);

/** Every word twice; `{places}` stay as they are. */
const doubled = (text: string): string =>
  text
    .split(' ')
    .map((word) => (word.includes('{') ? word : `${word} ${word}`))
    .join(' ');

/** The build as it is, but for its Spanish: a language that says everything twice. */
const buildPseudo = (): string => {
  const dist = mkdtempSync(join(tmpdir(), 'rollcall-pseudo-'));
  cpSync(join(root, 'dist'), dist, { recursive: true });
  for (const name of readdirSync(join(dist, 'assets')).filter((file) => /^es-.*\.js$/.test(file))) {
    const file = join(dist, 'assets', name);
    const code = spanish
      .toSorted((a, b) => b.length - a.length)
      .reduce(
        (all, text) => {
          for (const quote of ['`', '"', "'"])
            if (all.includes(`${quote}${text}${quote}`))
              return all.replaceAll(`${quote}${text}${quote}`, `${quote}${doubled(text)}${quote}`);
          return all;
        },
        readFileSync(file, 'utf8'),
      );
    writeFileSync(file, code);
  }
  return dist;
};

/** What sticks out: the page to the side, a text out of its button, two texts over each other. Runs in the page. */
const findOverflow = (): string[] => {
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page by ${page.scrollWidth - page.clientWidth}`);
  const seen = [
    ...document.querySelectorAll<HTMLElement>('.kiosk :is(button, h1, h2, p, dt, dd, label, li)'),
  ].filter((element) => element.checkVisibility() && element.closest('.viewfinder-hidden, .unseen') === null);
  for (const element of seen) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const name = `${element.tagName} "${element.textContent?.slice(0, 40)}"`;
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
      found.push(`${name}: its own text by ${element.scrollWidth - element.clientWidth}`);
    if (left < -1 || right > innerWidth + 1) found.push(`${name}: over the edge`);
    if (element.tagName === 'BUTTON' && (bottom - top < 44 || right - left < 44))
      found.push(`${name}: too small`);
  }
  const buttons = seen.filter((element) => element.tagName === 'BUTTON');
  for (const [index, one] of buttons.entries())
    for (const other of buttons.slice(index + 1)) {
      const a = one.getBoundingClientRect();
      const b = other.getBoundingClientRect();
      const isSameLayer = one.closest('dialog') === other.closest('dialog');
      const overlap =
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      if (isSameLayer && overlap) found.push(`"${one.textContent}" over "${other.textContent}"`);
    }
  return found;
};

interface Look {
  name: string;
  viewport: { width: number; height: number };
  percent: number;
  dir: 'ltr' | 'rtl';
}
const looks: Look[] = [
  { name: 'portrait', viewport: portrait, percent: 150, dir: 'ltr' },
  { name: 'landscape', viewport: landscape, percent: 150, dir: 'ltr' },
  { name: 'portrait, text at 200 %', viewport: portrait, percent: 300, dir: 'ltr' },
  { name: 'landscape, text at 200 %', viewport: landscape, percent: 300, dir: 'ltr' },
  { name: 'portrait, right to left', viewport: portrait, percent: 150, dir: 'rtl' },
];

/** Looks at the screen in every way, and leaves it as it was. */
const lookAt = async (page: Page, screen: string, found: string[]): Promise<void> => {
  for (const { name, viewport, percent, dir } of looks) {
    await page.setViewportSize(viewport);
    await page.evaluate(
      ([percent, dir]) => {
        document.documentElement.style.fontSize = `${percent}%`;
        document.documentElement.dir = String(dir);
      },
      [percent, dir],
    );
    const folder = process.env.ROLLCALL_PICTURES;
    if (folder) await page.screenshot({ path: join(folder, `${screen}, ${name}.png`), fullPage: true });
    for (const what of await page.evaluate(findOverflow)) found.push(`${screen}, ${name}: ${what}`);
  }
};

const press = (page: Page, selector: string, index = 0): Promise<void> =>
  page.locator(selector).nth(index).click();

test('a language twice as long, in every size', async () => {
  const dist = buildPseudo();
  const station = await openStation({ dist });
  const found: string[] = [];
  try {
    const { kiosk } = station;
    const look = (screen: string) => lookAt(kiosk, screen, found);
    await press(kiosk, '.language', 1);
    await kiosk.getByText('Escanee Escanee su su credencial credencial').waitFor();
    await look('attract');
    await press(kiosk, '.privacy-open');
    await look('privacy');
    await press(kiosk, '.sheet .button');
    await scanByWedge(
      kiosk,
      vCardOf({ name: 'Wolfeschlegelsteinhausen Bergerdorff', number: '1', email: 'w@dry.example' }),
    );
    await kiosk.locator('.saved').waitFor();
    for (let times = 0; times < 3; times++) await press(kiosk, '.saved-acts .button', 1);
    await look('saved');
    await press(kiosk, '.saved-acts .button-quiet', 1);
    await look('not me');
    await press(kiosk, '.confirm .button');
    await press(kiosk, '.saved-acts .button-quiet');
    await look('correct');
    await press(kiosk, '.form-head .button', 1);
    await press(kiosk, '.language', 1);
    await press(kiosk, '.attract-act > .button-quiet');
    await press(kiosk, '.form-acts .button');
    await look('name');
    await kiosk.locator('.text-field input').fill('Ana');
    await press(kiosk, '.form-acts .button');
    await press(kiosk, '.form-acts .button');
    await look('number');
    await press(kiosk, '.form-acts .button', 1);
    await press(kiosk, '.form-acts .button');
    await look('contact');
    await kiosk.locator('.text-field input').fill('a.very.long.address.indeed@an-even-longer-domain.example');
    await press(kiosk, '.form-acts .button');
    await look('check');
    await press(kiosk, '.form-acts .button');
    await kiosk.locator('.saved').waitFor();
    for (let times = 0; times < 3; times++) await press(kiosk, '.saved-acts .button', 2);
    await look('saved of a group');
    await kiosk.keyboard.press('Control+Alt+s');
    await kiosk.locator('.staff-pin-input').waitFor();
    await look('staff PIN');
    for (let times = 0; times < 2; times++) await kiosk.locator('.staff-pin-input').fill('418257');
    await kiosk.locator('.staff-safety').waitFor();
    await look('staff safety');
    await press(kiosk, '.staff-page', 1);
    await kiosk.locator('.staff-day').waitFor();
    await look('staff end of day');
    expect(found).toEqual([]);
  } finally {
    await station.end();
    rmSync(dist, { recursive: true, force: true });
  }
});
