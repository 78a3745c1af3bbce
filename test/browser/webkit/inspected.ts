/**
 * A WebKit that keeps its profile, which an automated one does not: a plain MiniBrowser, asked through WebKit's remote
 * inspector (https://github.com/WebKit/WebKit/tree/main/Source/JavaScriptCore/inspector/protocol).
 */
import { join } from 'node:path';
import * as z from 'zod';
import { freePort, type Screen, untilAnswered, type WebKit } from './machine.ts';
import type { Evaluate } from './page.ts';

const Message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z
    .object({
      targetInfo: z.object({ targetId: z.string(), type: z.string() }).optional(),
      message: z.string().optional(),
    })
    .optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Answer = z.object({
  id: z.number().optional(),
  result: z
    .object({
      result: z.object({ objectId: z.string().optional(), value: z.unknown().optional() }).optional(),
      wasThrown: z.boolean().optional(),
    })
    .optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Answer = z.infer<typeof Answer>;

/** A frozen page, or one that another process took over in between, never answers. */
const patienceMs = 5_000;

const inTime = <Value>(asked: PromiseWithResolvers<Value>): Promise<Value> => {
  const timer = setTimeout(() => asked.reject(new Error('WebKit does not answer.')), patienceMs);
  return asked.promise.finally(() => clearTimeout(timer));
};

const socketOf = async (port: number): Promise<WebSocket> => {
  const listed = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  const path = /\/socket\/\d+\/\d+\/WebPage/.exec(listed)?.[0];
  if (!path) throw new Error('WebKit shows no page yet.');
  return new WebSocket(`ws://127.0.0.1:${port}${path}`);
};

/** Speaks to the page behind a socket. Resolves when WebKit has named it. */
const connect = async (socket: WebSocket): Promise<Evaluate> => {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let lastId = 0;
  const named = Promise.withResolvers<string>();
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, error } = Message.parse(JSON.parse(String(data)));
    if (method === 'Target.targetCreated' && params?.targetInfo?.type === 'page')
      named.resolve(params.targetInfo.targetId);
    if (id !== undefined && error) waiting.get(id)?.reject(new Error(error.message));
    if (method !== 'Target.dispatchMessageFromTarget') return;
    const answer = Answer.parse(JSON.parse(params?.message ?? '{}'));
    if (answer.id !== undefined) waiting.get(answer.id)?.resolve(answer);
  });
  const targetId = await inTime(named);

  const command = async (method: string, params: object) => {
    const id = ++lastId;
    const asked = Promise.withResolvers<Answer>();
    waiting.set(id, asked);
    const message = JSON.stringify({ id, method, params });
    socket.send(JSON.stringify({ id, method: 'Target.sendMessageToTarget', params: { targetId, message } }));
    const { error, result } = await inTime(asked).finally(() => waiting.delete(id));
    if (error || result?.wasThrown) throw new Error(`In the page: ${JSON.stringify(error ?? result)}`);
    return result?.result ?? {};
  };

  return async (work, argument) => {
    const { objectId } = await command('Runtime.evaluate', {
      expression: `(async (argument) => (${work.toString()})(argument))(${JSON.stringify(argument)})`,
    });
    const { value } = await command('Runtime.awaitPromise', {
      promiseObjectId: objectId,
      returnByValue: true,
    });
    // What a function answers is its own type's; the wire carries it as JSON.
    return value as never;
  };
};

/** A window begins as an empty page, and the site that it goes to is another process: then it is asked anew. */
const connectTo = async (port: number, { origin }: URL): Promise<Evaluate> => {
  const socket = await socketOf(port);
  try {
    const evaluate = await connect(socket);
    const isAt = await evaluate(() => (document.readyState === 'complete' ? location.origin : ''));
    if (isAt === origin) return evaluate;
    throw new Error('The page is not there yet.');
  } catch (error) {
    socket.close();
    throw error;
  }
};

/** MiniBrowser on a profile's folder, showing one page. `kill` ends all its processes at once. */
export const openInspected = async (
  webKit: WebKit,
  screen: Screen,
  { profile, url }: { profile: string; url: string },
) => {
  const port = await freePort();
  const browser = screen.start(webKit.browser, [url], {
    XDG_DATA_HOME: join(profile, 'data'),
    XDG_CACHE_HOME: join(profile, 'cache'),
    WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
  });
  const evaluate = await untilAnswered(() => connectTo(port, new URL(url)));
  return {
    evaluate,
    kill: () => browser.end(),
    /** Ends the process that holds IndexedDB and the network, as iPadOS does now and then; the page stays. */
    loseStorage: () => browser.endPart('WebKitNetworkProcess'),
  };
};
