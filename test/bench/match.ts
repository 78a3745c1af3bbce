/**
 * `npm run --silent bench:match -- [--sizes 10000,55000] [--attendees N] [--seed S]`: how sure, how complete and how fast
 * the engine is on lists made of the sample, of which it is known who is who. Everything counts: normalising, the index,
 * learning the weights, the reasons. Precision is given with its upper bound of error (Wilson, 95 %).
 */
import { parseArgs } from 'node:util';
import { createTables, linkLists, readShippedModel } from '../../sync-server/matching/index.ts';
import { type LabelledLists, makeLabelledLists } from './match/labelled-lists.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,55000' },
    attendees: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '20261124' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const [attendees, seed] = [Number(values.attendees), Number(values.seed)];
if ([...sizes, attendees, seed].some((number) => !Number.isSafeInteger(number) || number < 1)) {
  console.error('--sizes, --attendees and --seed are whole numbers from 1 on.');
  process.exit(2);
}

/** The highest share of errors that so many among `all` are still likely for (Wilson, one in forty beyond). */
const errorAtMost = (errors: number, all: number): number => {
  const z = 1.96;
  const share = errors / all;
  const middle = share + z ** 2 / (2 * all);
  const reach = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  return (middle + reach) / (1 + z ** 2 / all);
};

const rounded = (number: number, digits: number): number => Number(number.toFixed(digits));

const measure = ({ registrants, attendees: people, truth }: LabelledLists) => {
  const model = readShippedModel('registrants.json');
  const started = performance.now();
  const tables = createTables(model);
  const lists = { registrants: tables.emptyTable(), attendees: tables.emptyTable() };
  for (const row of registrants) tables.add(lists.registrants, row);
  for (const row of people) tables.add(lists.attendees, row);
  const { decisions, pairsCompared } = linkLists(model, tables, lists);
  const seconds = (performance.now() - started) / 1_000;
  let [auto, wrong, right, covered] = [0, 0, 0, 0];
  for (const [nth, { decision, candidates }] of decisions.entries()) {
    const named = candidates.map(({ registrant }) => lists.registrants.ids[registrant]);
    const person = truth[nth] ?? null;
    if (person !== null && named.includes(person)) covered++;
    if (decision !== 'auto') continue;
    auto++;
    if (named[0] === person) right++;
    else wrong++;
  }
  const registered = truth.filter((person) => person !== null).length;
  return {
    registrants: registrants.length,
    attendees: people.length,
    registered,
    auto,
    wrong,
    precision: rounded(1 - wrong / Math.max(1, auto), 5),
    errorAtMost: rounded(errorAtMost(wrong, Math.max(1, auto)), 5),
    recall: rounded(right / registered, 4),
    covered: rounded(covered / registered, 4),
    pairsCompared,
    seconds: rounded(seconds, 2),
    attendeesPerSecond: Math.round(people.length / seconds),
  };
};

const figures = sizes.map((registrants) => {
  const figure = measure(makeLabelledLists({ seed, registrants, attendees, registered: 0.8 }));
  console.log(JSON.stringify(figure));
  return figure;
});
console.log(
  JSON.stringify({ sizes: figures, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024) }),
);
// One in a thousand, and two where a list is too short to say.
const isBound = ({ auto, wrong }: (typeof figures)[number]): boolean => wrong <= Math.max(2, auto / 1_000);
process.exitCode = figures.every((figure) => isBound(figure) && figure.covered >= 0.95) ? 0 : 1;
