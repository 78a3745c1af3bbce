/** The match command as anybody runs it, on labelled lists written to files: what it says, how sure, at what cost. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { LabelledLists, Row } from './labelled-lists.ts';
import { likelyShares, rounded, shareOf } from './proportions.ts';

const root = join(import.meta.dirname, '../../..');
const linesAtOnce = 10_000;

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const writeRows = (file: string, rows: readonly Row[]): void => {
  const columns = [...new Set(rows.slice(0, 1_000).flatMap((row) => Object.keys(row)))];
  const out = openSync(file, 'w');
  writeSync(out, `${columns.join(',')}\n`);
  for (let start = 0; start < rows.length; start += linesAtOnce) {
    const lines = rows
      .slice(start, start + linesAtOnce)
      .map((row) => `${columns.map((column) => quoted(row[column] ?? '')).join(',')}\n`);
    writeSync(out, lines.join(''));
  }
  closeSync(out);
};

/** A line of the command's output. */
interface Pair {
  attendee: string;
  registrant: string;
  decision: string;
  probability: number;
}

export interface Run {
  pairs: Pair[];
  pairsCompared: number;
  seconds: number;
  cpuSeconds: number;
  peakMemoryMB: number;
}

/** Runs the command in a process of its own. Throws, with what it said, where it fails. */
export const runMatchCommand = (files: { registrants: string; attendees: string }, model?: string): Run => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-match-'));
  try {
    const out = join(folder, 'pairs.csv');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        pathToFileURL(join(import.meta.dirname, 'report-cost.ts')).href,
        join(root, 'sync-server/commands/match.ts'),
        ...['--registrants', files.registrants, '--attendees', files.attendees, '--out', out],
        ...(model ? ['--model', model] : []),
      ],
      { encoding: 'utf8', cwd: root },
    );
    if (status !== 0) throw new Error(`match failed: ${stdout}${stderr}`);
    const said = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Run;
    const { cpuSeconds } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '{}') as { cpuSeconds: number };
    const rows: Row[] = parse(readFileSync(out, 'utf8'), { columns: true });
    return {
      ...said,
      cpuSeconds,
      pairs: rows.map((row) => ({
        attendee: row.attendee_id ?? '',
        registrant: row.registrant_id ?? '',
        decision: row.decision ?? '',
        probability: Number(row.probability),
      })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export interface Figure {
  list: string;
  registrants: number;
  attendees: number;
  registered: number;
  auto: number;
  wrong: number;
  precision: number;
  /** The highest share of wrong ones that is likely for what was seen (95 %). */
  errorAtMost: number;
  recall: number;
  recallAtLeast: number;
  /** Registered attendees who are among the candidates shown, automatic or for review. */
  covered: number;
  /** Of taking the best candidate where it is likelier than not. */
  f1: number;
  pairsCompared: number;
  seconds: number;
  cpuSeconds: number;
  peakMemoryMB: number;
}

const judge = (pairs: readonly Pair[], truth: ReadonlyMap<string, string | null>) => {
  let [auto, right, covered, taken, rightlyTaken] = [0, 0, 0, 0, 0];
  const met = new Set<string>();
  for (const { attendee, registrant, decision, probability } of pairs) {
    const isRight = truth.get(attendee) === registrant;
    const isBest = !met.has(attendee);
    met.add(attendee);
    if (isRight) covered++;
    if (isBest && probability >= 0.5) {
      taken++;
      if (isRight) rightlyTaken++;
    }
    if (decision !== 'auto') continue;
    auto++;
    if (isRight) right++;
  }
  const registered = [...truth.values()].filter((person) => person !== null).length;
  return {
    registered,
    auto,
    wrong: auto - right,
    precision: rounded(auto === 0 ? 1 : right / auto, 5),
    errorAtMost: rounded(likelyShares(auto - right, auto)[1], 5),
    recall: rounded(shareOf(right, registered), 4),
    recallAtLeast: rounded(likelyShares(right, registered)[0], 4),
    covered: rounded(shareOf(covered, registered), 4),
    f1: rounded(shareOf(2 * rightlyTaken, taken + registered), 5),
  };
};

/** Writes the lists, runs the command on them, and holds what it says against the truth. */
export const measureCommand = (
  list: string,
  { registrants, attendees, truth }: LabelledLists,
  { model, id = 'id' }: { model?: string; id?: string } = {},
): Figure => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-lists-'));
  try {
    const files = { registrants: join(folder, 'registrants.csv'), attendees: join(folder, 'attendees.csv') };
    writeRows(files.registrants, registrants);
    writeRows(files.attendees, attendees);
    const { pairs, pairsCompared, seconds, cpuSeconds, peakMemoryMB } = runMatchCommand(files, model);
    return {
      list,
      registrants: registrants.length,
      attendees: attendees.length,
      ...judge(pairs, new Map(attendees.map((row, nth) => [row[id] ?? '', truth[nth] ?? null]))),
      pairsCompared,
      seconds,
      cpuSeconds: rounded(cpuSeconds, 2),
      peakMemoryMB,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
