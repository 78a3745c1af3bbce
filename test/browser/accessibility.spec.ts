import { expect, type Page, test } from '@playwright/test';
import { findIn } from './axe.ts';
import { portrait } from './browser.ts';
import { takeTour } from './tour.ts';

// More than forty screens, each looked at twice.
test.setTimeout(360_000);

/** Takes the other colours at once: on their way they are neither the one nor the other. */
const paint = async (page: Page, colorScheme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => void document.body.getBoundingClientRect());
  await page.emulateMedia({ reducedMotion: null });
};

test('axe finds nothing on any screen, light and dark', async () => {
  const found: string[] = [];
  let screens = 0;
  await takeTour({
    colorScheme: 'light',
    viewport: portrait,
    at: async (screen, page) => {
      screens++;
      // A button that has just become usable is still on its way, too.
      await paint(page, 'light');
      found.push(...(await findIn(page)).map((finding) => `${screen}: ${finding}`));
      await paint(page, 'dark');
      // Only colours differ in the dark.
      found.push(...(await findIn(page, ['color-contrast'])).map((finding) => `${screen}, dark: ${finding}`));
      await paint(page, 'light');
    },
  });
  expect(screens).toBeGreaterThan(30);
  expect(found).toEqual([]);
});
