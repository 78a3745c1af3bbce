import { expect, test } from '@playwright/test';
import { findIn } from './axe.ts';
import { portrait } from './browser.ts';
import { takeTour } from './tour.ts';

// More than forty screens, each looked at twice.
test.setTimeout(360_000);

/** Colours that are on their way to the dark are neither the one nor the other. Runs in the page. */
const coloursSettle = async (): Promise<void> => {
  document.body.getBoundingClientRect();
  const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.all(changes.map(({ finished }) => finished.catch(() => undefined)));
};

test('axe finds nothing on any screen, light and dark', async () => {
  const found: string[] = [];
  let screens = 0;
  await takeTour({
    colorScheme: 'light',
    viewport: portrait,
    at: async (screen, page) => {
      screens++;
      found.push(...(await findIn(page)).map((finding) => `${screen}: ${finding}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.evaluate(coloursSettle);
      // Only colours differ in the dark.
      found.push(...(await findIn(page, ['color-contrast'])).map((finding) => `${screen}, dark: ${finding}`));
      await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate(coloursSettle);
    },
  });
  expect(screens).toBeGreaterThan(30);
  expect(found).toEqual([]);
});
