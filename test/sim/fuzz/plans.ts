/** The hostile requests of a campaign, in order: the same for the same seed and routes. */
import fc from 'fast-check';
import { type BatchPlan, batchPlan } from './batches.ts';
import type { Operation } from './operations.ts';
import { type RawPlan, rawPlan } from './raw-sockets.ts';
import { pageRequest, type RequestPlan, requestFor } from './requests.ts';

export type Plan = RequestPlan | BatchPlan | RawPlan;

/** Drawn so many at a time: each draw of fast-check costs a start. */
const atOnce = 200;

/** Reckons for seconds in a process of its own: asked as often as the others it would always be at it, and say no more. */
const isLong = ({ method, path }: Operation): boolean =>
  method === 'POST' && path === '/api/duplicates/search';
const usualWeight = 5;

export function* plansFrom({ seed, operations }: { seed: number; operations: Operation[] }): Generator<Plan> {
  const toOperation = fc.oneof(
    ...operations.map((operation) => ({
      weight: isLong(operation) ? 1 : usualWeight,
      arbitrary: requestFor(operation),
    })),
  );
  const plan: fc.Arbitrary<Plan> = fc.oneof(
    { weight: 60, arbitrary: toOperation },
    { weight: 8, arbitrary: batchPlan },
    { weight: 12, arbitrary: pageRequest },
    { weight: 5, arbitrary: rawPlan },
  );
  for (let draw = 0; ; draw++) {
    yield* fc.sample(plan, { seed: Math.imul(seed, 1_000_003) + draw, numRuns: atOnce });
  }
}
