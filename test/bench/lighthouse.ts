/**
 * `npm run --silent bench:lighthouse`: Lighthouse's marks of the front door, the kiosk before and after it was enrolled,
 * in real Chromium against the real server. Exits non-zero below 100. Skipped with a word where Lighthouse, which is
 * installed outside the project, cannot be had.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import * as z from 'zod';
import { isInviting } from '../browser/station.ts';
import { chromiumArguments, findChromium } from '../chromium.ts';
import { clerk, convention, openOffice } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { scratchPackage } from './scratch-package.ts';

const version = '13.5.0';
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const debuggingPort = 9_333;
const longestMs = 180_000;

const Report = z.object({
  categories: z.record(z.string(), z.object({ score: z.nullable(z.number()) })),
  audits: z.record(z.string(), z.object({ title: z.string(), score: z.nullable(z.number()) })),
});

const program = scratchPackage('lighthouse', version, join('cli', 'index.js'));
if (!program) {
  console.log(`Skipped: Lighthouse ${version} is not here and could not be installed.`);
  console.log(JSON.stringify({ skipped: true }));
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-lighthouse-'));

/** Marks from 0 to 100, and what took points away. */
const mark = async (url: string) => {
  const file = join(folder, 'report.json');
  const args = [
    program,
    url,
    `--port=${debuggingPort}`,
    '--quiet',
    '--disable-storage-reset',
    '--preset=desktop',
    `--only-categories=${categories.join(',')}`,
    '--output=json',
    `--output-path=${file}`,
  ];
  await promisify(execFile)(process.execPath, args, { timeout: longestMs });
  const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const marks = Object.fromEntries(
    categories.map((name) => [name, Math.round((report.categories[name]?.score ?? 0) * 100)]),
  );
  const lost = Object.values(report.audits).flatMap(({ title, score }) =>
    score !== null && score < 1 ? [`${title} (${score})`] : [],
  );
  return { marks, lost };
};

const server = await startServer({ prepare: (rooms) => openOffice(rooms) });
const { executablePath, env } = await findChromium();
const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath,
  env: { ...(process.env as Record<string, string>), ...env },
  permissions: ['camera'],
  args: [
    ...chromiumArguments(),
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--remote-debugging-port=${debuggingPort}`,
  ],
});
try {
  const pages: Record<string, Awaited<ReturnType<typeof mark>>> = {
    'front door': await mark(`${server.url}/`),
    'kiosk, not enrolled': await mark(`${server.url}/kiosk`),
  };
  const { code } = await server.rooms.access.createEnrolment({
    event: convention.id,
    station: 'Booth 7',
    by: clerk.id,
  });
  const page = await browser.newPage();
  await page.goto(`${server.url}/kiosk#enrol=${code}`);
  await isInviting(page);
  await page.close();
  pages.kiosk = await mark(`${server.url}/kiosk`);
  for (const [name, { marks, lost }] of Object.entries(pages))
    console.log(`${name}: ${JSON.stringify(marks)}${lost.length > 0 ? `\n  ${lost.join('\n  ')}` : ''}`);
  const all = Object.fromEntries(Object.entries(pages).map(([name, { marks }]) => [name, marks]));
  console.log(JSON.stringify(all));
  process.exitCode = Object.values(all).every((marks) => Object.values(marks).every((one) => one === 100))
    ? 0
    : 1;
} finally {
  await browser.close();
  await server.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
