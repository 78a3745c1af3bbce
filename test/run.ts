/**
 * `npm test`: every check and every runner, one after another, then one line that counts them all.
 * Goes on after a failure, so that one run tells everything that is wrong.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { findChromium } from './chromium.ts';

/** Colours are for terminals; in a log they are noise. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'rollcall-test-'));
const started = performance.now();

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
      env: { ...process.env, ...plain, ...env },
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
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
};

const checks = async (tasks: Task[]): Promise<Count[]> => {
  const counts: Count[] = [];
  for (const task of tasks) counts.push(await check(task));
  return counts;
};

/** A runner that ended badly without naming a failed test still counts as one failure. */
const honest = (count: Count, ok: boolean): Count =>
  ok || count.failed > 0 ? count : { ...count, failed: count.failed + 1 };

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const vitest = async (): Promise<Count> => {
  const file = join(reports, 'vitest.json');
  const ok = await run({
    title: 'unit and server tests',
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
    return honest({ passed: report.numPassedTests, failed: report.numFailedTests, skipped }, ok);
  } catch {
    return honest({ passed: 0, failed: 0, skipped: 0 }, false);
  }
};

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const playwright = async (): Promise<Count> => {
  const file = join(reports, 'playwright.json');
  const { executablePath, env } = await findChromium();
  const ok = await run({
    title: 'browser tests',
    command: 'playwright',
    args: ['test', '--config', 'test/playwright.config.ts'],
    env: { ...env, CHROMIUM_PATH: executablePath, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  try {
    const { stats } = PlaywrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
    // A test that needed a second try is not a passed test.
    return honest(
      { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
      ok,
    );
  } catch {
    return honest({ passed: 0, failed: 0, skipped: 0 }, false);
  }
};

/** The short forms of the campaigns; the long ones are in docs/reliability.md. */
const campaign = (title: string, ...args: string[]): Task => ({
  title,
  command: 'node',
  args,
  quietly: true,
});

/** A browser waits for people most of the time, and the campaigns for the disk: side by side they save minutes. */
const sideBySide = async (): Promise<Count[]> => {
  const [browser, disk] = await Promise.all([
    playwright(),
    checks([
      campaign('kills and power cuts', 'test/sim/crash.ts', '--kills', '100', '--cuts', '50'),
      campaign('hostile requests', 'test/sim/fuzz.ts', '--requests', '20000'),
      campaign('simulated days', 'test/sim/sim.ts', '--days', '40'),
      campaign('mutants', 'test/sim/mutants.ts', '--without-control'),
    ]),
  ]);
  return [browser, ...disk];
};

const counts = [
  ...(await checks([
    { title: 'format and lint', command: 'biome', args: ['ci', '--error-on-warnings'] },
    { title: 'types', command: 'tsc', args: ['-b'] },
    { title: 'unused code', command: 'knip', args: [] },
    { title: 'build', command: 'vite', args: ['build', '--logLevel=warn'] },
    { title: 'bundle sizes', command: 'node', args: ['test/bench/bundle-size.ts'] },
  ])),
  await vitest(),
  ...(await sideBySide()),
];
rmSync(reports, { recursive: true, force: true });

const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
console.log(`\nAll of it took ${Math.round((performance.now() - started) / 1000)} s.`);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
