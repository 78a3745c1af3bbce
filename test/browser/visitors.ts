/** What visitors and hand scanners do at a kiosk's page. */
import type { BrowserContext, Page } from '@playwright/test';

export interface Visitor {
  name: string;
  number: string;
  email: string;
}

/** A vCard badge of a visitor. */
export const vCardOf = ({ name, number, email }: Visitor): string => {
  const [given = '', ...surname] = name.split(' ');
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${surname.join(' ')};${given};;;`,
    `EMAIL:${email}`,
    `NOTE:${number}`,
    'END:VCARD',
  ].join('\r\n');
};

/**
 * A hand scanner types the payload like a very fast keyboard, and Enter for every line. The keys carry the scanner's
 * own times, as real ones do, however slowly this machine comes to them. Runs in the page.
 */
export const typeLikeScanner = (payload: string): void => {
  const keys = [...payload.replaceAll('\r\n', '\n'), '\n'];
  const firstMs = performance.now() - keys.length;
  for (const [index, key] of keys.entries()) {
    const event = new KeyboardEvent('keydown', {
      key: key === '\n' ? 'Enter' : key,
      bubbles: true,
      cancelable: true,
    });
    Object.defineProperty(event, 'timeStamp', { value: firstMs + index });
    document.activeElement?.dispatchEvent(event);
  }
};

declare global {
  interface Window {
    typeLikeScanner: typeof typeLikeScanner;
  }
}

/** Gives every page a hand scanner, for scripts in it that do more in the same instant. */
export const giveScanner = async (browser: BrowserContext): Promise<void> => {
  await browser.addInitScript(`window.typeLikeScanner = ${typeLikeScanner}`);
};

export const scanByWedge = (page: Page, payload: string): Promise<void> =>
  page.evaluate(typeLikeScanner, payload);

/** The form up to "Is this right?". */
export const fillForm = async (page: Page, { name, number, email }: Visitor): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in by hand' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox', { name: 'Registrant number' }).fill(number);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('E-mail or phone number').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
};
