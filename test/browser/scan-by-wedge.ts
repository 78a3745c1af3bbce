import type { Page } from '@playwright/test';

/** A hand scanner types the payload like a very fast keyboard, and Enter for every line. */
export const scanByWedge = async (page: Page, payload: string): Promise<void> => {
  await page.evaluate((text) => {
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    for (const character of text.replaceAll('\r\n', '\n')) press(character === '\n' ? 'Enter' : character);
    press('Enter');
  }, payload);
};
