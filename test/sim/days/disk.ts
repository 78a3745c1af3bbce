import type { Random } from '../../../sync-server/sample/random.ts';
import type { Faults } from './faults.ts';
import type { Moment, Turn } from './storage.ts';

/** What the storage of one tablet does to its pages. */
export const createDisk = ({ random, faults }: { random: Random; faults: Faults }) => {
  let isFull = false;
  let isSlow = false;
  let losses = 0;
  let lossIn = 0;
  let lossAt: Moment = 'heard';

  const lost = (moment: Moment): boolean => {
    if (losses === 0 || moment !== lossAt || lossIn-- > 0) return false;
    losses--;
    faults.note(moment === 'committed' ? 'commit-not-heard' : 'connection-lost');
    return true;
  };

  return {
    turn: (moment: Moment): Turn => {
      if (lost(moment)) return 'lose-connection';
      if (isFull && moment === 'commit' && random.chance(0.8)) {
        faults.note('storage-full');
        return 'full';
      }
      if (isSlow && moment === 'committed' && random.chance(0.2)) {
        faults.note('late-event');
        return { lateMs: random.between(20, 4_000) };
      }
      return 'go';
    },
    beFull: (is: boolean): void => {
      isFull = is;
    },
    beSlow: (is: boolean): void => {
      isSlow = is;
    },
    /** Loses the connection `times` in a row, from some step on. */
    loseConnections: (times: number): void => {
      losses = times;
      lossIn = random.between(0, 12);
      lossAt = random.pick(['heard', 'heard', 'commit', 'committed', 'committed']);
    },
    mend: (): void => {
      isFull = false;
      isSlow = false;
      losses = 0;
    },
  };
};
export type Disk = ReturnType<typeof createDisk>;
