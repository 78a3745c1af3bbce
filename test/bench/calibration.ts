/**
 * `npm run --silent bench:calibration -- [--seeds 4101,4102,4103] [--registrants N] [--attendees N] [--data DIR] [--plot F]`:
 * whether the engine's probabilities are true, what each bound on automatic matches means, and what each blocking key
 * is good for. On lists made of the sample, by seeds that the engine was not designed on (those are 11, 20261124 and
 * 777), and on the development sets where they lie beside the repository. Nothing is learnt from the labels: every list
 * is one that the engine has never seen. Writes the picture of docs/matching.md to `--plot`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readShippedModel } from '../../sync-server/linkage/index.ts';
import { measureKeys } from './match/blocking-keys.ts';
import { measureBounds } from './match/bounds-table.ts';
import { calibrate } from './match/calibration.ts';
import { drawCalibration } from './match/calibration-plot.ts';
import { febrlColumns, readBooth, readFebrl } from './match/development-sets.ts';
import { type LabelledLists, makeLabelledLists } from './match/labelled-lists.ts';
import { outcomesOf } from './match/labelled-run.ts';
import { rounded } from './match/proportions.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '4101,4102,4103' },
    registrants: { type: 'string', default: '20000' },
    attendees: { type: 'string', default: '4000' },
    data: { type: 'string', default: join(import.meta.dirname, '../../../shared/data') },
    plot: { type: 'string' },
  },
});
const seeds = values.seeds.split(',').map(Number);
const [registrants, attendees] = [Number(values.registrants), Number(values.attendees)];
if ([...seeds, registrants, attendees].some((number) => !Number.isSafeInteger(number) || number < 1)) {
  console.error('--seeds, --registrants and --attendees are whole numbers from 1 on.');
  process.exit(2);
}

/** The most that predicted and actual may be apart in the mean. */
const mostError = 0.02;
const bounds = [0.98, 0.99, 0.999].flatMap((automaticFrom) =>
  [0.005, 0.001, 0.0005, 0.00025].map((mostFalse) => ({ automaticFrom, mostFalse })),
);

const [ours, febrl] = [readShippedModel('registrants.json'), readShippedModel('febrl.json')];
const made = seeds.map((seed) => makeLabelledLists({ seed, registrants, attendees, registered: 2 / 3 }));
const there = (...lists: (LabelledLists | null)[]): LabelledLists[] => lists.filter((list) => list !== null);
const sets = [
  { name: `sample, seeds ${seeds.join(', ')}`, model: ours, lists: made },
  { name: 'development booth set', model: ours, lists: there(readBooth(values.data)) },
  {
    name: 'FEBRL 2 and 3, names and place alone',
    model: febrl,
    lists: there(readFebrl(values.data, 2, febrlColumns), readFebrl(values.data, 3, febrlColumns)),
  },
].filter(({ name, lists }) => {
  if (lists.length === 0) console.log(`skipped: ${name} (not in ${values.data})`);
  return lists.length > 0;
});

const percent = (share: number, digits = 2): string => `${(share * 100).toFixed(digits)} %`;

const figures = sets.map(({ name, model, lists }) => {
  console.log(`\n${name}`);
  const outcomes = lists.map((labelled) => outcomesOf(model, labelled));
  const calibration = calibrate(outcomes.flat());
  console.table(
    calibration.bins.map(({ from, candidates, predicted, actual, likely: [least, most] }) => ({
      from,
      candidates,
      predicted: percent(predicted),
      actual: percent(actual),
      likely: `${percent(least)} to ${percent(most)}`,
    })),
  );
  console.log(`expected calibration error ${percent(calibration.expectedError, 3)}`);
  const table = bounds.map((pair) => measureBounds(outcomes, pair));
  console.table(
    table.map(({ precision, errorAtMost, recall, automatic, review, ...counts }) => ({
      ...counts,
      precision: percent(precision, 3),
      errorAtMost: percent(errorAtMost, 3),
      recall: percent(recall),
      automatic: percent(automatic),
      review: percent(review),
    })),
  );
  const keys = lists.slice(0, 1).map((labelled) => measureKeys(model, labelled));
  for (const { keys: yields, together } of keys) {
    console.table(
      yields.map(({ key, found, added, alone, rows }) => ({
        key,
        found: percent(found),
        added: percent(added, 3),
        alone: percent(alone, 3),
        rows: rounded(rows, 1),
      })),
    );
    console.log(`all keys together find ${percent(together, 3)} of the registered`);
  }
  return { name, calibration, bounds: table, keys };
});

if (values.plot) writeFileSync(values.plot, drawCalibration(figures));
console.log(
  JSON.stringify({
    sets: figures.map(({ name, calibration, bounds: table }) => ({
      name,
      candidates: calibration.candidates,
      expectedCalibrationError: rounded(calibration.expectedError, 5),
      bounds: table.map((row) => ({
        ...row,
        precision: rounded(row.precision, 5),
        errorAtMost: rounded(row.errorAtMost, 5),
        recall: rounded(row.recall, 4),
        automatic: rounded(row.automatic, 4),
        review: rounded(row.review, 4),
      })),
    })),
  }),
);
process.exitCode = figures.every(({ calibration }) => calibration.expectedError <= mostError) ? 0 : 1;
