/** Who check-ins are, by the engine and by staff. */
export interface MatchingTables {
  /** The engine's answer, replaced when it is asked again. Staff decisions are kept apart. */
  match: {
    check_in: string;
    decision: 'auto' | 'review' | 'none';
    registrant: string | null;
    probability: number;
    candidates_json: string;
    why_json: string;
    matched_at: string;
  };
  /** The keys by which a check-in was looked for. */
  claim_key: { key: number; check_in: string };
  /** Check-ins that say the very same of a person, and something that tells who it is, have one print. */
  claim_print: { check_in: string; print: string };
  /** What the engine has learnt; the latest counts. */
  match_weights: { learnt_at: string; people: number; check_ins: number; weights_json: string };
  staff_decision: {
    id: string;
    check_in: string;
    verdict: 'accept' | 'not-registrant';
    registrant: string | null;
    reason: string | null;
    staff: string;
    decided_at: string;
    undone_by: string | null;
    undone_at: string | null;
  };
  /** "Not this person", said by staff of a check-in; it holds for those of the same print, too. */
  ruled_out: {
    id: string;
    check_in: string;
    registrant: string;
    staff: string;
    said_at: string;
    undone_by: string | null;
    undone_at: string | null;
  };
  /** The search for duplicates, once it is done; the latest counts. */
  duplicate_search: {
    id: string;
    started_by: string;
    started_at: string;
    ended_at: string;
    registrants: number;
  };
  /** What the latest search found. The id of `one` comes first, here and in `two_people`. */
  possible_duplicate: { one: string; other: string; probability: number; reasons_json: string };
  /** What staff said of a pair; it outlasts every search. */
  two_people: {
    id: string;
    one: string;
    other: string;
    staff: string;
    said_at: string;
    undone_by: string | null;
    undone_at: string | null;
  };
}
