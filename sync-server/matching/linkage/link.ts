/** Two lists in, decisions out: who of the attendees is which registrant, for certain or perhaps. */
import { indexCandidates } from './candidates.ts';
import { createEvidence, silent } from './evidence.ts';
import type { MatchModel } from './model.ts';
import type { Table } from './table.ts';
import { type Compared, createScorer, learn, posterior, type Weights } from './weights.ts';

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

/** False matches above it are rarer than 1 in 1,000 (docs/matching.md). */
const autoFrom = 0.999;
const reviewFrom = 0.02;
const mostCandidates = 5;
const leastCandidate = 0.001;

const compareAll = (
  evidence: ReturnType<typeof createEvidence>,
  attendees: Table,
  candidatesOf: (other: Table, row: number) => number[],
  onProgress: (share: number) => void,
): Compared => {
  const width = evidence.units.length;
  const starts = new Int32Array(attendees.ids.length + 1);
  let rows = new Int32Array(1 << 16);
  let levels = new Int8Array(rows.length * width);
  let count = 0;
  for (let attendee = 0; attendee < attendees.ids.length; attendee++) {
    const found = candidatesOf(attendees, attendee);
    if (count + found.length > rows.length) {
      const larger = Math.max(rows.length * 2, count + found.length);
      const moreRows = new Int32Array(larger);
      moreRows.set(rows);
      const moreLevels = new Int8Array(larger * width);
      moreLevels.set(levels);
      [rows, levels] = [moreRows, moreLevels];
    }
    for (const row of found) {
      rows[count] = row;
      evidence.compare(attendees, attendee, row, levels, count * width);
      count++;
    }
    starts[attendee + 1] = count;
    if (attendee % 1_000 === 0) onProgress(attendee / attendees.ids.length);
  }
  return { starts, rows: rows.subarray(0, count), levels: levels.subarray(0, count * width) };
};

interface Named {
  given: number;
  surname: number;
  others: number[];
}

/** A name that contradicts needs two other things that tell who somebody is: a number or a firm alone credit nobody. */
const contradicts = (
  levels: Int8Array,
  at: number,
  { given, surname, others }: Named,
  units: readonly { levels: readonly string[] }[],
): boolean => {
  const isLast = (unit: number): boolean => levels[at + unit] === (units[unit]?.levels.length ?? 0) - 1;
  const same = others.filter((unit) => levels[at + unit] === 0).length;
  const differs = (given >= 0 && isLast(given)) || (surname >= 0 && isLast(surname));
  return differs && same < 2;
};

export const linkLists = (
  model: MatchModel,
  { attendees, registrants }: { attendees: Table; registrants: Table },
  onProgress: (share: number) => void = () => undefined,
): { decisions: LinkDecision[]; weights: Weights; pairsCompared: number } => {
  const evidence = createEvidence(model, registrants);
  const { units } = evidence;
  const compared = compareAll(evidence, attendees, indexCandidates(model, registrants), onProgress);
  const weights = learn(evidence, { attendees, registrants }, compared);
  const score = createScorer(evidence, registrants);
  const kindOf = (unit: number) => model.columns[units[unit]?.column ?? -1]?.compare;
  const unitsOf = (kind: string) => units.flatMap((_, unit) => (kindOf(unit) === kind ? [unit] : []));
  const named: Named = {
    given: unitsOf('given-name')[0] ?? -1,
    surname: unitsOf('surname')[0] ?? -1,
    others: [...unitsOf('identifier'), ...unitsOf('email'), ...unitsOf('date'), ...unitsOf('phone')],
  };

  const reasonsFor = (candidate: number): string[] => {
    const row = compared.rows[candidate] ?? 0;
    return units.flatMap(({ name, levels, column }, unit) => {
      const level = compared.levels[candidate * units.length + unit] ?? silent;
      if (level === silent || (name === 'order of names' && level === 0)) return [];
      const count =
        column === null ? 0 : (evidence.counts[column]?.get(registrants.values[column]?.[row] ?? '') ?? 0);
      const rarity = level === 0 && column !== null ? ` (${count} of ${registrants.ids.length})` : '';
      return [`${name} ${levels[level]}${rarity}`];
    });
  };

  const decisions = attendees.ids.map((_, attendee): LinkDecision => {
    const start = compared.starts[attendee] ?? 0;
    const end = compared.starts[attendee + 1] ?? start;
    const ratios: number[] = [];
    for (let candidate = start; candidate < end; candidate++)
      ratios.push(score(weights, compared, candidate));
    const ranked = posterior(ratios, weights.registered, registrants.ids.length)
      .map((probability, index) => ({ candidate: start + index, probability }))
      .filter(({ probability }) => probability >= leastCandidate)
      .toSorted((one, other) => other.probability - one.probability)
      .slice(0, mostCandidates);
    const [best] = ranked;
    if (!best || best.probability < reviewFrom) return { decision: 'none', candidates: [] };
    const isAuto =
      best.probability >= autoFrom &&
      !contradicts(compared.levels, best.candidate * units.length, named, units);
    const shown = isAuto ? ranked.slice(0, 1) : ranked;
    return {
      decision: isAuto ? 'auto' : 'review',
      candidates: shown.map(({ candidate, probability }) => ({
        registrant: compared.rows[candidate] ?? 0,
        probability,
        reasons: reasonsFor(candidate),
      })),
    };
  });
  return { decisions, weights, pairsCompared: compared.rows.length };
};
