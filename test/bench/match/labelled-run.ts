/** The list engine on lists of which it is known who is who. */
import {
  createTables,
  type LinkDecision,
  linkLists,
  type MatchModel,
} from '../../../sync-server/linkage/index.ts';
import type { LabelledLists } from './labelled-lists.ts';

/** What became of one attendee. */
export interface Outcome {
  decision: LinkDecision;
  /** Of each candidate, whether it is the very person. */
  isRight: boolean[];
  isRegistered: boolean;
}

export const fillTables = (model: MatchModel, { registrants, attendees }: LabelledLists) => {
  const tables = createTables(model);
  const lists = { registrants: tables.emptyTable(), attendees: tables.emptyTable() };
  for (const row of registrants) tables.add(lists.registrants, row);
  for (const row of attendees) tables.add(lists.attendees, row);
  return { tables, lists };
};

/** Everything that might be automatic is, before the bound on all of them together. */
export const outcomesOf = (model: MatchModel, labelled: LabelledLists): Outcome[] => {
  const { tables, lists } = fillTables(model, labelled);
  const { decisions } = linkLists(model, tables, lists, { bounds: null });
  return decisions.map((decision, nth) => {
    const person = labelled.truth[nth] ?? null;
    return {
      decision,
      isRight: decision.candidates.map(({ registrant }) => lists.registrants.ids[registrant] === person),
      isRegistered: person !== null,
    };
  });
};
