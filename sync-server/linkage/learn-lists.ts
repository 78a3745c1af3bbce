/** Weights that two lists teach, with what it takes to use them. */
import { indexCandidates } from './candidates.ts';
import { compareTeachers, createComparing } from './compare-rows.ts';
import { createEvidence } from './evidence.ts';
import { countFrequencies } from './frequencies.ts';
import type { MatchModel } from './model.ts';
import type { Table, Tables } from './table.ts';
import { codesOf, createScorer, type Known, learn, posterior, type Weights } from './weights.ts';

export const prepareLists = (
  model: MatchModel,
  tables: Tables,
  lists: { attendees: Table; registrants: Table },
) => {
  const { attendees, registrants } = lists;
  const evidence = createEvidence(model, tables, registrants);
  const compare = createComparing(
    evidence,
    attendees,
    indexCandidates(model, tables.dictionaries, registrants),
  );
  const frequencies = countFrequencies(model, tables, registrants);
  /** Once anybody learns: a thread that is told the weights has no use for them. */
  let teachers: ReturnType<typeof compareTeachers> | null = null;

  return {
    evidence,
    compare,
    frequencies,
    /** By the lists alone, or with those of whom a person has said who they are. */
    learn: (known?: Known): Weights => {
      teachers ??= compareTeachers(evidence, attendees, compare);
      return learn(evidence, frequencies, lists, teachers, known);
    },
    /** The probability that the weights give to who it is, for each of `known`: 0 where it is no candidate. */
    probabilitiesOf: (known: Known, weights: Weights): number[] => {
      const score = createScorer(evidence, frequencies, weights);
      return [...known].map(([attendee, registrant]) => {
        const { rows, levels } = compare(attendee);
        const codes = codesOf(attendees, attendee);
        const ratios = rows.map((row, index) => score(codes, row, levels, index * evidence.width));
        return posterior(ratios, weights, frequencies.people).same[rows.indexOf(registrant)] ?? 0;
      });
    },
  };
};
