/** One campaign: hostile requests on several connections, healthy tablets beside them, and what became of both. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { createAttack } from './attack.ts';
import { type GoodRecords, harmed, isAllWorkDone, noGoodRecords } from './good-records.ts';
import { sendAllTheTime } from './healthy-tablets.ts';
import { watchMemory } from './memory.ts';
import { lookAround, type Office, openOfficeUnderAttack } from './office.ts';
import { operationsOf } from './operations.ts';
import { plansFrom } from './plans.ts';
import { closeConnections } from './send.ts';
import { createVerdicts } from './verdicts.ts';

const connections = 16;
const lookEveryMs = 2_000;
/** Lists that have grown long take longer: an office does not read them all the time. */
const lookingShare = 0.1;
const drainMs = 60_000;

export interface CampaignResult {
  figures: {
    requests: number;
    crashes: number;
    serverErrors: number;
    neighboursHarmed: number;
    /** Whole requests that nobody answered. */
    unanswered: number;
    /** Answers that showed a file from outside the app. */
    leaks: number;
    /** Times that the work behind the requests failed. */
    backgroundFailures: number;
    /** How many there were to harm. */
    goodRecords: number;
    /** Operations of the served document that did at least once what they are for, of how many. */
    operationsReached: number;
    operations: number;
    healthyP99Ms: number;
    /** Null where the system does not tell. */
    memoryGrowthMB: number | null;
    memoryPeakMB: number | null;
  };
  /** How often each status came. */
  statuses: Record<string, number>;
  /** How many requests to each operation were answered 2xx. */
  reached: Record<string, number>;
  problems: string[];
}

/** What the database says once the server has nothing left to do, or after a minute. */
const judgeDatabase = async (
  file: string,
  { goods, hasEnded }: { goods: GoodRecords; hasEnded: () => boolean },
): Promise<{ harms: string[]; isWorkDone: boolean }> => {
  const connection = new SqliteDatabase(file, { readonly: true });
  try {
    const until = performance.now() + drainMs;
    while (!isAllWorkDone(connection) && performance.now() < until && !hasEnded()) await sleep(100);
    return { harms: harmed(connection, goods), isWorkDone: isAllWorkDone(connection) };
  } finally {
    connection.close();
  }
};

/** Keeps the lists of the console open, as an office does. */
const lookAllTheTime = async (
  office: Office,
  { isOver, trouble }: { isOver: () => boolean; trouble: (what: string) => void },
): Promise<void> => {
  while (!isOver()) {
    const before = performance.now();
    await lookAround(office).catch((error: Error) => trouble(`the console: ${error.message}`));
    await sleep(Math.max(lookEveryMs, (performance.now() - before) / lookingShare));
  }
};

const lines = (printed: string, what: string): string[] =>
  printed.split('\n').filter((line) => line.includes(what));

const p99 = (times: readonly number[]): number =>
  Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0);

export const runCampaign = async (options: {
  folder: string;
  requests: number;
  seed: number;
  /** Ends it before all requests were sent; what came of those that were is told. */
  signal: AbortSignal;
  afterRequest: (done: number) => void;
}): Promise<CampaignResult> => {
  const office = await openOfficeUnderAttack(options.folder);
  const { server } = office;
  const document: unknown = await (await fetch(`${server.url}/openapi.json`)).json();
  const operations = operationsOf(document);
  const plans = plansFrom({ seed: options.seed, operations });
  const verdicts = createVerdicts(operations);
  const { problems } = verdicts;
  const goods = noGoodRecords();
  const attack = createAttack(office, goods);
  const memory = watchMemory(server.pid);

  let isOver = false;
  let crashes = 0;
  const hasEnded = (): boolean => crashes > 0;
  const isQuiet = (): boolean => isOver || hasEnded();
  let isEnding = false;
  void server.exited.then((code) => {
    if (isEnding) return;
    crashes++;
    problems.unshift(`the server ended with ${code}:\n${server.printed().slice(-3_000)}`);
  });

  let next = 0;
  let requests = 0;
  const workThrough = async (): Promise<void> => {
    while (next < options.requests && !options.signal.aborted && !hasEnded()) {
      const index = next++;
      const { value: plan } = plans.next();
      if (!plan) return;
      const answer = await attack(plan);
      // What was under way when the server ended says nothing more.
      if (!hasEnded()) verdicts.judge(index, plan, answer);
      options.afterRequest(++requests);
    }
  };

  const beside = Promise.all([
    lookAllTheTime(office, {
      isOver: isQuiet,
      trouble: (what) => {
        if (!hasEnded()) problems.push(what);
      },
    }),
    ...office.healthy.map((tablet) => sendAllTheTime(server.url, tablet, { goods, isOver: isQuiet })),
  ]);
  await Promise.all(Array.from({ length: connections }, workThrough));
  isOver = true;
  const [, ...times] = await beside;
  const held = memory.stop();

  const { harms, isWorkDone } = await judgeDatabase(join(options.folder, 'rollcall.sqlite'), {
    goods,
    hasEnded,
  });
  problems.push(...harms);
  if (!isWorkDone) problems.push('the work behind the requests did not come to its end');
  closeConnections();
  isEnding = true;
  if (!hasEnded()) await server.kill('SIGTERM');
  const failures = lines(server.printed(), 'background work failed');
  problems.unshift(...failures.slice(0, 1), ...lines(server.printed(), 'request failed').slice(0, 2));
  const reached = verdicts.reached();

  return {
    figures: {
      requests,
      crashes,
      ...verdicts.figures,
      neighboursHarmed: harms.length,
      backgroundFailures: failures.length,
      goodRecords: goods.byId.size,
      operationsReached: Object.values(reached).filter((times) => times > 0).length,
      operations: operations.length,
      healthyP99Ms: p99(times.flat()),
      memoryGrowthMB: held?.growthMB ?? null,
      memoryPeakMB: held?.peakMB ?? null,
    },
    statuses: verdicts.statuses,
    reached,
    problems,
  };
};
