/** Two lists in, decisions out: who of the attendees is which registrant, for certain or perhaps. */
import { indexCandidates } from './candidates.ts';
import { boundsForLists, createDecider, type LinkDecision } from './decision.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { countFrequencies } from './frequencies.ts';
import type { MatchModel } from './model.ts';
import { shuffledRows, type Table, type Tables } from './table.ts';
import { type Compared, codesOf, learn } from './weights.ts';

/** How sure automatic matches of one list must be; docs/matching.md says what was measured at which bounds. */
export interface ListBounds {
  /** None is less likely than this. */
  automaticFrom: number;
  /** Of all of them together so many may be false, by the engine's own probabilities. */
  mostFalse: number;
}
const usualBounds: ListBounds = { automaticFrom: boundsForLists.automaticFrom, mostFalse: 0.0005 };

/** So many attendees, spread over the list, teach the weights. */
const mostTeachers = 2_000;

type CandidatesOf = ReturnType<typeof indexCandidates>;

/** The levels of all candidates of one attendee, in a buffer that grows. */
const createComparing = (evidence: Evidence, attendees: Table, candidatesOf: CandidatesOf) => {
  let levels = new Int8Array(1 << 16);
  return (attendee: number): { rows: number[]; levels: Int8Array } => {
    const found = candidatesOf(attendees, attendee);
    const room = found.length * evidence.width;
    if (room > levels.length) levels = new Int8Array(room * 2);
    const codes = codesOf(attendees, attendee);
    const rows: number[] = [];
    for (const row of found)
      if (evidence.compare(codes, row, levels, rows.length * evidence.width)) rows.push(row);
    return { rows, levels };
  };
};

const compareTeachers = (
  { width }: Evidence,
  attendees: Table,
  compare: ReturnType<typeof createComparing>,
): Compared => {
  const count = Math.min(mostTeachers, attendees.ids.length);
  const people = shuffledRows(attendees).slice(0, count);
  const starts = [0];
  const rows: number[] = [];
  const parts: Int8Array[] = [];
  for (const person of people) {
    const found = compare(person);
    for (const row of found.rows) rows.push(row);
    parts.push(found.levels.slice(0, found.rows.length * width));
    starts.push(rows.length);
  }
  const levels = new Int8Array(rows.length * width);
  let at = 0;
  for (const part of parts) {
    levels.set(part, at);
    at += part.length;
  }
  return { people, starts, rows, levels };
};

/** The surest first, as long as all of them together stay within the bound; the others are for a person. */
export const boundFalse = (
  decisions: readonly LinkDecision[],
  { automaticFrom, mostFalse }: ListBounds,
): LinkDecision[] => {
  const probabilityOf = ({ candidates }: LinkDecision): number => candidates[0]?.probability ?? 0;
  const sure = decisions
    .filter(({ decision }) => decision === 'auto')
    .map(probabilityOf)
    .toSorted((one, other) => other - one);
  let doubt = 0;
  const within = sure.findIndex((probability, index) => {
    doubt += 1 - probability;
    return doubt > mostFalse * (index + 1);
  });
  const least = within === -1 ? 0 : (sure[within] ?? 1);
  return decisions.map((decision) => {
    if (decision.decision !== 'auto') return decision;
    return probabilityOf(decision) > least && probabilityOf(decision) >= automaticFrom
      ? { ...decision, candidates: decision.candidates.slice(0, 1) }
      : { ...decision, decision: 'review', whyNot: 'not sure enough beside the others of this list' };
  });
};

export const linkLists = (
  model: MatchModel,
  tables: Tables,
  { attendees, registrants }: { attendees: Table; registrants: Table },
  {
    onProgress = () => undefined,
    bounds = usualBounds,
  }: {
    onProgress?: (share: number) => void;
    /** Null: whatever might be automatic is, with all its candidates. */
    bounds?: ListBounds | null;
  } = {},
): { decisions: LinkDecision[]; pairsCompared: number } => {
  const evidence = createEvidence(model, tables, registrants);
  const compare = createComparing(
    evidence,
    attendees,
    indexCandidates(model, tables.dictionaries, registrants),
  );
  const frequencies = countFrequencies(model, tables, registrants);
  const lists = { attendees, registrants };
  const weights = learn(evidence, frequencies, lists, compareTeachers(evidence, attendees, compare));
  const decide = createDecider(evidence, frequencies, weights, registrants.ids, boundsForLists);
  let pairsCompared = 0;

  const decisions = attendees.ids.map((_, attendee) => {
    if (attendee % 1_000 === 0) onProgress(attendee / attendees.ids.length);
    const { rows, levels } = compare(attendee);
    pairsCompared += rows.length;
    return decide(codesOf(attendees, attendee), rows, levels);
  });
  return { decisions: bounds === null ? decisions : boundFalse(decisions, bounds), pairsCompared };
};
