/** Opens the disks that one power cut may leave, and counts what is missing. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../sync-server/clock.ts';
import { keyFileOf, openRooms } from '../../../sync-server/rooms.ts';
import type { Random } from '../../../sync-server/sample/random.ts';
import { aftermaths, type Image } from './aftermath.ts';
import { type Book, compare, type Findings } from './book.ts';
import { inFolder } from './folders.ts';
import type { SeenCommit } from './forgetful-disk.ts';

export interface CutsResult {
  cuts: number;
  /** Summed over the cuts: how many records were acknowledged when each came. */
  acked: number;
  lost: number;
  doubled: number;
  /** Disks that were opened, and cuts that met a checkpoint. */
  disks: number;
  checkpoints: number;
  /** Cuts in a commit that brought records, and not only work behind the requests. */
  ofRecords: number;
  problems: string[];
}

/** Ids that an answer names, once it is read. */
export type Answered = Promise<(string | null)[]>;

export interface Cut extends SeenCommit {
  /** The answers that had left the server when the commit began. */
  left: readonly Answered[];
}

/** Opens one disk as the server does, and compares. Rejects when it cannot be opened or is damaged. */
const judgeDisk = (image: Image, keyFile: string, truth: Pick<Book, 'made' | 'acked'>): Promise<Findings> =>
  inFolder(async (folder) => {
    const file = join(folder, 'rollcall.sqlite');
    writeFileSync(file, image.database);
    writeFileSync(`${file}-wal`, image.wal);
    copyFileSync(keyFile, keyFileOf(file));
    const rooms = await openRooms({ file, clock: systemClock });
    try {
      return await rooms.store.raw((connection) => {
        const sound = connection.pragma('integrity_check', { simple: true });
        if (sound !== 'ok') throw new Error(`the database is damaged: ${sound}`);
        if (connection.prepare('PRAGMA foreign_key_check').all().length > 0)
          throw new Error('rows point at rows that are not there');
        return compare(connection, truth);
      });
    } finally {
      await rooms.intake.close();
      await rooms.store.close();
    }
  });

export const nothingYet: CutsResult = {
  cuts: 0,
  acked: 0,
  lost: 0,
  doubled: 0,
  disks: 0,
  checkpoints: 0,
  ofRecords: 0,
  problems: [],
};

export const sum = (one: CutsResult, other: CutsResult): CutsResult => ({
  cuts: one.cuts + other.cuts,
  acked: one.acked + other.acked,
  lost: one.lost + other.lost,
  doubled: one.doubled + other.doubled,
  disks: one.disks + other.disks,
  checkpoints: one.checkpoints + other.checkpoints,
  ofRecords: one.ofRecords + other.ofRecords,
  problems: [...new Set([...one.problems, ...other.problems])],
});

/** All disks that one cut may leave. A record that is lost on several of them counts once. */
export const judgeCut = async (
  cut: Cut,
  keyFile: string,
  book: Book,
  random: Random,
): Promise<CutsResult> => {
  const acked = (await Promise.all(cut.left)).flat().filter((id) => id !== null);
  const lost = new Set<string>();
  const doubled = new Set<string>();
  const problems: string[] = [];
  const stored: number[] = [];
  const disks = aftermaths(cut.synced, cut.written, random);
  for (const disk of disks) {
    const findings = await judgeDisk(disk, keyFile, { made: book.made, acked }).catch((error: Error) => {
      problems.push(`after a power cut: ${error.message.split('\n')[0]}`);
      // What cannot be opened is lost.
      return { stored: 0, lost: acked, doubled: [], strange: [] };
    });
    stored.push(findings.stored);
    for (const id of findings.lost) lost.add(id);
    for (const id of [...findings.doubled, ...findings.strange]) doubled.add(id);
  }
  const checkpoints = cut.synced.database.equals(cut.written.database) ? 0 : 1;
  return {
    cuts: 1,
    acked: acked.length,
    lost: lost.size,
    doubled: doubled.size,
    disks: disks.length,
    checkpoints,
    // From the disk that holds nothing of the commit to the one that holds all of it.
    ofRecords: (stored.at(-1) ?? 0) > (stored[0] ?? 0) ? 1 : 0,
    problems,
  };
};
