/** Pairs with their probabilities against the pairs that are true: how good any engine is, at any bound. */
import { shareOf } from './proportions.ts';

export interface ScoredPair {
  isRight: boolean;
  probability: number;
}

interface Standing {
  f1: number;
  precision: number;
  recall: number;
  wrong: number;
}

/** Of taking every pair from a probability on. */
export const standingAt = (pairs: readonly ScoredPair[], all: number, from: number): Standing => {
  const taken = pairs.filter(({ probability }) => probability >= from);
  const right = taken.filter(({ isRight }) => isRight).length;
  return {
    f1: shareOf(2 * right, taken.length + all),
    precision: taken.length === 0 ? 1 : right / taken.length,
    recall: shareOf(right, all),
    wrong: taken.length - right,
  };
};

/** At the bound that is best, as only somebody who knows the truth could set it. */
export const bestStanding = (pairs: readonly ScoredPair[], all: number): Standing => {
  const sorted = pairs.toSorted((one, other) => other.probability - one.probability);
  let [right, best] = [0, 0];
  let from = 1;
  for (const [index, { isRight, probability }] of sorted.entries()) {
    if (isRight) right++;
    if (sorted[index + 1]?.probability === probability) continue;
    const f1 = (2 * right) / (index + 1 + all);
    if (f1 > best) [best, from] = [f1, probability];
  }
  return standingAt(pairs, all, from);
};

/** At the highest bound that finds so many of the true pairs; null where no bound does. */
export const standingAtRecall = (
  pairs: readonly ScoredPair[],
  all: number,
  recall: number,
): Standing | null => {
  const right = pairs
    .filter(({ isRight }) => isRight)
    .map(({ probability }) => probability)
    .toSorted((one, other) => other - one);
  const last = right[Math.ceil(recall * all) - 1];
  return last === undefined ? null : standingAt(pairs, all, last);
};
