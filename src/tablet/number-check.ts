import { NumberFilter, openNumberFilter } from '#domain/number-filter.ts';
import type { Fetch } from './post-batch.ts';
import type { Enrolment, Store } from './store.ts';

type IsKnown = (number: string) => boolean;

/** Without a filter no number is doubted. */
const trustAll: IsKnown = () => true;

/** Tells offline whether a registrant number can be anybody's, by the filter that the server gave last. */
export const createNumberCheck = ({ store, fetch }: { store: Store; fetch: Fetch }) => {
  let isKnown = trustAll;

  const read = async (): Promise<void> => {
    const kept = await store.readSetting('number-filter');
    if (kept.ok && kept.value) isKnown = openNumberFilter(kept.value.filter);
  };

  return {
    isKnown: ((number) => isKnown(number)) satisfies IsKnown,

    /** Takes up what an earlier run of the app kept. */
    start: read,

    /** Asks for a newer filter. Without a network, or with an answer that is none, the one that is here stays. */
    refresh: async ({ token }: Enrolment): Promise<void> => {
      const kept = await store.readSetting('number-filter');
      const tag = kept.ok ? (kept.value?.tag ?? '') : '';
      try {
        const response = await fetch('/v1/number-filter', {
          headers: { authorization: `Bearer ${token}`, 'if-none-match': tag },
          cache: 'no-store',
        });
        if (!response.ok) return;
        const filter = NumberFilter.safeParse(await response.json());
        if (!filter.success) return;
        const value = { tag: response.headers.get('etag') ?? '', filter: filter.data };
        await store.saveSetting({ name: 'number-filter', value });
        isKnown = openNumberFilter(filter.data);
      } catch {
        // No network: asked again with the next event pack.
      }
    },
  };
};

export type NumberCheck = ReturnType<typeof createNumberCheck>;
