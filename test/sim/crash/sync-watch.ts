/**
 * Looks at the real server process from outside: does it sync the log before each answer? strace sees the calls
 * that SQLite makes, so that the power cuts need not take SQLite's word for it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrolTablet, openOffice, sendBatch } from '../../server/office.ts';
import { makeRecords } from '../../server/records.ts';
import { startServer } from '../../server/start-server.ts';
import { inFolder } from './folders.ts';

/** A tool of Linux that a machine may or may not have; no part of this project. */
const tracer = 'strace';
const batches = 10;
const main = join(import.meta.dirname, '..', '..', '..', 'sync-server', 'main.ts');

const isSync = (line: string): boolean => /\b(fsync|fdatasync)\(\d+<[^>]*-wal>/.test(line);
const isAnswer = (line: string): boolean => /\b(write|writev|sendto|sendmsg)\(.*HTTP\/1\.1 200/.test(line);

/** How many of the answers in a trace had a sync of the log since the answer before. */
const readTrace = (trace: string): { answers: number; afterSync: number } => {
  let synced = false;
  let answers = 0;
  let afterSync = 0;
  for (const line of trace.split('\n')) {
    if (isSync(line)) synced = true;
    if (!isAnswer(line)) continue;
    answers++;
    if (synced) afterSync++;
    synced = false;
  }
  return { answers, afterSync };
};

const canTrace = (): boolean => spawnSync(tracer, ['-f', '-o', '/dev/null', 'true']).status === 0;

/** Runs the server below strace on `folder` while `act` uses it. */
const traced = async (folder: string, act: (url: string) => Promise<void>): Promise<string> => {
  const trace = join(folder, 'trace');
  const calls = 'trace=fsync,fdatasync,write,writev,sendto,sendmsg';
  const server = [process.execPath, main, '--data', folder, '--port', '0'];
  const strace = spawn(tracer, ['-f', '-y', '-s', '40', '-e', calls, '-o', trace, ...server], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: the server below must not outlive strace.
    detached: true,
  });
  const end = (): void => {
    if (strace.pid && strace.exitCode === null) process.kill(-strace.pid, 'SIGKILL');
  };
  process.once('exit', end);
  const ended = new Promise((resolve) => strace.once('exit', resolve));
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let printed = '';
      strace.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const found = /running on (http:\S+?)\. /.exec(printed)?.[1];
        if (found) resolve(found);
      });
      void ended.then(() => reject(new Error(`The server below strace ended:\n${printed}`)));
    });
    await act(url);
  } finally {
    end();
    await ended;
    process.off('exit', end);
  }
  return readFileSync(trace, 'utf8');
};

/**
 * Sends a few batches one after another. Resolves to how many were answered, and how many of the answers came
 * after a sync; null where strace is not there or may not trace.
 */
export const watchSyncs = async (): Promise<{ answers: number; afterSync: number } | null> => {
  if (!canTrace()) return null;
  return inFolder(async (folder) => {
    const office = await startServer({
      databaseFile: join(folder, 'rollcall.sqlite'),
      prepare: openOffice,
    });
    const tablet = await enrolTablet(office);
    await office.end();
    const trace = await traced(folder, async (url) => {
      for (let batch = 0; batch < batches; batch++)
        await sendBatch(url, tablet, await makeRecords(tablet, 3));
    });
    return readTrace(trace);
  });
};
