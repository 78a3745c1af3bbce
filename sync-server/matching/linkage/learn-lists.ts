/** Weights that two lists teach by themselves, with what it takes to use them. */
import { indexCandidates } from './candidates.ts';
import { compareTeachers, createComparing } from './compare-rows.ts';
import { createEvidence } from './evidence.ts';
import { countFrequencies } from './frequencies.ts';
import type { MatchModel } from './model.ts';
import type { Table, Tables } from './table.ts';
import { learn } from './weights.ts';

export const learnFromLists = (
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
  const weights = learn(evidence, frequencies, lists, compareTeachers(evidence, attendees, compare));
  return { evidence, compare, frequencies, weights };
};
