/** Credit posted, reversed and added up: the append-only ledger and the requirement that follows from it. */
import * as z from 'zod/mini';
import { dayInZone } from '#domain/calendar.ts';
import type { EventCredit } from '#domain/console-api.ts';
import type { LedgerEntry } from '#domain/ledger-entry.ts';
import type { Registrant } from '#domain/registrant.ts';
import { requirementState } from '#domain/requirement/requirement.ts';
import type { RequirementState } from '#domain/requirement/state.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../store/index.ts';
import { creditsOf } from './page.ts';
import { entriesOf } from './rows.ts';
import { createSettle } from './settle.ts';

export { creditedAt, expectedCredit } from './expected.ts';
export { factOfListRow } from './facts.ts';
export { settlingAt } from './settling.ts';

const Pair = z.tuple([z.string(), z.string()]);
/** Who posts when nobody decided anything. */
const automatically = 'rollcall';
/** The office's own day: headquarters stand in Las Vegas. */
const officeTimeZone = 'America/Los_Angeles';

export const createLedger = ({
  store,
  clock,
  catalogue,
}: {
  store: Store;
  clock: Clock;
  catalogue: Catalogue;
}) => {
  const settleIn = createSettle({ clock, catalogue });

  return {
    settleIn,

    /** Settles the pairs that wait for it. Returns how many. */
    workOnce: async (limit: number): Promise<number> => {
      const waiting = await store.db
        .selectFrom('work')
        .select('subject')
        .where('kind', '=', 'post')
        .limit(limit)
        .execute();
      if (waiting.length === 0) return 0;
      await store.write(async (tx) => {
        for (const { subject } of waiting) {
          const [registrant, event] = Pair.parse(JSON.parse(subject));
          await settleIn(tx, { registrant, event, by: automatically });
        }
      });
      return waiting.length;
    },

    entriesOf: (registrant: string): Promise<LedgerEntry[]> => entriesOf(store.db, registrant),

    /** Where a registrant stands today. */
    requirementOf: async ({ id, designations, opening }: Registrant): Promise<RequirementState> =>
      requirementState({
        designations,
        opening,
        entries: await entriesOf(store.db, id),
        policy: await catalogue.activePolicy(),
        asOf: dayInZone(instantOf(clock), officeTimeZone),
      }),

    creditsOf: async (registrant: string): Promise<EventCredit[]> =>
      creditsOf(store.db, { registrant, entries: await entriesOf(store.db, registrant), catalogue }),
  };
};
