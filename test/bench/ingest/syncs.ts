/** How many fsyncs the server makes for a batch while 16 tablets send at once: group commit shares them. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../../sim/crash/folders.ts';
import { countOurAcks, ourTurns, withOurs } from './contestants.ts';
import { measureRate } from './load.ts';
import type { Sender } from './office.ts';

/** A tool of Linux that a machine may or may not have; no part of this project. */
const program = 'strace';
const batchesEach = 30;

const hasTracer = (): boolean => spawnSync(program, ['-V'], { stdio: 'ignore' }).status === 0;

/** Null where strace is not there. Counts what the work behind the requests syncs in the same time, too. */
export const countSyncs = ({
  office,
  senders,
}: {
  office: string;
  senders: readonly Sender[];
}): Promise<number | null> =>
  inFolder(async (folder) => {
    if (!hasTracer()) return null;
    const turns = await Promise.all(
      senders.map((sender) => ourTurns(sender, { size: 1, records: batchesEach })),
    );
    return withOurs({ office, folder: join(folder, 'data') }, async ({ url, pid }) => {
      const trace = join(folder, 'trace');
      const tracer = spawn(program, ['-f', '-e', 'trace=fsync,fdatasync', '-o', trace, '-p', String(pid)]);
      const ended = new Promise((resolve) => tracer.once('exit', resolve));
      // It says on its error stream when it is attached.
      await Promise.race([new Promise((resolve) => tracer.stderr.once('data', resolve)), ended]);
      await measureRate(new URL(url), { turns, warmUp: 0, countAcks: countOurAcks });
      tracer.kill('SIGINT');
      await ended;
      const syncs = readFileSync(trace, 'utf8').match(/\bf(data)?sync\(/g)?.length ?? 0;
      return Math.round((syncs / (turns.length * batchesEach)) * 100) / 100;
    });
  });
