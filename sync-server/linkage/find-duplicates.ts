/** Which rows of one list are one person: the list is compared with itself. */
import { indexCandidates } from './candidates.ts';
import { compareTeachers, createComparing } from './compare-rows.ts';
import { createReasons } from './decision.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { countFrequencies } from './frequencies.ts';
import type { MatchModel } from './model.ts';
import { shuffledRows, type Table, type Tables } from './table.ts';
import { createTwoPeople } from './two-people.ts';
import { codesOf, createScorer, learn, posterior } from './weights.ts';

/** Two rows that may be one person; `one` has the id that comes first. */
export interface DuplicatePair {
  one: number;
  other: number;
  probability: number;
  /** In words for a clerk. */
  reasons: string[];
}

/**
 * Each pair once, the likeliest first; never a row with itself. A pair is judged by itself, since a person may stand in
 * the list more than twice.
 */
export const findDuplicates = (
  model: MatchModel,
  tables: Tables,
  list: Table,
  {
    leastProbability,
    hasFamilies,
    onProgress = () => undefined,
  }: {
    leastProbability: number;
    /** Whether people stand in it with their family and their colleagues: who rather are such are no pair. */
    hasFamilies: boolean;
    onProgress?: (share: number) => void;
  },
): DuplicatePair[] => {
  const { ids } = list;
  const frequencies = countFrequencies(model, tables, list);
  const all = createEvidence(model, tables, list);
  const areTwo = hasFamilies ? createTwoPeople(all, frequencies) : () => false;
  // Those who are two people must not teach how often one person's rows differ, either.
  const evidence: Evidence = {
    ...all,
    compare: (...pair) => all.compare(...pair) && !areTwo(...pair),
  };
  const sharingKey = indexCandidates(model, tables.dictionaries, list);
  const compare = createComparing(evidence, list, (table, row) =>
    sharingKey(table, row).filter((other) => other !== row),
  );
  const lists = { attendees: list, registrants: list };
  const weights = learn(evidence, frequencies, lists, compareTeachers(evidence, list, compare));
  const score = createScorer(evidence, frequencies, weights);
  const reasonsFor = createReasons(evidence, frequencies);

  const found = new Map<string, DuplicatePair>();
  for (const [nth, row] of shuffledRows(list).entries()) {
    if (nth % 500 === 0) onProgress(nth / ids.length);
    const codes = codesOf(list, row);
    const { rows, levels } = compare(row);
    for (const [index, candidate] of rows.entries()) {
      const at = index * evidence.width;
      const ratios = score(codes, candidate, levels, at);
      const [probability = 0] = posterior([ratios], weights, frequencies.people).same;
      if (probability < leastProbability) continue;
      const [one, other] = (ids[row] ?? '') < (ids[candidate] ?? '') ? [row, candidate] : [candidate, row];
      // Each of the two may have the rarer spelling: whichever tells more counts.
      const known = found.get(`${one} ${other}`);
      if (known && known.probability >= probability) continue;
      found.set(`${one} ${other}`, {
        one,
        other,
        probability,
        reasons: reasonsFor(candidate, levels, at),
      });
    }
  }
  const inOrder = ({ one, other }: DuplicatePair): string => `${ids[one]} ${ids[other]}`;
  return [...found.values()].sort(
    (first, second) => second.probability - first.probability || (inOrder(first) < inOrder(second) ? -1 : 1),
  );
};
