/** `npm run --silent crash -- --kills N --seed S --cuts M`: nothing that was acknowledged is lost or doubled. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomStream } from '../../sync-server/sample/random.ts';
import { spawnServer } from '../server/start-server.ts';
import { cutPower } from './crash/cuts.ts';
import { inFolder } from './crash/folders.ts';
import { killServer } from './crash/kills.ts';
import { watchSyncs } from './crash/sync-watch.ts';
import { wholeNumberOption } from './whole-number-option.ts';

/** Side by side, as nearly all of a server's start is one thread's work. */
const offices = 2;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    cuts: { type: 'string', default: '50' },
  },
});
const kills = wholeNumberOption('kills', values.kills, 0);
const seed = wholeNumberOption('seed', values.seed, 0);
const cuts = wholeNumberOption('cuts', values.cuts, 0);

const done = { kills: 0, cuts: 0 };
const showProgress = (what: keyof typeof done): void => {
  done[what]++;
  if (process.stderr.isTTY)
    process.stderr.write(`\r${done.kills} of ${kills} kills, ${done.cuts} of ${cuts} power cuts `);
};

const runKills = async () => {
  const shares = Array.from({ length: offices }, (_, office) => Math.floor((kills + office) / offices));
  const results = await Promise.all(
    shares
      .filter((share) => share > 0)
      .map((share, office) =>
        killServer({
          kills: share,
          random: randomStream(seed, `kills of office ${office}`),
          afterKill: () => showProgress('kills'),
        }),
      ),
  );
  const total = (figure: (result: (typeof results)[number]) => number): number =>
    results.reduce((sum, result) => sum + figure(result), 0);
  return {
    made: total(({ made }) => made),
    acked: total(({ acked }) => acked),
    stored: total(({ stored }) => stored),
    lost: total(({ lost }) => lost.length),
    doubled: total(({ doubled, strange }) => doubled.length + strange.length),
    problems: results.flatMap(({ problems }) => problems),
  };
};

/** A server that ends by itself leaves its compiled code to the next ones; one that is killed does not. */
const keepCompiledCode = async (folder: string): Promise<void> => {
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  const server = await spawnServer({ dataFolder: join(folder, 'data') });
  await server.kill('SIGTERM');
};

/** What is wrong, as sentences; the figures go to standard output. */
const run = (): Promise<string[]> =>
  inFolder(async (cache) => {
    const syncs = await watchSyncs();
    console.log(
      syncs
        ? `strace saw ${syncs.answers} answers of the server process, ${syncs.afterSync} of them after a sync of the log.`
        : 'No strace here: that an answer follows a sync is taken from PRAGMA synchronous.',
    );
    await keepCompiledCode(cache);
    const killing = await runKills();
    const cutting = await cutPower({ cuts, seed, afterCut: () => showProgress('cuts') });
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(
      `${cutting.cuts} power cuts left ${cutting.disks} disks; ${cutting.ofRecords} were in a commit of new records, ${cutting.checkpoints} met a checkpoint.`,
    );
    const { made, acked, stored, lost } = killing;
    const doubled = killing.doubled + cutting.doubled;
    const lostInCuts = cutting.lost;
    console.log(
      JSON.stringify({ kills: done.kills, made, acked, stored, lost, doubled, cuts: done.cuts, lostInCuts }),
    );
    const broken = {
      'an answer left before its sync':
        syncs !== null && !(syncs.answers > 0 && syncs.answers === syncs.afterSync),
      'acknowledged records are lost': lost + lostInCuts > 0,
      'records are stored more than once, or were never made': doubled > 0,
      'not all that was made is stored': stored !== made,
      'not every kill and cut was made': done.kills < kills || done.cuts < cuts,
      'no power cut met a commit of new records': cuts >= 20 && cutting.ofRecords === 0,
      'nothing was acknowledged': (kills > 0 && acked === 0) || (cuts > 0 && cutting.acked === 0),
    };
    return [
      ...Object.entries(broken).flatMap(([problem, is]) => (is ? [problem] : [])),
      ...killing.problems,
      ...cutting.problems,
    ];
  });

const mostToTell = 12;
const problems = await run();
for (const problem of problems.slice(0, mostToTell)) console.error(`Broken: ${problem}`);
if (problems.length > 0) console.error(`Again with: --kills ${kills} --seed ${seed} --cuts ${cuts}`);
process.exitCode = problems.length === 0 ? 0 : 1;
