/** Where the system chooses the colours (high contrast), and backgrounds say nothing any more. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { openStation } from './station.ts';
import { scanByWedge, vCardOf } from './visitors.ts';

test.setTimeout(120_000);

/** Keys and buttons that can be told from text by nothing: of what has a border, the system draws it. Runs in the page. */
const findFlat = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.button, .number-pad-key, .text-field input')]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const { borderTopWidth, borderTopStyle, textDecorationLine } = getComputedStyle(element);
      const hasEdge = Number.parseFloat(borderTopWidth) > 0 && borderTopStyle === 'solid';
      return !hasEdge && textDecorationLine !== 'underline';
    })
    .map((element) => element.textContent || element.className);

/** What is seen most of it; the styles of the page do not say what the system makes of them. */
const colourOf = async (element: Locator): Promise<object> =>
  (await sharp(await element.screenshot()).stats()).dominant;

const focusOf = (page: Page): Promise<{ style: string; width: number }> =>
  page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`keys have edges, what is chosen and what has the focus can be told, ${colorScheme}`, async () => {
    const station = await openStation();
    const found: string[] = [];
    try {
      const { kiosk } = station;
      await kiosk.emulateMedia({ forcedColors: 'active', contrast: 'more', colorScheme });
      const look = async (screen: string): Promise<void> => {
        const said = await kiosk.evaluate(findFlat);
        found.push(...said.map((text) => `${screen}: ${text}`));
      };
      await look('attract');
      await kiosk.getByRole('button', { name: 'Sign in by hand' }).click();
      await kiosk.getByLabel('Your name').fill('Ann');
      await kiosk.keyboard.press('Tab');
      expect(await focusOf(kiosk)).toEqual({ style: 'solid', width: 4 });
      await look('name');
      await kiosk.getByRole('button', { name: 'Continue' }).click();
      await kiosk.getByRole('button', { name: '7' }).waitFor();
      await look('number');
      await scanByWedge(kiosk, vCardOf({ name: 'Maria Kowalczyk', number: '70012', email: 'm@dry.example' }));
      // More than a colour says that it went well.
      await expect(kiosk.getByRole('status')).toContainText('Thank you, Maria K.');
      await expect(kiosk.locator('.saved svg').first()).toBeVisible();
      await look('saved');
      await kiosk.getByRole('button', { name: 'Done' }).click();
      await kiosk.keyboard.press('Control+Alt+s');
      await look('PIN');
      for (let times = 0; times < 2; times++) await kiosk.locator('.staff-pin-input').fill('418257');
      await kiosk.locator('.staff-safety').waitFor();
      await look('staff view');
      const [current, other] = await Promise.all(
        [0, 1].map((nth) => colourOf(kiosk.locator('.staff-page').nth(nth))),
      );
      expect(current).not.toEqual(other);
      expect(found).toEqual([]);
    } finally {
      await station.end();
    }
  });
