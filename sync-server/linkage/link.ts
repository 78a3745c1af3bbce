/** Two lists in, decisions out: who of the attendees is which registrant, for certain or perhaps. */
import { boundsForLists, createDecider, type LinkDecision } from './decision.ts';
import { shareOfHouseholds } from './households.ts';
import { prepareLists } from './learn-lists.ts';
import type { MatchModel } from './model.ts';
import { partRivals } from './rival-claims.ts';
import type { Table, Tables } from './table.ts';
import { codesOf, type Weights } from './weights.ts';

/** How sure automatic matches of one list must be; docs/matching.md says what was measured at which bounds. */
export interface ListBounds {
  /** None is less likely than this. */
  automaticFrom: number;
  /** Of all of them together so many may be false, by the engine's own probabilities. */
  mostFalse: number;
}
export interface LinkedLists {
  /** One for each attendee, in their order. */
  decisions: LinkDecision[];
  pairsCompared: number;
}
/** Of one attendee, whoever else is on the list. */
export interface DecidedAlone {
  decision: LinkDecision;
  pairsCompared: number;
}

/** Half of what may be false: of lists like a booth's, at the top, twice as many are as the engine expects. */
const usualBounds: ListBounds = { automaticFrom: boundsForLists.automaticFrom, mostFalse: 0.00025 };

/** Where fewer share a name and their whole place with another registrant, who has another name is no relative. */
const fewHouseholds = 0.005;

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

/** What decides about attendees one by one, and then about the list as a whole. */
export const createListDecider = (
  model: MatchModel,
  tables: Tables,
  lists: { attendees: Table; registrants: Table },
) => {
  const { attendees, registrants } = lists;
  const { evidence, compare, frequencies, ...learning } = prepareLists(model, tables, lists);
  const takesOtherName = evidence.firm < 0 && shareOfHouseholds(model, registrants) < fewHouseholds;

  return {
    ...learning,
    /** One after another, by weights that were learnt from these lists: the decision, and how many were compared. */
    decidingBy: (weights: Weights) => {
      const decide = createDecider(evidence, frequencies, weights, registrants.ids, {
        ...boundsForLists,
        takesOtherName,
      });
      return (attendee: number): DecidedAlone => {
        const { rows, levels } = compare(attendee);
        return {
          decision: decide(codesOf(attendees, attendee), rows, levels),
          pairsCompared: rows.length,
        };
      };
    },
    /** `bounds`: null leaves whatever might be automatic so, with all its candidates. */
    decideTogether: (
      alone: readonly DecidedAlone[],
      bounds: ListBounds | null = usualBounds,
    ): LinkedLists => {
      const decisions = alone.map(({ decision }) => decision);
      const bounded = bounds === null ? decisions : boundFalse(decisions, bounds);
      return {
        // Where a name may differ, two attendees of other names are one person, listed twice.
        decisions: takesOtherName ? bounded : partRivals(model, tables, lists, bounded),
        pairsCompared: alone.reduce((sum, { pairsCompared }) => sum + pairsCompared, 0),
      };
    },
  };
};

export const linkLists = (
  model: MatchModel,
  tables: Tables,
  lists: { attendees: Table; registrants: Table },
  {
    onProgress = () => undefined,
    bounds,
  }: {
    onProgress?: (share: number) => void;
    bounds?: ListBounds | null;
  } = {},
): LinkedLists => {
  const { learn, decidingBy, decideTogether } = createListDecider(model, tables, lists);
  const decide = decidingBy(learn());
  const people = lists.attendees.ids.length;
  const alone = lists.attendees.ids.map((_, attendee) => {
    if (attendee % 1_000 === 0) onProgress(attendee / people);
    return decide(attendee);
  });
  return decideTogether(alone, bounds);
};
