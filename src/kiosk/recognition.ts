import type { Capture } from '../tablet/outbox.ts';
import { seenKey } from '../tablet/seen.ts';
import type { Enrolment, Store } from '../tablet/store.ts';
import { dayAt } from './event-day.ts';

/** When a person was seen, on the server's clock as far as it is known. */
const seenAtMs = ({ clocks }: Capture): number => Date.parse(clocks.wall) + (clocks.serverOffsetMs ?? 0);

/** Who was here today already, as hashes. Not knowing is not a reason to say so. */
export const createRecognition = (store: Pick<Store, 'rememberSeen' | 'forgetSeen'>) => {
  /** The check-in that was remembered last, for as long as its person may still say "this is not me". */
  let last: { checkIn: string; day: string; key: string } | null = null;
  return {
    /** Same badge, or same name and number, on the same day of the event. Remembers it. */
    isBack: async (capture: Capture, { token, pack }: Enrolment): Promise<boolean> => {
      try {
        const day = dayAt(seenAtMs(capture), pack.event.timeZone);
        const key = await seenKey(capture, token);
        const seen = await store.rememberSeen(day, key);
        const isBack = seen.ok && seen.value;
        last = isBack ? null : { checkIn: capture.id, day, key };
        return isBack;
      } catch {
        return false;
      }
    },
    /** It was somebody else: who it belongs to has not been here yet. */
    forget: async (checkIn: string): Promise<void> => {
      if (last?.checkIn === checkIn) await store.forgetSeen(last.day, last.key);
    },
  };
};
