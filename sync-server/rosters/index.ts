/** Rosters of classes: from what devices and the office said to the roster as it stands, its facts, and its papers. */
import type { RosterHistory } from '#domain/rosters-api.ts';
import type { Audit } from '../access/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Clock } from '../clock.ts';
import type { Keys } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { changesAfter } from './changes.ts';
import { rosterHistory, rosterPage, type ShownRoster } from './page.ts';
import { type PaperContent, paperContent } from './papers/content.ts';
import { createPapers } from './papers/index.ts';
import { projectRoster } from './project.ts';
import { createSay } from './say.ts';
import { createSheets } from './sheets.ts';

export type { PrintProblem } from './papers/index.ts';
export type { SayProblem } from './say.ts';
export type { SheetProblem } from './sheets.ts';

export const createRosters = ({
  store,
  clock,
  audit,
  catalogue,
  keys,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  catalogue: Catalogue;
  keys: Keys;
}) => {
  const shown = async (id: string) => {
    const [event, plan] = [await catalogue.event(id), await catalogue.classPlan(id)];
    if (!event || !plan) return null;
    const roster = await rosterPage(store.db, { event, plan, policy: await catalogue.activePolicy() });
    return { event, plan, roster };
  };
  const contentOf = async (id: string): Promise<PaperContent | null> => {
    const found = await shown(id);
    return found && paperContent(found.event, found.plan, found.roster);
  };

  return {
    ...createPapers({ store, clock, audit, contentOf }),
    ...createSheets({ store, clock, audit }),

    say: createSay({ store, clock, audit, keys, catalogue }),

    changesAfter: (question: { events: readonly string[]; after: number }) =>
      changesAfter(store.db, question),

    /** The roster as it stands, or null where the event is no class. */
    page: async (id: string): Promise<ShownRoster | null> => (await shown(id))?.roster ?? null,

    history: (event: string, person: string | undefined): Promise<RosterHistory> =>
      rosterHistory(store.db, { event, person }),

    /** Looks at the rosters that wait for it, one transaction each. Returns how many. */
    workOnce: async (limit: number): Promise<number> => {
      const waiting = await store.db
        .selectFrom('work')
        .select('subject')
        .where('kind', '=', 'roster')
        .limit(limit)
        .execute();
      for (const { subject } of waiting)
        await store.write(async (tx) => projectRoster(tx, subject, await catalogue.activePolicyIn(tx)));
      return waiting.length;
    },
  };
};
