/** Two lists in, decisions out: who of the attendees is which registrant, for certain or perhaps. */
import { indexCandidates } from './candidates.ts';
import { createEvidence, type Evidence, silent, whoKinds } from './evidence.ts';
import type { MatchModel } from './model.ts';
import { shuffledRows, type Table, type Tables } from './table.ts';
import { type Compared, codesOf, createScorer, learn, posterior } from './weights.ts';

interface Candidate {
  registrant: number;
  probability: number;
  reasons: string[];
}
export interface LinkDecision {
  decision: 'auto' | 'review' | 'none';
  /** Best first: one for `auto`, at most five for `review`. */
  candidates: Candidate[];
}

/**
 * Of what is matched automatically so many may be false, by the engine's own probabilities (docs/matching.md), and none
 * is less likely than this.
 */
const mostFalse = 0.0005;
const autoFrom = 0.98;
const reviewFrom = 0.02;
const mostCandidates = 5;
const leastCandidate = 0.001;

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

/** A name that contradicts needs two other things that tell who somebody is: a number or a firm alone credit nobody. */
const createContradiction = ({ columns, given, surname }: Evidence) => {
  const others = columns.filter(({ kind }) => whoKinds.has(kind)).map(({ index }) => index);
  return (levels: Int8Array, at: number): boolean => {
    const isLast = (column: number): boolean =>
      column >= 0 && levels[at + column] === (columns[column]?.comparator.levels.length ?? 0) - 1;
    const same = others.filter((column) => levels[at + column] === 0).length;
    return others.length > 0 && (isLast(given) || isLast(surname)) && same < 2;
  };
};

const createReasons =
  ({ columns, counts, rows, width }: Evidence) =>
  (row: number, levels: Int8Array, at: number): string[] => {
    const reasons = columns.flatMap(({ index, name, comparator, codes }) => {
      const level = levels[at + index] ?? silent;
      if (level === silent) return [];
      const shared = level === 0 ? ` (${counts[index]?.[codes[row] ?? 0] ?? 1} of ${rows})` : '';
      return [`${name.replaceAll('_', ' ')} ${comparator.levels[level]}${shared}`];
    });
    return levels[at + width - 1] === 1 ? [...reasons, 'names swapped'] : reasons;
  };

/** The surest first, as long as all of them together stay within the bound; the others are for a person. */
const boundFalse = (decisions: readonly LinkDecision[]): LinkDecision[] => {
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
    return probabilityOf(decision) > least
      ? { decision: 'auto', candidates: decision.candidates.slice(0, 1) }
      : { ...decision, decision: 'review' };
  });
};

export const linkLists = (
  model: MatchModel,
  tables: Tables,
  { attendees, registrants }: { attendees: Table; registrants: Table },
  onProgress: (share: number) => void = () => undefined,
): { decisions: LinkDecision[]; pairsCompared: number } => {
  const evidence = createEvidence(model, tables, registrants);
  const { width } = evidence;
  const compare = createComparing(
    evidence,
    attendees,
    indexCandidates(model, tables.dictionaries, registrants),
  );
  const weights = learn(evidence, attendees, compareTeachers(evidence, attendees, compare));
  const score = createScorer(evidence, weights);
  const contradicts = createContradiction(evidence);
  const reasonsFor = createReasons(evidence);
  let pairsCompared = 0;

  /** Namesakes who are alike in everything come in an order of their own, whatever that of the rows. */
  const byId = (rows: readonly number[], one: number, other: number): number => {
    const [first = '', second = ''] = [registrants.ids[rows[one] ?? 0], registrants.ids[rows[other] ?? 0]];
    return first < second ? -1 : Number(first > second);
  };

  const decide = (attendee: number): LinkDecision => {
    const { rows, levels } = compare(attendee);
    pairsCompared += rows.length;
    const codes = codesOf(attendees, attendee);
    const ratios = rows.map((row, index) => score(codes, row, levels, index * width));
    const ranked = posterior(ratios, weights, evidence.rows)
      .same.map((probability, index) => ({ index, probability }))
      .filter(({ probability }) => probability >= leastCandidate)
      .toSorted((one, other) => other.probability - one.probability || byId(rows, one.index, other.index))
      .slice(0, mostCandidates);
    const [best] = ranked;
    if (!best || best.probability < reviewFrom) return { decision: 'none', candidates: [] };
    const mayBeAuto = best.probability >= autoFrom && !contradicts(levels, best.index * width);
    return {
      decision: mayBeAuto ? 'auto' : 'review',
      candidates: ranked.map(({ index, probability }) => ({
        registrant: rows[index] ?? 0,
        probability,
        reasons: reasonsFor(rows[index] ?? 0, levels, index * width),
      })),
    };
  };

  const decisions = attendees.ids.map((_, attendee) => {
    if (attendee % 1_000 === 0) onProgress(attendee / attendees.ids.length);
    return decide(attendee);
  });
  return { decisions: boundFalse(decisions), pairsCompared };
};
