/**
 * Pictures of every screen from the running product, into docs/screenshots: two sizes, light and dark.
 * With words behind it (`npm run screenshots -- quarantine import`) only of screens whose names hold one of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { landscape, portrait } from '../browser/browser.ts';
import { takeTour } from '../browser/tour.ts';
import { smallPng } from './small-png.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
const words = process.argv.slice(2);
const isAsked = (screen: string): boolean =>
  words.length === 0 || words.some((word) => screen.includes(word));

for (const [size, viewport] of Object.entries({ portrait, landscape })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    let pictures = 0;
    await takeTour({
      viewport,
      colorScheme,
      at: async (screen, page) => {
        if (!isAsked(screen)) return;
        pictures++;
        // Nothing is pointed at.
        await page.mouse.move(0, 0);
        const picture = await page.screenshot({ animations: 'disabled' });
        writeFileSync(join(folder, `${screen}-${size}-${colorScheme}.png`), smallPng(picture));
      },
    });
    console.log(`${size}, ${colorScheme}: ${pictures} pictures`);
  }
}
