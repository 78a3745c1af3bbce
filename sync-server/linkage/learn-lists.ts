/** Weights that two lists teach, with what it takes to use them. */
import { indexCandidates } from './candidates.ts';
import { compareTeachers, createComparing } from './compare-rows.ts';
import { createEvidence } from './evidence.ts';
import { countFrequencies } from './frequencies.ts';
import type { MatchModel } from './model.ts';
import type { Table, Tables } from './table.ts';
import {
  type Compared,
  codesOf,
  createScorer,
  estimateU,
  type Known,
  learn,
  posterior,
  type Weights,
} from './weights.ts';

export const prepareLists = (
  model: MatchModel,
  tables: Tables,
  lists: { attendees: Table; registrants: Table },
) => {
  const { attendees, registrants } = lists;
  const evidence = createEvidence(model, tables, registrants);
  const compareAnew = createComparing(
    evidence,
    attendees,
    indexCandidates(model, tables.dictionaries, registrants),
  );
  const frequencies = countFrequencies(model, tables, registrants);
  /** Once anybody learns: a thread that is told the weights has no use for them. */
  let teachers: Compared | null = null;
  const places = new Map<number, number>();

  const compareTeachersOnce = (): Compared => {
    if (teachers) return teachers;
    teachers = compareTeachers(evidence, attendees, compareAnew);
    for (const [place, person] of teachers.people.entries()) places.set(person, place);
    return teachers;
  };

  /** Who taught was compared already. */
  const compare: typeof compareAnew = (attendee) => {
    const place = places.get(attendee);
    if (!teachers || place === undefined) return compareAnew(attendee);
    const [start = 0, end = start] = [teachers.starts[place], teachers.starts[place + 1]];
    return {
      rows: teachers.rows.slice(start, end),
      levels: teachers.levels.subarray(start * evidence.width, end * evidence.width),
    };
  };

  return {
    evidence,
    compare,
    frequencies,
    /** By the lists alone, or with those of whom a person has said who they are. */
    learn: (known?: Known, u?: Weights['u']): Weights =>
      learn(evidence, frequencies, lists, compareTeachersOnce(), known, u),
    /** What `learn` begins with, and what it takes besides: for two threads, each of which does one. */
    compareTeachers: compareTeachersOnce,
    estimateU: (): Weights['u'] => estimateU(evidence, attendees, registrants),
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
