/**
 * `npm run --silent sim -- --days N --seed S`: simulated event days; what was called saved is stored exactly once.
 *
 * Day n of a run has the seed S + n - 1 and is told apart by it: `--days 1 --seed X` lives that day again. What is
 * decided (faults, delays, visitors, clocks) comes from streams of chance of each tablet's own; simulated time stands
 * still while real work is under way. Not the same in two runs: keys, ids, ciphertext, and which of several that are
 * due within 20 ms comes first where WebCrypto's threads finish in another order.
 *
 * A restore is the one loss there is: what was acknowledged after the backup and not held by a tablet any more is
 * counted as `lostWithBackup`, and must show as a gap in the server's count and never as "all safe" on the tablet.
 * Does not cover: a browser's own IndexedDB (fake-indexeddb stands in for it), a power cut (`crash`), matching and
 * credit, backups older than an enrolment or a revocation.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { DayResult } from './days/day.ts';
import { wholeNumberOption } from './whole-number-option.ts';

const threads = 2;

const { values } = parseArgs({
  options: { days: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const days = wholeNumberOption('days', values.days, 1);
const seed = wholeNumberOption('seed', values.seed, 0);

// Nobody cuts the power here ("crash" does): a file system in memory takes the waiting out of every sync.
const memory = '/dev/shm';
if (existsSync(memory)) process.env.TMPDIR = memory;

const results: DayResult[] = [];
const seeds = Array.from({ length: days }, (_, day) => seed + day);

/** Says what was wrong in a day; then no other begins. */
const tell = ({ seed, lost, doubled, stalled, drainSeconds, problems }: DayResult): void => {
  const said = [
    ...(lost.length > 0 ? [`${lost.length} lost`] : []),
    ...(doubled.length > 0 ? [`${doubled.length} doubled`] : []),
    ...(stalled > 0 ? [`${stalled} tablets not empty in time (${drainSeconds} s)`] : []),
    ...problems,
  ];
  if (said.length === 0) return;
  console.error(`Broken: ${said.join('; ')}. Again with: --days 1 --seed ${seed}`);
  seeds.length = 0;
};

/** What fake-indexeddb and a day's closed servers leave behind adds up: a thread lives so many days. */
const daysOfThread = 100;

const openThread = (): Worker =>
  new Worker(join(import.meta.dirname, 'days', 'worker.ts'), {
    // What a day leaves is short-lived: collected in bigger portions it costs less.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });

const live = async (): Promise<void> => {
  let worker = openThread();
  let lived = 0;
  for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) {
    if (lived++ === daysOfThread) {
      await worker.terminate();
      worker = openThread();
      lived = 1;
    }
    worker.postMessage(next);
    const result = await new Promise<DayResult>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    worker.removeAllListeners('error');
    results.push(result);
    tell(result);
    if (process.stderr.isTTY) process.stderr.write(`\r${results.length} of ${days} days `);
    else if (results.length % daysOfThread === 0) console.error(`${results.length} of ${days} days`);
  }
  await worker.terminate();
};
await Promise.all(Array.from({ length: Math.min(threads, days) }, live));

const total = (figure: (result: DayResult) => number): number =>
  results.reduce((sum, result) => sum + figure(result), 0);
const faults: Record<string, number> = {};
for (const result of results)
  for (const [kind, times] of Object.entries(result.faults)) faults[kind] = (faults[kind] ?? 0) + times;
const broken = results.filter(
  ({ lost, doubled, stalled, problems }) => lost.length + doubled.length + stalled + problems.length > 0,
);
console.log(
  JSON.stringify({
    days: results.length,
    records: total(({ stored }) => stored),
    lost: total(({ lost }) => lost.length),
    doubled: total(({ doubled }) => doubled.length),
    stalled: total(({ stalled }) => stalled),
    maxDrainSeconds: Math.max(...results.map(({ drainSeconds }) => drainSeconds)),
    broken: broken.length,
    lostWithBackup: total(({ lostWithBackup }) => lostWithBackup),
    faults,
  }),
);
process.exitCode = broken.length === 0 ? 0 : 1;
