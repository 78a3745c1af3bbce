/**
 * `npm run --silent bench:match -- [--sizes 10000,100000] [--attendees N] [--seed S] [--registered SHARE] [--data DIR] [--booth-seeds S,S]`:
 * how sure, how complete and how fast the engine is. On the development sets, where they lie beside the repository, on lists of 55,000 in the booth set's making, and
 * in an open world: lists made of the sample, in which most registrants stay away and a third of the attendees are none.
 * The match command itself is run, in a process of its own, and everything counts: reading, normalising, the index,
 * learning the weights, the reasons. Shares are given with how bad they may be by what was seen (Wilson, 95 %).
 * A size of 1000000 takes minutes, most of them for making the lists.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBoothLists } from './match/booth-lists.ts';
import { febrlColumns, readBooth, readFebrl } from './match/development-sets.ts';
import { type LabelledLists, makeLabelledLists } from './match/labelled-lists.ts';
import { type Figure, measureCommand } from './match/match-command.ts';
import { likelyShares } from './match/proportions.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    attendees: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '4201' },
    registered: { type: 'string', default: '0.667' },
    'booth-seeds': { type: 'string', default: '4101' },
    data: { type: 'string', default: join(import.meta.dirname, '../../../shared/data') },
  },
});
const sizes = values.sizes.split(',').map(Number);
const [attendees, seed, registered] = [values.attendees, values.seed, values.registered].map(Number);
if ([...sizes, attendees, seed].some((number) => !Number.isSafeInteger(number) || Number(number) < 1)) {
  console.error('--sizes, --attendees and --seed are whole numbers from 1 on.');
  process.exit(2);
}

const figures: Figure[] = [];
const report = (figure: Figure): void => {
  console.log(JSON.stringify(figure));
  figures.push(figure);
};

const febrl = { model: 'febrl.json', id: 'rec_id' };
const developmentSets: [string, LabelledLists | null, typeof febrl | undefined][] = [
  ['development booth set', readBooth(values.data), undefined],
  ['FEBRL 1', readFebrl(values.data, 1), febrl],
  ['FEBRL 2', readFebrl(values.data, 2), febrl],
  ['FEBRL 3', readFebrl(values.data, 3), febrl],
  ['FEBRL 2, names and place', readFebrl(values.data, 2, febrlColumns), febrl],
  ['FEBRL 3, names and place', readFebrl(values.data, 3, febrlColumns), febrl],
];
for (const [name, labelled, how] of developmentSets) {
  if (labelled) report(measureCommand(name, labelled, how));
  else console.log(`skipped: ${name} (not in ${values.data})`);
}
const donors = readBooth(values.data)?.registrants;
for (const boothSeed of donors ? values['booth-seeds'].split(',').map(Number) : [])
  report(
    measureCommand(
      `like the booth set, seed ${boothSeed}`,
      makeBoothLists({ seed: boothSeed, registrants: 55_000, attendees: 6_000, donors: donors ?? [] }),
    ),
  );
for (const registrants of sizes)
  report(
    measureCommand(
      `open world, ${registrants}`,
      makeLabelledLists({
        seed: seed ?? 1,
        registrants,
        attendees: attendees ?? 1,
        registered: registered ?? 1,
      }),
    ),
  );

console.log(JSON.stringify({ lists: figures }));
// At most one in a thousand, beyond what chance may do in a list of this length.
const isBound = ({ auto, wrong }: Figure): boolean => likelyShares(wrong, auto)[0] <= 1 / 1_000;
process.exitCode = figures.every((figure) => isBound(figure) && figure.covered >= 0.95) ? 0 : 1;
