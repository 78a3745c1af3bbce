/** Files of strangers within the office's page: PDFs page by page, pictures that look alike side by side. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { photoOfNameTag } from '../bench/likeness/made-up-pictures.ts';
import { apply, saysAbout } from '../server/apply.ts';
import { clerk, convention, openOffice, registrant } from '../server/office.ts';
import { startServer, type TestServer } from '../server/start-server.ts';
import { landscape, openBrowser, portrait } from './browser.ts';
import { brokenPdf, certificate, endlessPdf, lockedPdf, programme } from './evidence-files.ts';
import { lookAt } from './looks.ts';

const maria = registrant('R70012', { email: 'maria@dry.example' });
const looks = [
  { name: 'light', colorScheme: 'light', viewport: landscape },
  { name: 'dark', colorScheme: 'dark', viewport: portrait },
] as const;

let server: TestServer;
let office: BrowserContext;
let desk: Page;
let folder: string;
/** Whatever the page's policy refused, and every address that is not ours. */
let refused: string[];

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-viewer-'));
  server = await startServer();
  await openOffice(server.rooms, [maria]);
  office = await openBrowser({ profile: join(folder, 'office'), viewport: landscape });
  desk = office.pages()[0] ?? (await office.newPage());
  refused = [];
  desk.on('console', (said) => {
    if (/Content Security Policy/i.test(said.text())) refused.push(said.text());
  });
  office.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url)) refused.push(request.url());
  });
  const { code } = await server.rooms.access.createSignInLink(clerk.id);
  await desk.goto(`${server.url}/console#sign-in=${code}`);
  await desk.getByRole('link', { name: 'Applications' }).waitFor();
});
test.afterAll(async () => {
  await office.close();
  await server.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const open = async (...evidence: Buffer[]) => {
  const applicant = await apply(server.url, saysAbout(convention.id), evidence);
  await desk.goto(`${server.url}/console/applications/${applicant.id}`);
  return applicant;
};
/** How many of a canvas' pixels are not white. */
const inkOn = (canvas: Locator): Promise<number> =>
  canvas.evaluate((drawn: HTMLCanvasElement) => {
    const pixels = drawn.getContext('2d')?.getImageData(0, 0, drawn.width, drawn.height).data ?? [];
    let ink = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at + 1] ?? 255) < 128) ink++;
    return ink;
  });

test('a PDF is read within the page: its pages, from near, turned, by keys, and its words', async () => {
  const photo = await photoOfNameTag(1);
  await open((await programme(photo)).buffer, (await certificate('Maria Kowalczyk')).buffer);
  const canvas = desk.getByRole('img', { name: 'Evidence: photo-1.jpg, page 1 of 3' });
  await expect.poll(() => inkOn(canvas)).toBeGreaterThan(500);
  const upright = await canvas.boundingBox();
  expect((upright?.height ?? 0) / (upright?.width ?? 1)).toBeCloseTo(842 / 595, 1);
  await desk.getByText('The words of this page').click();
  await expect(desk.getByText('Programme, day 1')).toBeVisible();

  const frame = desk.getByRole('region', { name: /photo-1\.jpg, page/ });
  await frame.focus();
  await desk.keyboard.press('PageDown');
  await expect(frame).toHaveAccessibleName('photo-1.jpg, page 2 of 3, 100 %, turned 0 degrees');
  const second = desk.getByRole('img', { name: 'Evidence: photo-1.jpg, page 2 of 3' });
  // The photo fills a good part of it.
  await expect.poll(() => inkOn(second)).toBeGreaterThan(20_000);
  const sharpness = await second.evaluate((drawn: HTMLCanvasElement) => drawn.width);
  await desk.keyboard.press('+');
  await desk.keyboard.press('r');
  await expect(frame).toHaveAccessibleName('photo-1.jpg, page 2 of 3, 140 %, turned 90 degrees');
  // Drawn anew, not only stretched.
  await expect
    .poll(() => second.evaluate((drawn: HTMLCanvasElement) => drawn.width))
    .toBeGreaterThan(sharpness);
  const found = await lookAt(desk, 'console-pdf', looks);
  await desk.getByRole('button', { name: 'Next page' }).click();
  await expect(desk.getByText('Page 3 of 3')).toBeVisible();
  // A fax and Japanese: their decoder and their letters come from this server, too.
  const third = desk.getByRole('img', { name: 'Evidence: photo-1.jpg, page 3 of 3' });
  await expect.poll(() => inkOn(third)).toBeGreaterThan(20_000);
  await desk.getByText('The words of this page').click();
  await expect(desk.getByText('日本')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Next page' })).toBeDisabled();

  await desk.getByRole('button', { name: 'photo-2.jpg' }).click();
  const one = desk.getByRole('img', { name: 'Evidence: photo-2.jpg, page 1 of 1' });
  await expect.poll(() => inkOn(one)).toBeGreaterThan(500);
  await expect(desk.getByRole('button', { name: 'Next page' })).toHaveCount(0);
  found.push(...(await lookAt(desk, 'console-pdf-certificate', looks)));
  expect(found).toEqual([]);
  expect(refused).toEqual([]);
});

test('a PDF that is locked, broken or endless says so, and can be saved', async () => {
  test.slow();
  await open((await lockedPdf()).buffer, brokenPdf().buffer, (await endlessPdf()).buffer);
  await expect(desk.getByRole('alert')).toContainText('locked with a password');
  await desk.getByRole('button', { name: 'photo-2.jpg' }).click();
  await expect(desk.getByRole('alert')).toContainText('it is damaged');
  const found = await lookAt(desk, 'console-pdf-broken', looks);
  const [saved] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Save photo-2.jpg' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/\.pdf$/);
  await desk.getByRole('button', { name: 'photo-3.jpg' }).click();
  await expect(desk.getByRole('alert')).toContainText('takes too long', { timeout: 60_000 });
  // The page is as quick as before.
  await desk.getByRole('button', { name: 'photo-1.jpg' }).click({ timeout: 2_000 });
  await expect(desk.getByRole('alert')).toContainText('locked with a password');
  expect(found).toEqual([]);
  expect(refused).toEqual([]);
});

test('two pictures that look alike are shown side by side when asked', async () => {
  const photo = await photoOfNameTag(2);
  const first = await open(photo);
  const again = await sharp(photo).rotate(90).resize({ width: 700 }).webp({ quality: 60 }).toBuffer();
  await apply(server.url, saysAbout(convention.id), [again]);
  await expect
    .poll(async () => {
      await desk.reload();
      await desk.getByText('What it says').waitFor();
      return desk.getByText(/looks like a picture in/).count();
    })
    .toBe(1);
  await desk.getByRole('button', { name: 'Show both' }).click();
  const both = desk.getByRole('region', { name: 'Pictures that look alike' });
  await expect(both.getByRole('heading', { name: 'Pictures that look alike' })).toBeFocused();
  await expect(both.getByRole('img')).toHaveCount(2);
  for (const picture of await both.getByRole('img').all())
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  // Each is turned for itself.
  await both.getByRole('button', { name: 'Turn', exact: true }).last().click();
  await expect(both.getByRole('region', { name: /turned 90 degrees/ })).toHaveCount(1);
  // Dragged within its frame.
  const frame = both.getByRole('region', { name: /turned 90 degrees/ });
  await both.getByRole('button', { name: 'Closer' }).last().click();
  await both.getByRole('button', { name: 'Closer' }).last().click();
  const before = await frame.evaluate(({ scrollTop, scrollLeft }) => scrollTop + scrollLeft);
  await frame.hover();
  await desk.mouse.down();
  await desk.mouse.move(0, 0, { steps: 4 });
  await desk.mouse.up();
  expect(await frame.evaluate(({ scrollTop, scrollLeft }) => scrollTop + scrollLeft)).toBeGreaterThan(before);
  const found = await lookAt(desk, 'console-look-alikes', looks);
  await both.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(both).toHaveCount(0);
  await desk
    .getByText(/looks like a picture in/)
    .getByRole('link')
    .click();
  await expect(desk).not.toHaveURL(new RegExp(first.id));
  expect(found).toEqual([]);
});
