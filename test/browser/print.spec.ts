/** The receipt on a label, where staff set a printer up: what it takes to get it, and what is on the paper. */
import { expect, type Page, test } from '@playwright/test';
import { convention } from '../server/office.ts';
import { landscape, portrait } from './browser.ts';
import { isInviting, openStation } from './station.ts';
import { scanByWedge, vCardOf } from './visitors.ts';

declare global {
  interface Window {
    timesPrinted: number;
  }
}

/** Counts, and leaves the paper to `pagesOf`: a browser that shows a print preview makes no PDF. Runs in the page. */
const watchPrinting = (): void => {
  window.timesPrinted = 0;
  window.print = () => {
    window.timesPrinted++;
  };
};

let station: Awaited<ReturnType<typeof openStation>>;
test.beforeAll(async () => {
  station = await openStation({
    prepare: async (browser) => {
      await browser.addInitScript(watchPrinting);
    },
  });
});
test.afterAll(() => station.end());

const signIn = async (kiosk: Page, name: string): Promise<void> => {
  await scanByWedge(kiosk, vCardOf({ name, number: '50621', email: `${name.length}@dry.example` }));
  await kiosk.getByRole('status').waitFor();
};

const setPrinterUp = async (kiosk: Page): Promise<void> => {
  await kiosk.keyboard.press('Control+Alt+s');
  await kiosk.getByLabel('Choose a station PIN').fill('418257');
  await kiosk.getByLabel('Enter it once more').fill('418257');
  const offer = kiosk.getByLabel('Offer to print it');
  await expect(offer).not.toBeChecked();
  await offer.check();
  await kiosk.getByRole('button', { name: 'Back to the kiosk' }).click();
  await isInviting(kiosk);
};

/** Width and height of each page in millimetres. */
const pagesOf = async (kiosk: Page): Promise<[number, number][]> => {
  const pdf = (await kiosk.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [
    Math.round((Number(width) * 25.4) / 72),
    Math.round((Number(height) * 25.4) / 72),
  ]);
};

test('nobody is offered a print before staff set a printer up', async () => {
  const { kiosk } = station;
  await signIn(kiosk, 'Maria Kowalczyk');
  await kiosk.locator('.receipt-code').waitFor();
  await kiosk.waitForTimeout(500);
  await expect(kiosk.getByRole('button', { name: /print/i })).toHaveCount(0);
  await kiosk.getByRole('button', { name: 'Done' }).click();
  await isInviting(kiosk);
});

test('one label with the event and the code, and nothing else, in every language', async () => {
  const { kiosk } = station;
  await setPrinterUp(kiosk);
  await kiosk.reload();
  await isInviting(kiosk);
  const languages = [
    { language: 'English', act: 'Print my receipt', caption: 'Your receipt code', name: 'Maria Kowalczyk' },
    {
      language: 'Español',
      act: 'Imprimir mi recibo',
      caption: 'Su código de recibo',
      name: 'Tomás Echeverría',
    },
    { language: 'Français', act: 'Imprimer mon reçu', caption: 'Votre code de reçu', name: 'Zoé Tremblay' },
  ];
  for (const [index, { language, act, caption, name }] of languages.entries()) {
    await kiosk.getByRole('button', { name: language }).click();
    await signIn(kiosk, name);
    const code = (await kiosk.locator('.receipt-code').textContent()) ?? '';
    await kiosk.getByRole('button', { name: act }).click();
    expect(await kiosk.evaluate(() => window.timesPrinted)).toBe(index + 1);

    await kiosk.emulateMedia({ media: 'print' });
    const [paper = ''] = await kiosk.locator('body').allInnerTexts();
    expect(paper.split('\n').filter((line) => line.trim() !== '')).toEqual([convention.name, caption, code]);
    await expect(kiosk.locator('.label canvas')).toBeVisible();
    expect(await pagesOf(kiosk)).toEqual([[89, 36]]);
    await kiosk.emulateMedia({ media: 'screen' });

    for (const viewport of [landscape, portrait]) {
      await kiosk.setViewportSize(viewport);
      await expect(kiosk.getByRole('button', { name: act })).toBeInViewport({ ratio: 1 });
      expect(await kiosk.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    }
    await kiosk.locator('.saved-acts .button-main').click();
    await isInviting(kiosk);
  }
});
