/**
 * `npm run --silent bench:ingest -- [--rounds N] [--short] [--no-peer] [--growth ROWS]`: how many records a second the
 * finished server acknowledges, against pouchdb-server in the same run.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { maxRecordsPerBatch } from '../../src/domain/batch-bounds.ts';
import { inFolder } from '../sim/crash/folders.ts';
import {
  countOurAcks,
  countPeerAcks,
  ourTurns,
  peerTurns,
  withOurs,
  withPeer,
} from './ingest/contestants.ts';
import { measureCost } from './ingest/cost.ts';
import { measureGrowth } from './ingest/growth.ts';
import { measureLatency } from './ingest/latency.ts';
import { measureRate } from './ingest/load.ts';
import { makeOffice, type Sender } from './ingest/office.ts';
import { havePeer } from './ingest/peer.ts';
import { countSyncs } from './ingest/syncs.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    short: { type: 'boolean', default: false },
    'no-peer': { type: 'boolean', default: false },
    growth: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const growTo = Number(values.growth ?? (values.short ? 20_000 : 200_000));
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(growTo) || growTo < 0) {
  console.error('--rounds is a whole number from 1 on, --growth one from 0 on.');
  process.exit(2);
}

const connections = 16;
/** Per connection, of which the first `warmUp` turns do not count. */
const plans = values.short
  ? [
      { size: 1, records: 60, warmUp: 20 },
      { size: 100, records: 500, warmUp: 1 },
      { size: 500, records: 500, warmUp: 0 },
    ]
  : [
      { size: 1, records: 400, warmUp: 100 },
      { size: 100, records: 1_500, warmUp: 3 },
      { size: 500, records: 2_000, warmUp: 1 },
    ];
const recordsEach = Math.max(...plans.map(({ records }) => records));
const growthPlan = { size: 100, records: recordsEach, warmUp: values.short ? 1 : 3 };
type Plan = (typeof plans)[number];

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

const rateOfOurs = (office: string, senders: readonly Sender[], plan: Plan): Promise<number> =>
  inFolder(async (folder) => {
    const turns = await Promise.all(senders.map((sender) => ourTurns(sender, plan)));
    return withOurs({ office, folder }, ({ url }) =>
      measureRate(new URL(url), { turns, warmUp: plan.warmUp, countAcks: countOurAcks }),
    );
  });

const rateOfPeer = (senders: readonly Sender[], plan: Plan): Promise<number> =>
  inFolder((folder) =>
    withPeer(folder, (url) =>
      measureRate(url, {
        turns: senders.map((sender) => peerTurns(sender, plan)),
        warmUp: plan.warmUp,
        countAcks: countPeerAcks,
      }),
    ),
  );

const compare = async (office: string, senders: readonly Sender[], plan: Plan, withPeerToo: boolean) => {
  const ours: number[] = [];
  const peer: number[] = [];
  const runOurs = async () => ours.push(await rateOfOurs(office, senders, plan));
  const runPeer = async () => peer.push(await rateOfPeer(senders, plan));
  for (let round = 0; round < rounds; round++) {
    // The order alternates: whoever goes second finds a warmer disk and a busier machine.
    const order = withPeerToo ? [runOurs, runPeer] : [runOurs];
    for (const run of round % 2 === 0 ? order : order.toReversed()) await run();
  }
  const oursMedian = median(ours);
  const peerMedian = withPeerToo ? median(peer) : null;
  const ratio = peerMedian === null ? null : Math.round((oursMedian / peerMedian) * 10) / 10;
  console.log(
    `batches of ${plan.size}: ${Math.round(oursMedian)} records a second${
      peerMedian === null ? '' : `, pouchdb-server ${Math.round(peerMedian)}, ratio ${ratio}`
    }   (rounds: ${ours.map(Math.round).join(' ')}${peer.length > 0 ? ` against ${peer.map(Math.round).join(' ')}` : ''})`,
  );
  return {
    size: plan.size,
    ours: Math.round(oursMedian),
    peer: peerMedian === null ? null : Math.round(peerMedian),
    ratio,
  };
};

await inFolder(async (scratch) => {
  const withPeerToo = !values['no-peer'] && havePeer();
  const office = join(scratch, 'office');
  const senders = await makeOffice(office, { tablets: connections, recordsEach });
  const bytes = JSON.stringify(senders[0]?.records[0]).length;
  console.log(
    [
      `${connections} connections, records of ${bytes} bytes, medians of ${rounds} rounds, fresh databases.`,
      `Rollcall: token, batch signature, schema, chain, SQLite with synchronous=FULL: each answer follows an fsync.`,
      `At most ${maxRecordsPerBatch} records a request: batches of 500 are five requests in a row on the connection.`,
      withPeerToo
        ? 'pouchdb-server 4.2.0 on LevelDOWN: no access control, and LevelDB with sync=false: it answers without an fsync.'
        : 'No peer in this run: pouchdb-server was not asked for, or could not be installed.',
    ].join('\n'),
  );
  const batches = [];
  for (const plan of plans) batches.push(await compare(office, senders, plan, withPeerToo));
  const at = { office, senders };
  const p99Ms = await measureLatency(at, values.short ? 40 : 400);
  const fsyncsPerBatch = await countSyncs(at);
  const { cpuSecondsPer100k, memoryMB } = await measureCost(at);
  const growth = await measureGrowth(at, { rows: growTo, plan: growthPlan });
  console.log(JSON.stringify({ batches, p99Ms, fsyncsPerBatch, cpuSecondsPer100k, growth, memoryMB }));
});
