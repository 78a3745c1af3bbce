/** `npm run --silent updates -- --updates N --seed S`: new versions of the app arrive in the middle of sign-ins. */
import { parseArgs } from 'node:util';
import { runUpdates } from '../browser/updates/campaign.ts';
import { wholeNumberOption } from './whole-number-option.ts';

const { values } = parseArgs({
  options: { updates: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const updates = wholeNumberOption('updates', values.updates, 1);
const seed = wholeNumberOption('seed', values.seed, 0);

let done = 0;
const { interrupted, taken, stored, version } = await runUpdates({
  updates,
  seed,
  afterEach: () => {
    done++;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${updates} updates `);
  },
});
for (const problem of interrupted) console.error(`Broken: ${problem}`);
console.log(JSON.stringify({ updates, interrupted: interrupted.length, taken, stored, version }));
const isKept = interrupted.length === 0 && version === updates && stored === updates;
if (!isKept) console.error(`Again with: --updates ${updates} --seed ${seed}`);
process.exitCode = isKept ? 0 : 1;
