/** Breaks of what a check-in is worth: it must reach the ledger once, and for the right day. */
import type { Mutant } from './mutant.ts';

export const creditMutants: Mutant[] = [
  {
    name: 'cap-removed',
    breaks: 'one event earns more than the policy allows',
    file: 'src/domain/credit/amount.ts',
    find: "return atMost(amount, policy.maxPerEvent, 'one event counts for at most');",
    replace: 'return amount;',
    noticedBy: 'unit/domain/credit/credit.test.ts',
  },
  {
    name: 'day-in-utc',
    breaks: 'an evening in California is the next day',
    file: 'src/domain/calendar.ts',
    find: '.toZonedDateTimeISO(timeZone)',
    replace: ".toZonedDateTimeISO(timeZone && 'UTC')",
    noticedBy: 'unit/domain/calendar.test.ts',
  },
  {
    name: 'day-counted-twice',
    breaks: 'a person seen twice on one day earns the day twice',
    file: 'src/domain/credit/presence.ts',
    find: 'const minutes = Math.max(...about.map((tick) => tick.minutes));',
    replace: 'const minutes = about.reduce((sum, tick) => sum + tick.minutes, 0);',
    noticedBy: 'unit/domain/credit/credit.test.ts',
  },
  {
    name: 'posted-again',
    breaks: 'settling the same facts again posts a second pair of entries',
    file: 'sync-server/ledger/settle.ts',
    find: 'if (standing && earned && isSame(standing, earned, policy)) return [];',
    replace: 'if (standing && earned && isSame(standing, earned, policy) && !policy) return [];',
    noticedBy: 'server/ledger.test.ts',
    test: 'again posts nothing',
  },
  {
    name: 'credited-twice',
    breaks: 'a changed fact is credited without taking the old credit back',
    file: 'sync-server/ledger/settle.ts',
    find: 'const reversal: LedgerEntry[] = standing\n',
    replace: 'const reversal: LedgerEntry[] = standing && !standing.id\n',
    noticedBy: 'server/ledger.test.ts',
    test: 'a changed fact reverses',
  },
  {
    name: 'offset-ignored',
    breaks: 'a tablet whose clock is a day off puts people on the wrong day',
    file: 'sync-server/intake/add-check-in.ts',
    find: '(clocks.serverOffsetMs ?? 0)',
    replace: '0 * (clocks.serverOffsetMs ?? 0)',
    noticedBy: 'server/ingest.test.ts',
    test: 'a clock that is off is put right',
  },
];
