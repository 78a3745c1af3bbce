/** Who is whom in two lists: the engine itself, which knows neither a database nor a clock. */
export { mostRowsOfAKey } from './candidates.ts';
export { comparators } from './comparators.ts';
export {
  type Bounds,
  boundsForCheckIns,
  boundsForLists,
  createDecider,
  type LinkDecision,
} from './decision.ts';
export { createEvidence } from './evidence.ts';
export { findDuplicates } from './find-duplicates.ts';
export { type Frequencies, hostOf } from './frequencies.ts';
export { prepareLists } from './learn-lists.ts';
export { boundFalse, type ListBounds, linkLists } from './link.ts';
export { linkListsOnTwoCores } from './link-on-two-cores.ts';
export { type MatchModel, readModel, readShippedModel } from './model.ts';
export { createRowKeys } from './row-keys.ts';
export { createTables, type Row, type Table, type Tables } from './table.ts';
export { codesOf, type Known, shapeOfWeights, usualWeights, type Weights } from './weights.ts';
export { Written } from './written.ts';
