import { fail, type Result, succeed } from '#domain/result.ts';
import { appCachePrefix } from './app-caches.ts';
import type { ServerCount, Store, StoreProblem } from './store.ts';

/** What both sides count of one device. */
export interface DayCount {
  /** The highest number this tablet gave out: how many sign-ins it took. */
  last: number;
  /** The numbers of those that are still here, not acknowledged. */
  kept: readonly number[];
  /** What the server said when it last acknowledged something; null if it never did. */
  server: ServerCount | null;
}

export type DayVerdict =
  | { is: 'all-safe'; made: number; safe: number }
  /** Some are only here. */
  | { is: 'kept'; made: number; safe: number; kept: number }
  /** Nothing is left here, but the server's count has holes: the office must look. */
  | { is: 'missing'; made: number; safe: number; missing: number[] };

const numbersUpTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Whether the server's own count names this number. Above its last gap it holds some, and does not say how many. */
const isCounted = (seq: number, { contiguousSeq, gaps }: ServerCount): boolean => {
  const highestGap = gaps.at(-1)?.[1] ?? 0;
  if (seq > contiguousSeq && seq > highestGap) return gaps.length > 0;
  return !gaps.some(([first, last]) => seq >= first && seq <= last);
};

/** Compares both sides: a sign-in is safe when it is no longer here and the server counts it. */
export const judgeDay = ({ last, kept, server }: DayCount): DayVerdict => {
  const here = new Set(kept);
  const gone = numbersUpTo(last).filter((seq) => !here.has(seq));
  const missing = gone.filter((seq) => !server || !isCounted(seq, server));
  const safe = gone.length - missing.length;
  if (here.size > 0) return { is: 'kept', made: last, safe, kept: here.size };
  return missing.length > 0
    ? { is: 'missing', made: last, safe, missing }
    : { is: 'all-safe', made: last, safe };
};

export type WipeProblem = StoreProblem | { kind: 'not-safe'; exposed: number };

/** Where browsers keep what is not IndexedDB. */
interface BrowserStores {
  caches: Pick<CacheStorage, 'keys' | 'delete'>;
  areas: Pick<Storage, 'clear'>[];
}

/** The app's own files stay, so that the tablet can be set up again without a network; nothing else does. */
const forgetBrowserStores = async ({ caches, areas }: BrowserStores): Promise<void> => {
  for (const area of areas) area.clear();
  const names = (await caches.keys()).filter((name) => !name.startsWith(appCachePrefix));
  await Promise.all(names.map((name) => caches.delete(name)));
};

interface Dependencies {
  store: Store;
  browser: BrowserStores;
}

export const createEndOfDay = ({ store, browser }: Dependencies) => ({
  /** What both sides count of `device` now; the server's count may have come to another page of this tablet. */
  count: async (device: string): Promise<Result<DayVerdict, StoreProblem>> => {
    const [last, kept, server] = await Promise.all([
      store.last(device),
      store.keptSeqs(device),
      store.readSetting(`server-count:${device}`),
    ]);
    if (!last.ok) return last;
    if (!kept.ok) return kept;
    return server.ok
      ? succeed(judgeDay({ last: last.value.seq, kept: kept.value, server: server.value }))
      : server;
  },

  /** Makes this tablet nobody's again. Refused, with nothing changed, while a record is neither sent nor exported. */
  wipe: async (): Promise<Result<void, WipeProblem>> => {
    const wiped = await store.wipe();
    if (!wiped.ok) return wiped;
    if (!wiped.value) {
      const exposed = await store.countExposed();
      return exposed.ok ? fail({ kind: 'not-safe', exposed: exposed.value }) : exposed;
    }
    await forgetBrowserStores(browser);
    return succeed(undefined);
  },
});
