import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Stands for axe's half a megabyte of code where the page has it already. */
const nothing = ';';

/**
 * What axe finds on a page as it is, in words: WCAG 2.2 AA and its best practices, or some rules only. In axe's legacy
 * mode, since the other opens and closes a tab of its own for every look, for frames of other origins: we have none.
 */
export const findIn = async (page: Page, rules: readonly string[] = []): Promise<string[]> => {
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: nothing }) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};
