/** What a disk may hold after a power cut, from what it surely held and what was written since. Pure. */
import type { Random } from '../../../sync-server/sample/random.ts';

/** The bytes of a database and of its write-ahead log. */
export interface Image {
  database: Buffer;
  wal: Buffer;
}

const sectorBytes = 512;
/** The header of a log (sqlite.org/fileformat2.html#walformat). */
const headerBytes = 32;

/** What became of one sector of a write that had not been synced: it, what was there before, or nonsense. */
type Fate = 'written' | 'forgotten' | 'nonsense';

/** In the order of the file up to some point, or each sector by chance. */
const fatesBy = (random: Random): ((offset: number, length: number) => Fate) => {
  const lostAs = (): Fate => (random.chance(0.5) ? 'forgotten' : 'nonsense');
  if (random.chance(0.5)) {
    const upTo = random.fraction();
    return (offset, length) => (offset < upTo * length ? 'written' : lostAs());
  }
  const share = random.pick([0.02, 0.2, 0.6]);
  return () => (random.chance(share) ? lostAs() : 'written');
};

/** A file after a cut in the middle of the write from `before` to `after`. Bytes that the write left are safe. */
const tear = (before: Buffer, after: Buffer, random: Random): Buffer => {
  const fate = fatesBy(random);
  const length = random.chance(0.5) ? after.length : random.between(before.length, after.length);
  const torn = Buffer.from(after.subarray(0, length));
  for (let from = 0; from < length; from += sectorBytes) {
    const to = Math.min(length, from + sectorBytes);
    if (before.subarray(from, to).equals(after.subarray(from, to))) continue;
    const become = fate(from, length);
    if (become === 'written') continue;
    for (let at = from; at < to; at++) {
      const was = before[at] ?? 0;
      if (was !== after[at]) torn[at] = become === 'forgotten' ? was : random.between(0, 255);
    }
  }
  return torn;
};

/**
 * Several disks that one cut may leave. SQLite writes in three steps and syncs after each: the header of a log
 * that begins anew, its frames, and at a checkpoint the pages of the database (wal.c: sqlite3WalFrames,
 * walCheckpoint). So a step is torn only on top of whole earlier ones.
 */
export const aftermaths = (synced: Image, written: Image, random: Random): Image[] => {
  const headed = {
    ...synced,
    wal: Buffer.concat([written.wal.subarray(0, headerBytes), synced.wal.subarray(headerBytes)]),
  };
  const logged = { ...synced, wal: written.wal };
  const tornHead = { ...synced, wal: tear(synced.wal, headed.wal, random) };
  const tornLog = () => ({ ...synced, wal: tear(headed.wal, written.wal, random) });
  const tornPages = () => ({ ...logged, database: tear(synced.database, written.database, random) });
  const begins = !headed.wal.equals(synced.wal);
  const checkpoints = !written.database.equals(synced.database);
  return [
    synced,
    ...(begins ? [tornHead, headed] : []),
    tornLog(),
    tornLog(),
    ...(checkpoints ? [logged, tornPages(), tornPages()] : []),
    written,
  ];
};
