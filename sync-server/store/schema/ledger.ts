import type { Generated } from 'kysely';

/** Credit. */
export interface LedgerTables {
  /** Matched check-ins that fit no day of their event; kept in step when the ledger is settled. */
  outside_dates: { check_in: string };
  ledger_entry: {
    /** Posting order. */
    position: Generated<number>;
    id: string;
    kind: 'credit' | 'reversal' | 'adjustment';
    registrant: string;
    event: string | null;
    cec: number | null;
    minutes: number | null;
    earned_on: string | null;
    policy: string | null;
    facts_json: string | null;
    reverses: string | null;
    why: string;
    posted_by: string;
    posted_at: string;
  };
}
