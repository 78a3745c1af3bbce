/**
 * Takes the pictures that a browser shows when it offers to install the app, into public/pictures:
 * `vite build && node test/commands/draw-app-pictures.ts`, after a change of the screens they show.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { landscape, portrait } from '../browser/browser.ts';
import { isInviting, openStation } from '../browser/station.ts';
import { scanByWedge, vCardOf } from '../browser/visitors.ts';

const folder = join(import.meta.dirname, '..', '..', 'public', 'pictures');
mkdirSync(folder, { recursive: true });
const sizes = { portrait, landscape };

const { kiosk, browser, end } = await openStation();

const take = async (page: Page, screen: string): Promise<void> => {
  const devTools = await browser.newCDPSession(page);
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    // What moves has come to rest.
    await page.waitForTimeout(1_500);
    const { data } = await devTools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    writeFileSync(join(folder, `${screen}-${size}.webp`), Buffer.from(data, 'base64'));
  }
};

await kiosk.locator('.own-phone canvas').waitFor();
await take(kiosk, 'scan');
await scanByWedge(kiosk, vCardOf({ name: 'Maria Kowalczyk', number: '50621', email: 'maria@dry.example' }));
await kiosk.getByRole('button', { name: 'Keep it longer' }).click();
await kiosk.mouse.move(0, 0);
await take(kiosk, 'saved');
await kiosk.getByRole('button', { name: 'Done' }).click();
await isInviting(kiosk);
await end();
