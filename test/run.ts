/**
 * `npm test`: every check and every runner, one after another, then one line that counts them all.
 * Goes on after a failure, so that one run tells everything that is wrong.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod';
import { findChromium } from './chromium.ts';

/** Colours are for terminals; in a log they are noise. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** Each failure by name and what it said: told again at the end, since a log is often kept from its end only. */
  failures: string[];
}

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'rollcall-test-'));
const started = performance.now();

/** Servers are started hundreds of times: each finds the code compiled by an earlier one. */
const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') };

interface Task {
  title: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Keeps what it prints until it has ended, so that two at a time do not mix. */
  quietly?: boolean;
}

/** Whether it ended well. */
const run = ({ title, command, args, env = {}, quietly = false }: Task): Promise<boolean> =>
  new Promise((resolve) => {
    const before = performance.now();
    console.log(`\n── ${title}`);
    const child = spawn(command, args, {
      cwd: root,
      stdio: quietly ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...plain, ...compiled, ...env },
    });
    // What runs beside the browser must not slow it down: its screens are waited for.
    if (quietly && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    const end = (ok: boolean): void => {
      process.stdout.write(Buffer.concat(said));
      const seconds = Math.round((performance.now() - before) / 1000);
      console.log(`── ${title}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s`);
      resolve(ok);
    };
    child.once('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      end(false);
    });
    child.once('close', (status) => end(status === 0));
  });

/** A check without tests of its own counts as one. */
const check = async (task: Task): Promise<Count> => {
  const passed = await run(task);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, failures: passed ? [] : [task.title] };
};

const checks = async (tasks: Task[]): Promise<Count[]> => {
  const counts: Count[] = [];
  for (const task of tasks) counts.push(await check(task));
  return counts;
};

/** A runner that ended badly without naming a failed test still counts as one failure. */
const honest = (title: string, count: Count, ok: boolean): Count =>
  ok || count.failed > 0
    ? count
    : { ...count, failed: count.failed + 1, failures: [...count.failures, `${title}: ended badly`] };

/** What is counted where a runner left no report that can be read. */
const unreported: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** The beginning of what a failed test said, indented, without the colours of a terminal. */
const excerpt = (message: string): string =>
  stripVTControlCharacters(message)
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join('\n');

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const vitestFailures = (report: z.infer<typeof VitestReport>): string[] =>
  report.testResults.flatMap((file) => {
    const path = relative(root, file.name);
    const failed = file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${path}: ${test.fullName}\n${excerpt((test.failureMessages ?? []).join('\n'))}`);
    // A file that could not even be loaded has a message of its own and no failed test.
    return failed.length === 0 && file.status === 'failed' ? [`${path}\n${excerpt(file.message)}`] : failed;
  });

const vitest = async (): Promise<Count> => {
  const title = 'unit and server tests';
  const file = join(reports, 'vitest.json');
  const ok = await run({
    title,
    command: 'vitest',
    args: [
      'run',
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
  });
  try {
    const report = VitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    const skipped = report.numPendingTests + report.numTodoTests;
    const failures = vitestFailures(report);
    return honest(
      title,
      { passed: report.numPassedTests, failed: report.numFailedTests, skipped, failures },
      ok,
    );
  } catch {
    return honest(title, unreported, false);
  }
};

const PlaywrightSuite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      line: z.number(),
      tests: z.array(
        z.object({
          status: z.string(),
          results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(PlaywrightSuite).optional();
  },
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(PlaywrightSuite),
});

const playwrightFailures = (suites: z.infer<typeof PlaywrightSuite>[]): string[] =>
  suites.flatMap((suite) => [
    ...suite.specs.flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) => {
          const message = test.results.map((result) => result.error?.message ?? '').join('\n');
          return `${spec.file}:${spec.line} ${spec.title}\n${excerpt(message)}`;
        }),
    ),
    ...playwrightFailures(suite.suites ?? []),
  ]);

const playwright = async (): Promise<Count> => {
  const title = 'browser tests';
  const file = join(reports, 'playwright.json');
  const { executablePath, env } = await findChromium();
  const ok = await run({
    title,
    command: 'playwright',
    args: ['test', '--config', 'test/playwright.config.ts'],
    env: { ...env, CHROMIUM_PATH: executablePath, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  try {
    const { stats, suites } = PlaywrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    // A test that needed a second try is not a passed test.
    const failed = stats.unexpected + stats.flaky;
    const failures = playwrightFailures(suites);
    return honest(title, { passed: stats.expected, failed, skipped: stats.skipped, failures }, ok);
  } catch {
    return honest(title, unreported, false);
  }
};

/** The short forms of the campaigns; the long ones are in docs/reliability.md. */
const campaign = (title: string, ...args: string[]): Task => ({
  title,
  command: 'node',
  args,
  quietly: true,
});

/** One after the other: browsers must not wait for what else is tested. */
const runners = async (): Promise<Count[]> => [await vitest(), await playwright()];

const counts = [
  ...(await checks([
    { title: 'format and lint', command: 'biome', args: ['ci', '--error-on-warnings'] },
    { title: 'types', command: 'tsc', args: ['-b'] },
    { title: 'unused code', command: 'knip', args: [] },
    { title: 'build', command: 'vite', args: ['build', '--logLevel=warn'] },
    { title: 'bundle sizes', command: 'node', args: ['test/bench/bundle-size.ts'] },
  ])),
  // Servers and browsers wait most of the time, and the campaigns for the disk: side by side they save minutes.
  ...(
    await Promise.all([
      runners(),
      checks([
        campaign('kills and power cuts', 'test/sim/crash.ts', '--kills', '100', '--cuts', '50'),
        campaign('hostile requests', 'test/sim/fuzz.ts', '--requests', '12000'),
        campaign('simulated days', 'test/sim/sim.ts', '--days', '30'),
        campaign('mutants', 'test/sim/mutants.ts', '--without-control'),
      ]),
    ])
  ).flat(),
];
rmSync(reports, { recursive: true, force: true });

const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
  counts.reduce((total, count) => total + count[key], 0);
for (const failure of counts.flatMap((count) => count.failures)) console.log(`\nFailed: ${failure}`);
console.log(`\nAll of it took ${Math.round((performance.now() - started) / 1000)} s.`);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
