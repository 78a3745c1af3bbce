import type { Generated } from 'kysely';

/** Records as they came, and the check-ins that were in them. */
export interface IntakeTables {
  /** Every record as it came, never changed; everything to the right of it can be recomputed. */
  raw_record: {
    receipt: Generated<number>;
    /** Null where the content held no id that we could read. */
    id: string | null;
    device: string;
    seq: number | null;
    content: string;
    /** SHA-256 of the content: what `prev` of the device's next record holds. */
    content_hash: Buffer;
    received_at: string;
    /** Where it is not for its device's first event. */
    event: string | null;
  };
  /** Kept and not let in; `resolution` null while a person must decide. */
  quarantine: {
    receipt: number;
    why: string;
    at: string;
    resolution: Generated<'released' | 'rejected' | null>;
    reason: Generated<string | null>;
    resolved_by: Generated<string | null>;
    resolved_at: Generated<string | null>;
  };
  check_in: {
    id: string;
    receipt: number;
    device: string;
    event: string;
    seq: number;
    /** When the person was seen: the device's wall clock plus the offset it knew. */
    at: string;
    method: string;
    claim_json: string;
    badge_json: string | null;
    understood_by: string | null;
    locale: string;
    privacy_notice: string;
  };
  /** What a person said about a check-in at its station; `corrects` is the check-in's id. */
  correction: {
    id: string;
    receipt: number;
    device: string;
    event: string;
    seq: number;
    at: string;
    corrects: string;
    what: 'details' | 'not-me';
    claim_json: string;
    locale: string;
    privacy_notice: string;
  };
  /** What staff said about a `not-me`, newest last: 1, it holds; 0, it does not, with the reason. Never changed. */
  withdrawal_verdict: {
    position: Generated<number>;
    correction: string;
    holds: 0 | 1;
    reason: string | null;
    staff: string;
    at: string;
  };
}
