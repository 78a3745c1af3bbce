/**
 * `npm run --silent bench:splink -- [--data DIR]`: the engine beside Splink (its DuckDB backend, tuned as its own
 * documentation does for such data), on the same machine in the same run: FEBRL 3 as duplicates within one list, and the
 * development booth set as two lists. Needs these sets beside the repository and Python 3 with pip, into a scratch folder
 * of which Splink is installed; without either it is skipped, with a word. Of two lists each attendee's best candidate
 * counts, for both. Ratios: theirs to ours; more than 1 is in our favour.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { readBooth, readFebrl } from './match/development-sets.ts';
import type { Row } from './match/labelled-lists.ts';
import { runMatchCommand, writeRows } from './match/match-command.ts';
import { rounded } from './match/proportions.ts';
import { bestStanding, type ScoredPair, standingAt, standingAtRecall } from './match/scored-pairs.ts';
import { scratchPython } from './scratch-python.ts';

const version = '5.0.0';
const { values } = parseArgs({
  options: { data: { type: 'string', default: join(import.meta.dirname, '../../../shared/data') } },
});
const recalls = [0.9, 0.94, 0.97, 0.99, 0.995];

interface Costs {
  seconds: number;
  cpuSeconds: number;
  peakMemoryMB: number;
}
interface Contestant extends Costs {
  pairs: ScoredPair[];
}
interface Raw {
  left: string;
  right: string;
  probability: number;
}

const runProgram = (program: string, args: string[]): Costs => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  const [said, cost] = [stdout, stderr].map((text) => text.trim().split('\n').at(-1) ?? '');
  return { ...JSON.parse(said ?? '{}'), ...(cost?.startsWith('{') ? JSON.parse(cost) : {}) };
};
const readPairs = (file: string): Raw[] =>
  (parse(readFileSync(file, 'utf8'), { columns: true }) as Row[]).map((row) => ({
    left: row.left_id ?? '',
    right: row.right_id ?? '',
    probability: Number(row.probability),
  }));

/** Of each attendee the likeliest. */
const bestOfEach = (pairs: readonly Raw[]): Raw[] => {
  const best = new Map<string, Raw>();
  for (const pair of pairs)
    if (pair.probability > (best.get(pair.left)?.probability ?? 0)) best.set(pair.left, pair);
  return [...best.values()];
};

const compare = (list: string, ours: Contestant, splink: Contestant, all: number) => {
  const figures = [ours, splink].map(({ pairs, seconds, cpuSeconds, peakMemoryMB }) => ({
    f1: rounded(standingAt(pairs, all, 0.5).f1, 5),
    bestF1: rounded(bestStanding(pairs, all).f1, 5),
    wrong: standingAt(pairs, all, 0.5).wrong,
    atRecall: Object.fromEntries(
      recalls.map((recall) => {
        const standing = standingAtRecall(pairs, all, recall);
        return [recall, standing && { precision: rounded(standing.precision, 5), wrong: standing.wrong }];
      }),
    ),
    seconds: rounded(seconds, 2),
    cpuSeconds: rounded(cpuSeconds, 2),
    peakMemoryMB: Math.round(peakMemoryMB),
  }));
  const errors = ({ pairs }: Contestant): number => 1 - standingAt(pairs, all, 0.5).f1;
  const figure = {
    list,
    truePairs: all,
    ours: figures[0],
    splink: figures[1],
    ratios: {
      seconds: rounded(splink.seconds / ours.seconds, 2),
      cpuSeconds: rounded(splink.cpuSeconds / ours.cpuSeconds, 2),
      errors: rounded(errors(splink) / Math.max(errors(ours), 1e-6), 2),
      memory: rounded(splink.peakMemoryMB / ours.peakMemoryMB, 2),
    },
  };
  console.log(JSON.stringify(figure));
  return figure;
};

const run = (python: string, folder: string) => {
  const inFolder = (name: string): string => join(folder, name);
  const runSplink = (task: string, ...files: string[]): Costs & { raw: Raw[] } => {
    const peer = join(import.meta.dirname, 'match/peer.py');
    const cost = runProgram(python, [peer, task, inFolder('splink.csv'), ...files]);
    return { ...cost, raw: readPairs(inFolder('splink.csv')) };
  };
  const figures = [];

  const febrl = readFebrl(values.data, 3);
  if (febrl) {
    const rows = [...febrl.registrants, ...febrl.attendees];
    writeRows(inFolder('febrl.csv'), rows);
    const personOf = (id: string): string => id.split('-')[1] ?? '';
    const times = new Map<string, number>();
    for (const { rec_id: id = '' } of rows) times.set(personOf(id), (times.get(personOf(id)) ?? 0) + 1);
    const all = [...times.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
    const judge = (pairs: Raw[]): ScoredPair[] =>
      pairs.map(({ left, right, probability }) => ({
        isRight: personOf(left) === personOf(right),
        probability,
      }));
    const cost = runProgram(process.execPath, [
      ...['--import', join(import.meta.dirname, 'match/report-cost.ts')],
      join(import.meta.dirname, 'match/find-duplicates.ts'),
      ...[inFolder('febrl.csv'), inFolder('ours.csv')],
    ]);
    const ours = { ...cost, pairs: judge(readPairs(inFolder('ours.csv'))) };
    const splink = runSplink('febrl', inFolder('febrl.csv'));
    figures.push(compare('FEBRL 3, duplicates', ours, { ...splink, pairs: judge(splink.raw) }, all));
  } else console.log(`skipped: FEBRL 3 (not in ${values.data})`);

  const booth = readBooth(values.data);
  if (booth) {
    const files = { registrants: inFolder('registrants.csv'), attendees: inFolder('attendees.csv') };
    writeRows(files.registrants, booth.registrants);
    writeRows(files.attendees, booth.attendees);
    const truth = new Map(booth.attendees.map(({ id }, nth) => [id, booth.truth[nth]]));
    const judge = (pairs: Raw[]): ScoredPair[] =>
      bestOfEach(pairs).map(({ left, right, probability }) => ({
        isRight: truth.get(left) === right,
        probability,
      }));
    const command = runMatchCommand(files);
    const ours = command.pairs.map(({ attendee, registrant, probability }) => ({
      left: attendee,
      right: registrant,
      probability,
    }));
    const splink = runSplink('booth', files.registrants, files.attendees);
    const all = booth.truth.filter((person) => person !== null).length;
    figures.push(
      compare('booth', { ...command, pairs: judge(ours) }, { ...splink, pairs: judge(splink.raw) }, all),
    );
  } else console.log(`skipped: booth (not in ${values.data})`);
  return figures;
};

const python = scratchPython('splink', version);
if ('missing' in python) console.log(`Skipped: ${python.missing}.`);
else {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-splink-'));
  try {
    console.log(JSON.stringify({ splink: version, lists: run(join(python.binaries, 'python'), folder) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
