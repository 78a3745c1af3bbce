/** Draws the PNG icons of the installed app from their SVG sources: `node test/commands/draw-icons.ts`, after changing one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../chromium.ts';

const folder = join(import.meta.dirname, '..', '..', 'public', 'icons');
const icons = [
  { from: 'icon.svg', to: 'icon-192.png', pixels: 192 },
  { from: 'icon.svg', to: 'icon-512.png', pixels: 512 },
  { from: 'icon-maskable.svg', to: 'icon-maskable-512.png', pixels: 512 },
];

const browser = await chromium.launch({ ...(await findChromium()), args: chromiumArguments() });
for (const { from, to, pixels } of icons) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  const svg = readFileSync(join(folder, from), 'utf8').replace(
    '<svg ',
    `<svg width="${pixels}" height="${pixels}" `,
  );
  await page.setContent(`<body style="margin:0">${svg}</body>`);
  writeFileSync(join(folder, to), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
