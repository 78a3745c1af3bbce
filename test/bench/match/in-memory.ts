/** One check-in at a time against a registry that is in memory, as a list is compared: normalising, keys, reasons and all. */
import {
  boundsForCheckIns,
  codesOf,
  createDecider,
  createTables,
  prepareLists,
  readShippedModel,
  usualWeights,
} from '../../../sync-server/linkage/index.ts';
import type { LabelledLists } from './labelled-lists.ts';

/** Milliseconds for each attendee, and seconds for the registry. */
export const timeInMemory = ({
  registrants,
  attendees,
}: LabelledLists): { prepareSeconds: number; times: number[] } => {
  const started = performance.now();
  const model = readShippedModel('registrants.json');
  const tables = createTables(model);
  const lists = { registrants: tables.emptyTable(), attendees: tables.emptyTable() };
  for (const row of registrants) tables.add(lists.registrants, row);
  const { evidence, frequencies, compare } = prepareLists(model, tables, lists);
  const decide = createDecider(
    evidence,
    frequencies,
    usualWeights(evidence),
    lists.registrants.ids,
    boundsForCheckIns,
  );
  const prepareSeconds = (performance.now() - started) / 1_000;
  const times = attendees.map((row, nth) => {
    const before = performance.now();
    tables.add(lists.attendees, row);
    const { rows, levels } = compare(nth);
    decide(codesOf(lists.attendees, nth), rows, levels);
    return performance.now() - before;
  });
  return { prepareSeconds, times };
};
