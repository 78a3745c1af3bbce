/**
 * `npm test`: every check and every runner, one after another, then one line that counts them all.
 * Goes on after a failure, so that one run tells everything that is wrong.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

const run = (title: string, command: string, args: string[], env: Record<string, string> = {}): boolean => {
  const before = performance.now();
  console.log(`\n── ${title}`);
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    env: { ...process.env, ...plain, ...env },
  });
  console.log(
    `── ${title}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - before) / 1000)} s`,
  );
  return status === 0;
};

/** A check without tests of its own counts as one. */
const check = (title: string, command: string, args: string[]): Count => {
  const passed = run(title, command, args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
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

const vitest = (): Count => {
  const file = join(reports, 'vitest.json');
  const ok = run('unit and server tests', 'vitest', [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
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
  const ok = run('browser tests', 'playwright', ['test', '--config', 'test/playwright.config.ts'], {
    ...env,
    CHROMIUM_PATH: executablePath,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
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

const counts = [
  check('format and lint', 'biome', ['ci', '--error-on-warnings']),
  check('types', 'tsc', ['-b']),
  check('unused code', 'knip', []),
  check('build', 'vite', ['build', '--logLevel=warn']),
  vitest(),
  check('bundle sizes', 'node', ['test/bench/bundle-size.ts']),
  await playwright(),
];
rmSync(reports, { recursive: true, force: true });

const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
console.log(`\nAll of it took ${Math.round((performance.now() - started) / 1000)} s.`);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
