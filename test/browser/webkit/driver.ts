/**
 * A small W3C WebDriver client (https://www.w3.org/TR/webdriver2/) for WebKitGTK's driver. Its clicks and keys are
 * WebKit's own, and what it keeps ends with the session: MiniBrowser is ephemeral whenever it is automated.
 */
import * as z from 'zod';
import { freePort, type Screen, untilAnswered, type WebKit } from './machine.ts';
import type { Evaluate } from './page.ts';

const Session = z.object({ sessionId: z.string() });
/** The key that the standard gives an element's reference. */
const element = 'element-6066-11e4-a52e-4f735466cecf';
const Element = z.object({ [element]: z.string() });
/** A person's pace: what types faster is a hand scanner to the kiosk. */
const betweenKeysMs = 80;
const Answer = z.object({ value: z.unknown() });
const Outcome = z.object({ value: z.unknown().optional(), error: z.string().optional() });

interface Driven {
  go: (url: string) => Promise<void>;
  reload: () => Promise<void>;
  /** Clicks the button with these words, as soon as it is there. */
  click: (words: string) => Promise<void>;
  /** Types into the field with this label, as soon as it is there. */
  type: (label: string, keys: string) => Promise<void>;
  evaluate: Evaluate;
  close: () => Promise<void>;
}

/** A new browser under WebDriver, with nothing in it. */
export const openDriven = async (webKit: WebKit, screen: Screen): Promise<Driven> => {
  const port = await freePort();
  const driver = screen.start(webKit.driver, [`--port=${port}`]);

  const command = async (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = Answer.parse(await response.json());
    if (!response.ok) throw new Error(`WebDriver, ${path}: ${JSON.stringify(value)}`);
    return value;
  };

  await untilAnswered(() => command('GET', '/status'));
  const { sessionId } = Session.parse(
    await command('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: webKit.browser, args: ['--automation'] },
        },
      },
    }),
  );
  const session = `/session/${sessionId}`;
  await command('POST', `${session}/timeouts`, { script: 20_000, pageLoad: 20_000 });

  /** Again while it is not there, or the app draws the page anew between finding and acting. */
  const act = (xpath: string, action: string, body: object): Promise<unknown> =>
    untilAnswered(async () => {
      const found = await command('POST', `${session}/element`, { using: 'xpath', value: xpath });
      await command('POST', `${session}/element/${Element.parse(found)[element]}/${action}`, body);
    }, 10_000);

  return {
    go: async (url) => void (await command('POST', `${session}/url`, { url })),
    reload: async () => void (await command('POST', `${session}/refresh`, {})),
    click: async (words) =>
      void (await act(`//button[normalize-space()="${words}" and not(@disabled)]`, 'click', {})),
    type: async (label, text) => {
      await act(`//label[normalize-space()="${label}"]/following-sibling::input`, 'click', {});
      const keys = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
        { type: 'pause', duration: betweenKeysMs },
      ]);
      await command('POST', `${session}/actions`, {
        actions: [{ type: 'key', id: 'keyboard', actions: keys }],
      });
    },
    evaluate: async (work, argument) => {
      const script = `const done = arguments[1];
        (async (argument) => (${work.toString()})(argument))(arguments[0]).then(
          (value) => done({ value }),
          (error) => done({ error: String(error) }),
        );`;
      const answer = await command('POST', `${session}/execute/async`, {
        script,
        args: [argument ?? null],
      });
      const { value, error } = Outcome.parse(answer);
      if (error !== undefined) throw new Error(`In the page: ${error}`);
      // What a function answers is its own type's; the wire carries it as JSON.
      return value as never;
    },
    close: async () => {
      await command('DELETE', session).catch(() => undefined);
      await driver.end();
    },
  };
};
