/** Who stands in the registry twice, by the index of its registrants. Seconds of work: see the process. */
import { findDuplicates } from '../../linkage/index.ts';
import { columnNames, model, newTables } from '../registry-index/rows.ts';

/** Less likely pairs nearly all are two people. */
const leastProbability = 0.2;
/** More than staff will ever look at; the likeliest count. */
const mostPairs = 5_000;

interface FoundPair {
  /** Ids of two registrants; that of `one` comes first. */
  one: string;
  other: string;
  probability: number;
  reasons: string[];
}
export interface RegistrySearch {
  registrants: number;
  pairs: FoundPair[];
}

const numberAt = columnNames.indexOf('registrant_number');

/**
 * `plain`: id and values of each registrant in the form in which they are compared. A registrant number is given to one
 * registrant only: that two differ, or are near, says nothing of two registrants; only the very same one does.
 */
export const searchRegistry = (
  plain: Iterable<readonly string[]>,
  onProgress: (share: number) => void = () => undefined,
): RegistrySearch => {
  const rows = [...plain];
  const bearers = new Map<string, number>();
  for (const [, ...values] of rows) {
    const number = values[numberAt] ?? '';
    bearers.set(number, (bearers.get(number) ?? 0) + 1);
  }
  const tables = newTables();
  const registrants = tables.emptyTable();
  for (const [id = '', ...values] of rows)
    tables.addPlain(
      registrants,
      id,
      values.map((value, column) => (column === numberAt && bearers.get(value) === 1 ? '' : value)),
    );
  const pairs = findDuplicates(model, tables, registrants, {
    leastProbability,
    hasFamilies: true,
    onProgress,
  });
  return {
    registrants: rows.length,
    pairs: pairs.slice(0, mostPairs).map(({ one, other, probability, reasons }) => ({
      one: registrants.ids[one] ?? '',
      other: registrants.ids[other] ?? '',
      probability,
      reasons,
    })),
  };
};
