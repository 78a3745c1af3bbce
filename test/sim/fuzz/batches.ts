/** Batches of a tablet that works and signs well, with hostile records between the good ones. */
import fc from 'fast-check';
import * as z from 'zod/mini';
import { CheckIn } from '../../../src/domain/check-in.ts';
import { CheckInRecord } from '../../../src/domain/wire.ts';
import { fitting, JsonSchema } from './json-schema.ts';
import { mutated, mutation, nastyText, nastyValue } from './nasty.ts';

/**
 * `value`: JSON in place of a record. `sealed`: a well-formed record whose box opens, to this JSON, with the
 * record's own names in front where `isNamed`. `box`: a record with this box. `copy`: a record that is known,
 * as it is or with another box.
 */
export type RecordPlan =
  | { as: 'value'; json: string }
  | { as: 'sealed'; json: string; isNamed: boolean }
  | { as: 'box'; box: string }
  | { as: 'copy'; which: number; isChanged: boolean };

export interface BatchPlan {
  kind: 'batch';
  /** In this order, each before a good record. */
  hostile: RecordPlan[];
  good: number;
}

/** Far from the seqs of the good records, which form a chain that no other record of this tablet may be in. */
const farSeq = fc.integer({ min: 1_500_000_000, max: 2 ** 31 - 1 });

const withChanges = (value: fc.Arbitrary<unknown>, most: number) =>
  fc
    .tuple(value, fc.array(mutation, { maxLength: most }))
    .map(([good, changes]) => JSON.stringify(changes.reduce(mutated, good)) ?? 'null');

const record = fitting(JsonSchema.parse(z.toJSONSchema(CheckInRecord)), {
  device: fc.constantFrom('@@ownDevice:0@@', '@@healthyDevice:0@@', '@@healthyDevice:1@@', 'nobody'),
  event: fc.constantFrom('@@ownEvent:0@@', '@@ownEvent:0@@', '@@events:7@@', 'none'),
  seq: farSeq,
});

const { id: _id, device: _device, event: _event, seq: _seq, ...inside } = CheckIn.shape;
const checkIn = fitting(JsonSchema.parse(z.toJSONSchema(z.object(inside))));

const recordPlan: fc.Arbitrary<RecordPlan> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      as: fc.constant('value' as const),
      json: fc.oneof(withChanges(record, 3), withChanges(nastyValue, 1)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      as: fc.constant('sealed' as const),
      json: withChanges(checkIn, 2),
      isNamed: fc.nat({ max: 7 }).map((number) => number > 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      as: fc.constant('box' as const),
      box: fc.oneof(
        nastyText,
        fc.constantFrom(
          'a.b.c',
          '..',
          'a.b.c.d',
          '@@serverKey:0@@.AA.AA',
          '@@serverKey:0@@.@@long:87@@.@@long:40@@',
        ),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ as: fc.constant('copy' as const), which: fc.nat(), isChanged: fc.boolean() }),
  },
);

export const batchPlan: fc.Arbitrary<BatchPlan> = fc.record({
  kind: fc.constant('batch' as const),
  hostile: fc.array(recordPlan, { minLength: 1, maxLength: 4 }),
  good: fc.integer({ min: 1, max: 3 }),
});
