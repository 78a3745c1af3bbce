import type { Capture } from '../tablet/outbox.ts';
import { seenKey } from '../tablet/seen.ts';
import type { Enrolment, Store } from '../tablet/store.ts';
import { dayAt } from './event-day.ts';

/** When a person was seen, on the server's clock as far as it is known. */
const seenAtMs = ({ clocks }: Capture): number => Date.parse(clocks.wall) + (clocks.serverOffsetMs ?? 0);

/** A person at the station: who (as a hash), on which day of the event, and whether they were here before on it. */
interface Sighting {
  checkIn: string;
  day: string;
  key: string;
  isBack: boolean;
}

/** Who was here today already, as hashes. Not knowing is not a reason to say so. */
export const createRecognition = (store: Pick<Store, 'wasSeen' | 'rememberSeen' | 'forgetSeen'>) => {
  /** What was remembered last, for as long as its person may still say "this is not me". */
  let last: { checkIn: string; day: string; key: string; kept: Promise<unknown> } | null = null;
  return {
    /**
     * Same badge, or same name and number, on the same day of the event? Writes nothing, so that it can be asked while
     * the sign-in is being saved: a visitor would wait for a second write to the disk.
     */
    look: async (capture: Capture, station: Enrolment): Promise<Sighting | null> => {
      try {
        const day = dayAt(seenAtMs(capture), station.pack.event.timeZone);
        const key = await seenKey(capture, station);
        const seen = await store.wasSeen(day, key);
        return { checkIn: capture.id, day, key, isBack: seen.ok && seen.value };
      } catch {
        return null;
      }
    },
    /** The sign-in is kept: from now on the person is back when they come again. */
    remember: ({ checkIn, day, key, isBack }: Sighting): void => {
      last = isBack ? null : { checkIn, day, key, kept: store.rememberSeen(day, key) };
    },
    /** It was somebody else: who it belongs to has not been here yet. */
    forget: async (checkIn: string): Promise<void> => {
      if (last?.checkIn !== checkIn) return;
      const { day, key, kept } = last;
      await kept;
      await store.forgetSeen(day, key);
    },
  };
};
