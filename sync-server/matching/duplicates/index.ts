/** Registrants who may stand in the registry twice: a search that staff start, and what they say of what it found. */
import { uuidv7 } from 'uuidv7';
import type { DuplicateList, DuplicateSearch } from '#domain/duplicates-api.ts';
import type { Audit } from '../../access/index.ts';
import { type Clock, instantOf } from '../../clock.ts';
import { askProcess } from '../../reading-process.ts';
import { type Registry, summaryOf } from '../../registry/index.ts';
import type { Store } from '../../store/index.ts';
import { pairsAsCsv } from './pair-list.ts';
import { keepFound, pairsFrom } from './pairs.ts';
import type { RegistrySearch } from './search-registry.ts';
import { createTwoPeopleDecisions } from './two-people.ts';

const pairsOfPage = 50;
/** A list for a spreadsheet has all there are. */
const mostPairs = 1_000_000;

const worker = new URL('./search-process.ts', import.meta.url);

interface Searching {
  progress: number;
  abort: AbortController;
  /** Resolves when its outcome is kept. */
  ended: Promise<void>;
}

export const createDuplicates = ({
  store,
  clock,
  audit,
  registry,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  registry: Pick<Registry, 'several'>;
}) => {
  let running: Searching | null = null;
  let trouble: DuplicateSearch['trouble'] = null;

  const latest = () =>
    store.db
      .selectFrom('duplicate_search')
      .innerJoin('staff', 'staff.id', 'duplicate_search.started_by')
      .select(['ended_at as endedAt', 'staff.name as by', 'registrants'])
      .orderBy('duplicate_search.id', 'desc')
      .limit(1)
      .executeTakeFirst();
  const state = async (): Promise<DuplicateSearch> => ({
    progress: running?.progress ?? null,
    trouble,
    done: (await latest()) ?? null,
  });

  const search = async (staff: string, signal: AbortSignal): Promise<void> => {
    const started = { id: uuidv7(), started_by: staff, started_at: instantOf(clock) };
    const found = await askProcess<RegistrySearch, null>(
      worker,
      { file: store.file, order: null },
      {
        signal,
        onProgress: (share) => {
          if (running) running.progress = share;
        },
      },
    );
    await keepFound(store, { ...started, ended_at: instantOf(clock) }, found);
  };

  const cancel = async (): Promise<void> => {
    running?.abort.abort();
    await running?.ended;
  };

  return {
    ...createTwoPeopleDecisions({ store, clock, audit }),

    /** Starts a search, unless one is running. `onTrouble` hears of one that failed. */
    start: async ({
      staff,
      onTrouble,
    }: {
      staff: string;
      onTrouble: (error: unknown) => void;
    }): Promise<DuplicateSearch> => {
      if (running) return state();
      trouble = null;
      const abort = new AbortController();
      const ended = search(staff, abort.signal)
        .catch((error: unknown) => {
          trouble = abort.signal.aborted ? 'cancelled' : 'failed';
          if (trouble === 'failed') onTrouble(error);
        })
        .finally(() => {
          running = null;
        });
      running = { progress: 0, abort, ended };
      return state();
    },

    /** Ends the search that is running; what the one before it found stays. */
    cancel: async (): Promise<DuplicateSearch> => {
      await cancel();
      return state();
    },

    list: async (from: number): Promise<DuplicateList> => {
      const { pairs, total } = await pairsFrom({ db: store.db, registry }, { from, limit: pairsOfPage });
      return {
        search: await state(),
        pairs: pairs.map(({ one, other, ...pair }) => ({
          ...pair,
          one: summaryOf(one),
          other: summaryOf(other),
        })),
        total,
      };
    },

    asCsv: async (): Promise<string> =>
      pairsAsCsv((await pairsFrom({ db: store.db, registry }, { from: 0, limit: mostPairs })).pairs),

    close: cancel,
  };
};
