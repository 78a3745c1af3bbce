/** What each pair of bounds on automatic matches means, measured: how many are wrong, and how many are left to people. */
import { boundFalse, type ListBounds } from '../../../sync-server/linkage/index.ts';
import type { Outcome } from './labelled-run.ts';
import { likelyShares, shareOf } from './proportions.ts';

export interface BoundsRow extends ListBounds {
  auto: number;
  wrong: number;
  precision: number;
  /** The highest share of wrong ones that is likely for what was seen (95 %). */
  errorAtMost: number;
  /** Of those who are registered, the share found automatically. */
  recall: number;
  /** Of all attendees. */
  automatic: number;
  review: number;
}

/** `lists`: the outcomes of each list by itself, since a bound holds for one list. */
export const measureBounds = (lists: readonly (readonly Outcome[])[], bounds: ListBounds): BoundsRow => {
  let [auto, right, review, registered, all] = [0, 0, 0, 0, 0];
  for (const outcomes of lists) {
    const bounded = boundFalse(
      outcomes.map(({ decision }) => decision),
      bounds,
    );
    for (const [nth, { isRight, isRegistered }] of outcomes.entries()) {
      all++;
      if (isRegistered) registered++;
      if (bounded[nth]?.decision === 'review') review++;
      if (bounded[nth]?.decision !== 'auto') continue;
      auto++;
      if (isRight[0]) right++;
    }
  }
  const wrong = auto - right;
  return {
    ...bounds,
    auto,
    wrong,
    precision: auto === 0 ? 1 : right / auto,
    errorAtMost: likelyShares(wrong, auto)[1],
    recall: shareOf(right, registered),
    automatic: shareOf(auto, all),
    review: shareOf(review, all),
  };
};
