import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { portrait } from './browser.ts';
import { takeTour } from './tour.ts';

// More than forty screens, each looked at twice.
test.setTimeout(360_000);

/** What axe finds, in words: WCAG 2.2 AA and its best practices, or some rules only. */
const findIn = async (page: Page, rules: readonly string[] = []): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};

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
