import type { Claim } from '#domain/claim.ts';

/** A registrant who may be meant, with reasons that a clerk can read. */
interface RankedCandidate {
  registrant: string;
  probability: number;
  reasons: string[];
}

/**
 * The answer to "who is this?". `auto` names one registrant; `review` leaves it to a person;
 * `none` says that nobody in the registry resembles the claim. Candidates best first, at most five.
 */
export interface MatchAnswer {
  decision: 'auto' | 'review' | 'none';
  registrant: string | null;
  probability: number;
  candidates: RankedCandidate[];
  /** Why it is not automatic, or why it is. */
  why: string[];
  /** The blocking keys that the person was looked for under: whoever is new under one of them may be meant. */
  askedUnder: readonly number[];
}

/** Who is this? Engines differ in how they know, not in how they are asked. */
export interface MatchingEngine {
  /** `without`: registrants who are not looked at, as if they were not in the registry. */
  match(claim: Claim, seen: 'at-station' | 'in-list', without?: ReadonlySet<string>): Promise<MatchAnswer>;
}
