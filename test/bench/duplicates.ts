/**
 * `npm run --silent bench:duplicates -- [--registrants N] [--duplicates N] [--seed S]`: the search for duplicates on a
 * registry made of the sample, in which some stand twice: how many are found, how many pairs are proposed that were not
 * planted (among them colleagues of the sample who happen to have one name), and how long it takes. The sons that are
 * planted beside their fathers, of one name and address, must not be proposed.
 */
import { parseArgs } from 'node:util';
import { searchRegistry } from '../../sync-server/matching/index.ts';
import { pairName, plainOf, plantDuplicates } from './match/planted-duplicates.ts';

const { values } = parseArgs({
  options: {
    registrants: { type: 'string', default: '20000' },
    duplicates: { type: 'string', default: '200' },
    seed: { type: 'string', default: '4202' },
  },
});
const [registrants = 0, duplicates = 0, seed = 0] = [values.registrants, values.duplicates, values.seed].map(
  Number,
);
if (![registrants, duplicates, seed].every((number) => Number.isSafeInteger(number) && number >= 1)) {
  console.error('--registrants, --duplicates and --seed are whole numbers from 1 on.');
  process.exit(2);
}

const planted = plantDuplicates({ seed, registrants, duplicates, sons: duplicates });
const plain = plainOf(planted.rows);
const started = performance.now();
const cpu = process.cpuUsage();
const { pairs } = searchRegistry(plain);
const { user, system } = process.cpuUsage(cpu);

const figures = [0.2, 0.5, 0.9].map((from) => {
  const proposed = pairs.filter(({ probability }) => probability >= from);
  const found = proposed.filter(({ one, other }) => planted.pairs.has(pairName(one, other))).length;
  return { from, found, notPlanted: proposed.length - found };
});
const sons = pairs.filter(({ one, other }) => planted.sons.has(pairName(one, other))).length;
console.log(
  JSON.stringify({
    registrants,
    planted: planted.pairs.size,
    figures,
    sons,
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (user + system) / 1e6,
    peakMemoryMB: process.resourceUsage().maxRSS / 1_024,
  }),
);
const [all] = figures;
process.exitCode = sons === 0 && (all?.found ?? 0) >= 0.75 * planted.pairs.size ? 0 : 1;
