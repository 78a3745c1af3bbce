/**
 * `npm run --silent bench:check-ins -- [--sizes 10000,55000] [--attendees N] [--seed S]`: one check-in at a time against
 * the index in the database, as the server asks: milliseconds for each (name, index, frequencies, weights, reasons), how
 * sure and how complete without anything learnt yet, how long the index takes to make, and one registrant to change. Beside
 * it the same check-ins against the registry in memory, as lists are compared.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCheckInEngine } from '../../sync-server/matching/check-in-engine.ts';
import { indexRegistrants } from '../../sync-server/matching/index.ts';
import { openStore } from '../../sync-server/store/index.ts';
import { timeInMemory } from './match/in-memory.ts';
import { claimOf, makeLabelledLists, registrantOf } from './match/labelled-lists.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,55000' },
    attendees: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '5' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const [attendees, seed] = [Number(values.attendees), Number(values.seed)];
if ([...sizes, attendees, seed].some((number) => !Number.isSafeInteger(number) || number < 1)) {
  console.error('--sizes, --attendees and --seed are whole numbers from 1 on.');
  process.exit(2);
}

const rounded = (number: number, digits = 2): number => Number(number.toFixed(digits));
const percentiles = (times: readonly number[]) => {
  const ascending = times.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    rounded(ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
};

const atOnce = 500;
const changes = 50;

const measure = async (size: number, folder: string) => {
  const file = join(folder, `${size}.db`);
  const store = openStore(file);
  // The index alone is measured: the registry's own tables would only have to be filled.
  await store.raw((connection) => connection.pragma('foreign_keys = OFF'));
  const lists = makeLabelledLists({ seed, registrants: size, attendees, registered: 0.8 });
  const started = performance.now();
  for (let start = 0; start < size; start += atOnce) {
    const some = lists.registrants.slice(start, start + atOnce).map(registrantOf);
    await store.write((tx) => indexRegistrants(tx, some));
  }
  const indexSeconds = (performance.now() - started) / 1_000;

  const engine = createCheckInEngine(store, async () => null);
  const times: number[] = [];
  let [auto, wrong, covered] = [0, 0, 0];
  for (const [nth, attendee] of lists.attendees.entries()) {
    const before = performance.now();
    const answer = await engine.match(claimOf(attendee), 'at-station');
    times.push(performance.now() - before);
    const person = lists.truth[nth];
    if (person && answer.candidates.some(({ registrant }) => registrant === person)) covered++;
    if (answer.decision !== 'auto') continue;
    auto++;
    if (answer.registrant !== person) wrong++;
  }
  const registered = lists.truth.filter((person) => person !== null).length;

  const changing = performance.now();
  for (const row of lists.registrants.slice(0, changes))
    await store.write((tx) => indexRegistrants(tx, [{ ...registrantOf(row), city: 'Elsewhere' }]));
  const changeMs = (performance.now() - changing) / changes;
  await store.close();
  const inMemory = timeInMemory(lists);
  return {
    registrants: size,
    indexSeconds: rounded(indexSeconds, 1),
    indexMB: Math.round(statSync(file).size / 1e6),
    checkInMs: percentiles(times),
    inMemoryMs: percentiles(inMemory.times),
    inMemorySeconds: rounded(inMemory.prepareSeconds, 1),
    changeMs: rounded(changeMs),
    auto,
    wrong,
    recall: rounded((auto - wrong) / registered, 4),
    covered: rounded(covered / registered, 4),
  };
};

const folder = mkdtempSync(join(tmpdir(), 'rollcall-check-ins-'));
try {
  const figures: Awaited<ReturnType<typeof measure>>[] = [];
  for (const size of sizes) {
    const figure = await measure(size, folder);
    console.log(JSON.stringify(figure));
    figures.push(figure);
  }
  console.log(
    JSON.stringify({ sizes: figures, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024) }),
  );
  // One in a thousand, and two where there are too few to say.
  process.exitCode = figures.every((one) => one.wrong <= Math.max(2, one.auto / 1_000)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
