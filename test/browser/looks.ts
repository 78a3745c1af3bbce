/** One screen in several sizes and colours: what axe finds in each, and whether it fits. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findIn } from './axe.ts';

export interface Look {
  name: string;
  colorScheme: 'light' | 'dark';
  viewport: { width: number; height: number };
}

/** In words; nothing where all is well. Pictures are kept in the folder that `ROLLCALL_PICTURES` names. */
export const lookAt = async (page: Page, screen: string, looks: readonly Look[]): Promise<string[]> => {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const { name, colorScheme, viewport } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(viewport);
    found.push(...(await findIn(page)).map((finding) => `${screen} ${name}: ${finding}`));
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (isWide) found.push(`${screen} ${name}: wider than the screen`);
    if (process.env.ROLLCALL_PICTURES)
      await page.screenshot({
        path: join(process.env.ROLLCALL_PICTURES, `${screen}-${name}.png`),
        fullPage: true,
      });
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
  return found;
};
