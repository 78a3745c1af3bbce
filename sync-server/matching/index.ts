/** Who is this? The engine behind its interface, the queue of those a person must decide, and what staff decided. */
import type { Audit } from '../access/index.ts';
import type { Clock } from '../clock.ts';
import type { Registry } from '../registry/index.ts';
import type { Store } from '../store/index.ts';
import { createCheckInEngine } from './check-in-engine.ts';
import { createDecisions } from './decisions.ts';
import { createDuplicates } from './duplicates/index.ts';
import { createLearning } from './learning/index.ts';
import { createMatchCheckIns } from './match-check-ins.ts';
import { createRecentDecisions } from './recent-decisions.ts';
import { createReviewQueue } from './review.ts';
import { createRulings } from './rulings.ts';
import type { SettleIn } from './settle-known.ts';
import { createWithdrawals } from './withdrawals.ts';

export { badgeClaims, badgesOf } from './badge-claims.ts';
export { isWithdrawn, standingClaims } from './corrections.ts';
export type { Decided } from './decisions.ts';
export { searchRegistry } from './duplicates/search-registry.ts';
export { identified } from './identified.ts';
export { createAnswerKeeper, ListAnswer } from './keep-list-answers.ts';
export { matchList } from './match-list.ts';
export { indexMissing, indexRegistrants } from './registry-index/upkeep.ts';
export { rulingsOf } from './ruled-out.ts';
export type { Ruled } from './rulings.ts';
export { matchingAt } from './waiting.ts';
export { everWithdrawn, withdrawalsOf } from './withdrawals.ts';

export const createMatching = ({
  store,
  clock,
  audit,
  registry,
  settleIn,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  registry: Registry;
  settleIn: SettleIn;
}) => {
  const learning = createLearning({ store, clock });
  const engine = createCheckInEngine(store, learning.weights);
  const { workOnce, matchNow, ask } = createMatchCheckIns({ store, clock, engine });
  return {
    workOnce,
    ask,
    learnWhenDue: learning.learnWhenDue,
    duplicates: createDuplicates({ store, clock, audit, registry }),
    rulings: createRulings({ store, clock, audit, settleIn, matchNow }),
    reviewQueue: createReviewQueue({ db: store.db, registry }),
    recentDecisions: createRecentDecisions({ db: store.db, registry }),
    ...createDecisions({ store, clock, audit, settleIn }),
    ...createWithdrawals({ store, clock, audit, settleIn }),
  };
};
export type Matching = ReturnType<typeof createMatching>;
