/** Whether a probability is what it says: of the candidates that are shown at 70 %, seven of ten should be right. */
import type { Outcome } from './labelled-run.ts';
import { likelyShares, shareOf } from './proportions.ts';

/** Where each bin begins; narrow near 1, where decisions are made. */
const bounds = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999];

interface Bin {
  from: number;
  candidates: number;
  /** Their probabilities' mean. */
  predicted: number;
  /** The share of them who are the very person, and the shares that are likely for what was seen. */
  actual: number;
  likely: [least: number, most: number];
}

export interface Calibration {
  bins: Bin[];
  candidates: number;
  /** How far predicted and actual are apart, in the mean over all candidates. */
  expectedError: number;
}

export const calibrate = (outcomes: readonly Outcome[]): Calibration => {
  const sums = bounds.map(() => ({ candidates: 0, probability: 0, right: 0 }));
  for (const { decision, isRight } of outcomes)
    for (const [nth, { probability }] of decision.candidates.entries()) {
      const sum = sums[bounds.findLastIndex((bound) => bound <= probability)];
      if (!sum) throw new RangeError(`${probability} is no probability`);
      sum.candidates++;
      sum.probability += probability;
      sum.right += isRight[nth] ? 1 : 0;
    }
  const bins = sums.flatMap(({ candidates, probability, right }, nth) =>
    candidates === 0
      ? []
      : {
          from: bounds[nth] ?? 0,
          candidates,
          predicted: probability / candidates,
          actual: right / candidates,
          likely: likelyShares(right, candidates),
        },
  );
  const candidates = bins.reduce((sum, bin) => sum + bin.candidates, 0);
  const apart = bins.reduce((sum, bin) => sum + bin.candidates * Math.abs(bin.predicted - bin.actual), 0);
  return { bins, candidates, expectedError: shareOf(apart, candidates) };
};
