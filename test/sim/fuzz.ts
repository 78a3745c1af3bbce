/** `npm run --silent fuzz -- --requests N --seed S`: whatever is sent to it, the server goes on and harms nobody. */
import { parseArgs } from 'node:util';
import { inFolder } from './crash/folders.ts';
import { runCampaign } from './fuzz/campaign.ts';
import { wholeNumberOption } from './whole-number-option.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const requests = wholeNumberOption('requests', values.requests, 1);
const seed = wholeNumberOption('seed', values.seed, 0);

/** From the middle of a run to its last fifth. */
const mostGrowthMB = 100;
const mostToTell = 10;
const reachesAllFrom = 20_000;

// A long run that is ended by hand tells what it saw: `kill -INT` to this process alone, Ctrl+C ends its server, too.
const ending = new AbortController();
process.on('SIGINT', () => ending.abort());

const result = await inFolder((folder) =>
  runCampaign({
    folder,
    requests,
    seed,
    signal: ending.signal,
    afterRequest: (done) => {
      if (process.stderr.isTTY && done % 100 === 0)
        process.stderr.write(`\r${done} of ${requests} requests `);
      else if (done % 50_000 === 0) console.error(`${done} of ${requests} requests`);
    },
  }),
);
const { figures, statuses, reached, problems } = result;
const growth = figures.memoryGrowthMB ?? 0;
if (growth > mostGrowthMB) problems.push(`memory grew by ${growth} MB after warm-up`);
// A short run may miss one by chance; a long one that does has only knocked at its door.
const notReached = Object.keys(reached).filter((route) => reached[route] === 0);
if (figures.requests >= reachesAllFrom)
  problems.push(
    ...notReached.map((route) => `${route} was never answered 2xx: nothing behind its door was tried`),
  );
console.log(`Answers by status: ${JSON.stringify(statuses)}`);
console.log(`Answered 2xx by route: ${JSON.stringify(reached)}`);
console.log(JSON.stringify(figures));
for (const problem of problems.slice(0, mostToTell)) console.error(`Broken: ${problem}`);
if (problems.length > 0) console.error(`Again with: --requests ${requests} --seed ${seed}`);
process.exitCode = problems.length === 0 ? 0 : 1;
