/**
 * Real code rests on the event loop: promises, immediates (fake-indexeddb, group commit) and WebCrypto's threads.
 * Simulated time may only go on when all of them have come to rest, and this is how one knows.
 */
const nextTurn = globalThis.setImmediate;
let underWay = 0;

/** Counts a piece of real work until it is done. */
export const counted = <Value>(work: Promise<Value>): Promise<Value> => {
  underWay++;
  return work.finally(() => {
    underWay--;
  });
};

const countedMethods = ['digest', 'sign', 'verify', 'encrypt', 'decrypt', 'deriveBits', 'deriveKey'] as const;
const countedKeyMethods = ['importKey', 'exportKey', 'generateKey'] as const;

/** From now on everything that comes to an end on the event loop is counted. */
export const watchRestlessness = (): void => {
  const immediate = new Proxy(nextTurn, {
    apply: (real, self, [act, ...given]: [(...given: unknown[]) => void, ...unknown[]]) => {
      underWay++;
      const counting = (): void => {
        underWay--;
        act(...given);
      };
      return Reflect.apply(real, self, [counting]);
    },
  });
  globalThis.setImmediate = immediate;
  for (const name of [...countedMethods, ...countedKeyMethods]) {
    const real: unknown = Reflect.get(crypto.subtle, name);
    if (typeof real !== 'function') throw new Error(`WebCrypto has no ${name}`);
    Object.defineProperty(crypto.subtle, name, {
      value: (...given: unknown[]) => counted(Reflect.apply(real, crypto.subtle, given)),
    });
  }
};

/** Turns of the event loop without anything under way: chains of promises between two pieces of work fit into one. */
const quietTurns = 3;

/** Resolves when nothing real is under way any more. */
export const stillness = async (): Promise<void> => {
  for (let quiet = 0; quiet < quietTurns; quiet = underWay === 0 ? quiet + 1 : 0)
    await new Promise<void>((resolve) => nextTurn(() => resolve()));
};
