/** What may notice that something is broken: the campaigns and the test files, as commands in a copy of the project. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod/mini';

export interface Finding {
  /** `unclear`: it ended without having looked, or not at all; that says nothing about the mutant. */
  is: 'noticed' | 'passed' | 'unclear';
  what: string;
}

export const passed: Finding = { is: 'passed', what: 'nothing noticed it' };

interface Ended {
  code: number | null;
  printed: string;
  errors: string;
}

/** The short forms; what they find here they find within seconds. */
const campaigns: Record<string, string[]> = {
  crash: ['test/sim/crash.ts', '--kills', '2', '--cuts', '20', '--seed', '1'],
  sim: ['test/sim/sim.ts', '--days', '16', '--seed', '1'],
};

const longestMs = 240_000;

const run = (folder: string, args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      timeout: longestMs,
    });
    const said = { printed: '', errors: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      said.printed += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said.errors += chunk.toString();
    });
    child.once('close', (code) => resolve({ code, ...said }));
  });

const TestReport = z.object({
  numTotalTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** A file that cannot even be loaded has noticed nothing: only a test that failed counts. */
const askTests = async (folder: string, files: readonly string[], name: string): Promise<Finding> => {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const { code, printed, errors } = await run(folder, [
    'node_modules/vitest/vitest.mjs',
    ...['run', '--config', 'test/vitest.config.ts', '--bail=1', '--reporter=json'],
    ...(name === '' ? [] : ['--testNamePattern', name.replace(/[^\w ]/g, '.')]),
    ...[`--outputFile.json=${report}`, ...files.map((file) => `test/${file}`)],
  ]);
  if (!existsSync(report)) return { is: 'unclear', what: `${errors}${printed}`.slice(-2_000) };
  const { testResults, numTotalTests } = TestReport.parse(JSON.parse(readFileSync(report, 'utf8')));
  for (const { name: path, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    if (failed) return { is: 'noticed', what: `${relative(folder, path)}: ${failed.fullName}` };
  }
  return code === 0 && numTotalTests > 0
    ? passed
    : { is: 'unclear', what: `${errors}${printed}`.slice(-2_000) };
};

/** A campaign that found something has printed its figures, and says on standard error what is broken. */
const askCampaign = async (folder: string, name: string, args: string[]): Promise<Finding> => {
  const { code, printed, errors } = await run(folder, args);
  const said = errors.split('\n').find((line) => line.startsWith('Broken: '));
  const hasFigures = printed.trimEnd().split('\n').at(-1)?.startsWith('{') === true;
  if (code === 0 && hasFigures) return passed;
  return code === 1 && hasFigures && said
    ? { is: 'noticed', what: `${name}: ${said.slice('Broken: '.length)}` }
    : { is: 'unclear', what: `${errors}${printed}`.slice(-2_000) };
};

/**
 * Asks some detectors in a copy of the project, the tests among them all at once, until one notices. `test`: only
 * tests with this in their name.
 */
export const ask = async (folder: string, detectors: readonly string[], test = ''): Promise<Finding> => {
  const files = detectors.filter((detector) => !campaigns[detector]);
  const found = files.length > 0 ? await askTests(folder, files, test) : passed;
  if (found.is !== 'passed') return found;
  for (const [name, args] of Object.entries(campaigns)) {
    const finding = detectors.includes(name) ? await askCampaign(folder, name, args) : passed;
    if (finding.is !== 'passed') return finding;
  }
  return passed;
};
