/** Sign-ins at the speed of the page itself: the same buttons and fields, pressed and filled from within. */
import type { Page } from '@playwright/test';
import type { Visitor } from '../visitors.ts';
import type { FaultPlan } from './inject.ts';

export interface Shown {
  screen: 'saved' | 'ask-staff' | 'neither';
  text: string;
  /** How often the planned fault happened up to the outcome. */
  fired: number;
  /** The record that the app tried last to keep, null when it came to none. */
  id: string | null;
}

/** One person signs in under a plan of faults; resolves with the first outcome that the screen shows. */
export const signInWith = (
  page: Page,
  given: { visitor: Visitor; badge: string | null; plan: FaultPlan },
): Promise<Shown> =>
  page.evaluate(async ({ visitor, badge, plan }) => {
    const until = async <Value>(look: () => Value, patienceMs = 8_000): Promise<Value> => {
      const end = performance.now() + patienceMs;
      for (;;) {
        const value = look();
        if (value || performance.now() > end) return value;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    };
    const button = (text: string) =>
      [...document.querySelectorAll('button')].find(
        (one) => one.textContent?.trim() === text && !one.disabled,
      );
    const press = async (text: string) => (await until(() => button(text)))?.click();
    const field = (label: string) =>
      [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label)?.control;
    const fill = async (label: string, value: string) => {
      const input = await until(() => field(label));
      if (!(input instanceof HTMLInputElement))
        throw new Error(`There is no field "${label}": ${document.body.textContent}`);
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await until(() => false, 4);
    };
    const arm = () => Object.assign(window.faults, { plan, calls: 0, fired: 0, added: [] });

    if (badge === null) {
      await press('Sign in by hand');
      await fill('Your name', visitor.name);
      await press('Continue');
      await fill('Registrant number', visitor.number);
      await press('Continue');
      await fill('E-mail or phone number', visitor.email);
      await press('Continue');
      await until(() => button('Sign me in'));
      arm();
      await press('Sign me in');
    } else {
      await until(() => document.querySelector('.attract'));
      arm();
      window.typeLikeScanner(badge);
    }
    const outcome = await until(() => document.querySelector('.saved, .trouble'));
    const { fired, added } = window.faults;
    const screen = outcome?.classList.contains('saved') ? 'saved' : outcome ? 'ask-staff' : 'neither';
    return { screen, text: document.body.textContent ?? '', fired, id: added.at(-1) ?? null } as const;
  }, given);

/** The faults are over; staff press "Try again" where they were asked. Resolves when the kiosk invites again. */
export const mend = (page: Page): Promise<{ screen: string; id: string | null }> =>
  page.evaluate(async () => {
    window.faults.plan = null;
    const end = performance.now() + 8_000;
    const press = (text: string) =>
      [...document.querySelectorAll('button')]
        .find((one) => one.textContent?.trim() === text && !one.disabled)
        ?.click();
    let screen = 'neither';
    while (!document.querySelector('.attract') && performance.now() < end) {
      press('Try again');
      if (document.querySelector('.saved')) screen = 'saved';
      press('Done');
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
    return { screen, id: window.faults.added.at(-1) ?? null };
  });

/** Whether a record is on the disk, unsent or acknowledged: asked by another page, through a connection of its own. */
export const isKept = (witness: Page, id: string): Promise<boolean> =>
  witness.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(['outbox', 'acknowledged'], 'readonly');
          const rows = [
            transaction.objectStore('outbox').count(wanted),
            transaction.objectStore('acknowledged').index('ids').count(wanted),
          ];
          transaction.oncomplete = () => {
            database.close();
            resolve(rows.some(({ result }) => result > 0));
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    id,
  );
