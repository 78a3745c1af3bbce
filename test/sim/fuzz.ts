/** `npm run --silent fuzz -- --requests N --seed S`: whatever is sent to it, the server goes on and harms nobody. */
import { parseArgs } from 'node:util';
import { inFolder } from './crash/folders.ts';
import { runCampaign } from './fuzz/campaign.ts';

const readNumber = (name: string, text: string, least: number): number => {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  console.error(`--${name} is a whole number from ${least} on, and not "${text}".`);
  process.exit(2);
};

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const requests = readNumber('requests', values.requests, 1);
const seed = readNumber('seed', values.seed, 0);

const mostGrowthMB = 150;
const mostToTell = 10;

const result = await inFolder((folder) =>
  runCampaign({
    folder,
    requests,
    seed,
    afterRequest: (done) => {
      if (process.stderr.isTTY && done % 100 === 0)
        process.stderr.write(`\r${done} of ${requests} requests `);
    },
  }),
);
const { figures, statuses, notReached, problems } = result;
const growth = figures.memoryGrowthMB ?? 0;
if (growth > mostGrowthMB) problems.push(`memory grew by ${growth} MB after warm-up`);
console.log(`Answers by status: ${JSON.stringify(statuses)}`);
if (notReached.length > 0) console.log(`Never did what they are for: ${notReached.join(', ')}`);
console.log(JSON.stringify(figures));
for (const problem of problems.slice(0, mostToTell)) console.error(`Broken: ${problem}`);
if (problems.length > 0) console.error(`Again with: --requests ${requests} --seed ${seed}`);
process.exitCode = problems.length === 0 ? 0 : 1;
